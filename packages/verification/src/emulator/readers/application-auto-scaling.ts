import {
  DescribeScalableTargetsCommand,
  DescribeScalingPoliciesCommand,
  ListTagsForResourceCommand,
} from '@aws-sdk/client-application-auto-scaling';
import { toProperties, toTags } from '../answer';
import { askedText, type Readers } from '../reader';

/** Scaling of services. */
export const APPLICATION_AUTO_SCALING_READERS: Readers = {
  'AWS::ApplicationAutoScaling::ScalableTarget': async ({ applicationAutoScaling }, place) => {
    const ids = [askedText(place, 'ResourceId')];
    const { ScalableTargets = [] } = await applicationAutoScaling.send(
      new DescribeScalableTargetsCommand({ ServiceNamespace: 'ecs', ResourceIds: ids }),
    );
    const [target] = ScalableTargets;
    if (!target) return undefined;
    const { ScalableTargetARN, ...settings } = target;
    const { Tags } = await applicationAutoScaling.send(
      new ListTagsForResourceCommand({ ResourceARN: ScalableTargetARN }),
    );
    return {
      properties: toProperties({ ...settings, Tags: toTags(Tags) }),
      attributes: { Ref: toTargetId(target) },
      listedAs: ids,
    };
  },
  'AWS::ApplicationAutoScaling::ScalingPolicy': async ({ applicationAutoScaling }, place) => {
    const name = askedText(place, 'PolicyName');
    const { ScalingPolicies = [] } = await applicationAutoScaling.send(
      new DescribeScalingPoliciesCommand({ ServiceNamespace: 'ecs', PolicyNames: [name] }),
    );
    const [policy] = ScalingPolicies;
    return (
      policy && {
        properties: toProperties({ ...policy, ScalingTargetId: toTargetId(policy) }),
        attributes: { Ref: policy.PolicyARN ?? '' },
        listedAs: [name],
      }
    );
  },
};

/** AWS CloudFormation Template Reference, AWS::ApplicationAutoScaling::ScalableTarget, Ref. */
function toTargetId(target: { ResourceId?: string; ScalableDimension?: string; ServiceNamespace?: string }): string {
  return `${target.ResourceId}|${target.ScalableDimension}|${target.ServiceNamespace}`;
}
