import {
  DescribeListenersCommand,
  DescribeLoadBalancerAttributesCommand,
  DescribeLoadBalancersCommand,
  DescribeTagsCommand,
  DescribeTargetGroupAttributesCommand,
  DescribeTargetGroupsCommand,
} from '@aws-sdk/client-elastic-load-balancing-v2';
import { toProperties, toTags } from '../answer';
import type { Cloud } from '../cloud';
import type { Readers } from '../reader';

/** Load balancers, their listeners and target groups. */
export const LOAD_BALANCING_READERS: Readers = {
  'AWS::ElasticLoadBalancingV2::LoadBalancer': async ({ loadBalancing }, { physicalId: arn }) => {
    const { LoadBalancers = [] } = await loadBalancing.send(
      new DescribeLoadBalancersCommand({ LoadBalancerArns: [arn] }),
    );
    const [balancer] = LoadBalancers;
    if (!balancer) return undefined;
    const { Attributes } = await loadBalancing.send(
      new DescribeLoadBalancerAttributesCommand({ LoadBalancerArn: arn }),
    );
    return {
      properties: toProperties({
        Name: balancer.LoadBalancerName,
        Scheme: balancer.Scheme,
        Type: balancer.Type,
        IpAddressType: balancer.IpAddressType,
        SecurityGroups: balancer.SecurityGroups,
        Subnets: balancer.AvailabilityZones?.map(({ SubnetId }) => SubnetId),
        LoadBalancerAttributes: Attributes,
        Tags: await readTags(loadBalancing, arn),
      }),
      attributes: {
        Ref: balancer.LoadBalancerArn ?? '',
        DNSName: balancer.DNSName ?? '',
        LoadBalancerFullName: arn.replace(/^.*:loadbalancer\//, ''),
      },
    };
  },
  'AWS::ElasticLoadBalancingV2::TargetGroup': async ({ loadBalancing }, { physicalId: arn }) => {
    const { TargetGroups = [] } = await loadBalancing.send(new DescribeTargetGroupsCommand({ TargetGroupArns: [arn] }));
    const [group] = TargetGroups;
    if (!group) return undefined;
    const { TargetGroupArn: Ref = '', TargetGroupName = '', LoadBalancerArns, ...settings } = group;
    const { Attributes } = await loadBalancing.send(new DescribeTargetGroupAttributesCommand({ TargetGroupArn: arn }));
    return {
      properties: toProperties({
        ...settings,
        Name: TargetGroupName,
        TargetGroupAttributes: Attributes,
        Tags: await readTags(loadBalancing, arn),
      }),
      attributes: { Ref, TargetGroupName, TargetGroupFullName: Ref.replace(/^.*:targetgroup\//, 'targetgroup/') },
    };
  },
  'AWS::ElasticLoadBalancingV2::Listener': async ({ loadBalancing }, { physicalId: arn }) => {
    const { Listeners = [] } = await loadBalancing.send(new DescribeListenersCommand({ ListenerArns: [arn] }));
    const [listener] = Listeners;
    if (!listener) return undefined;
    const { ListenerArn: Ref = '', ...settings } = listener;
    return {
      properties: toProperties({ ...settings, Tags: await readTags(loadBalancing, arn) }),
      attributes: { Ref },
    };
  },
};

async function readTags(loadBalancing: Cloud['loadBalancing'], arn: string) {
  const { TagDescriptions = [] } = await loadBalancing.send(new DescribeTagsCommand({ ResourceArns: [arn] }));
  return toTags(TagDescriptions[0]?.Tags);
}
