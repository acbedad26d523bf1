import type { ResourceType } from './resource-type';
import { nested, same, tags } from './shape';

/** Application Auto Scaling: how many tasks a service has. */
export const APPLICATION_AUTO_SCALING: { readonly [token: string]: ResourceType } = {
  'aws:appautoscaling/target:Target': {
    type: 'AWS::ApplicationAutoScaling::ScalableTarget',
    inputs: { ...same('maxCapacity', 'minCapacity', 'resourceId', 'scalableDimension', 'serviceNamespace'), tags },
    // What CloudFormation calls the id of a target is all three.
    outputs: { resourceId: 'Ref', scalableDimension: 'Ref', serviceNamespace: 'Ref' },
  },
  'aws:appautoscaling/policy:Policy': {
    type: 'AWS::ApplicationAutoScaling::ScalingPolicy',
    inputs: {
      name: 'PolicyName',
      ...same('policyType'),
      resourceId: 'ScalingTargetId',
      scalableDimension: 'ScalingTargetId',
      serviceNamespace: 'ScalingTargetId',
      targetTrackingScalingPolicyConfiguration: nested('TargetTrackingScalingPolicyConfiguration', {
        predefinedMetricSpecification: nested('PredefinedMetricSpecification', same('predefinedMetricType')),
        ...same('scaleInCooldown', 'scaleOutCooldown', 'targetValue'),
      }),
    },
  },
};
