import {
  paginateDescribeScalableTargets,
  paginateDescribeScalingPolicies,
} from '@aws-sdk/client-application-auto-scaling';
import {
  DescribeClustersCommand,
  ListClustersCommand,
  paginateListServices,
  paginateListTaskDefinitions,
} from '@aws-sdk/client-ecs';
import {
  paginateDescribeListeners,
  paginateDescribeLoadBalancers,
  paginateDescribeTargetGroups,
} from '@aws-sdk/client-elastic-load-balancing-v2';
import type { Cloud } from '../cloud';
import { collect, type Listing } from '../listing';

/** Everything that services run on. */
export async function listRuntime(cloud: Cloud): Promise<Listing> {
  return [...(await listContainers(cloud)), ...(await listLoadBalancing(cloud)), ...(await listScaling(cloud))];
}

async function listContainers({ ecs: client }: Cloud): Promise<Listing> {
  const { clusterArns = [] } = await client.send(new ListClustersCommand({}));
  const { clusters = [] } = await client.send(new DescribeClustersCommand({ clusters: clusterArns }));
  const active = clusters.filter(({ status }) => status !== 'INACTIVE');
  const services: string[] = [];
  for (const { clusterArn: cluster } of active) {
    services.push(...(await collect(paginateListServices({ client }, { cluster }), (page) => page.serviceArns)));
  }
  const tasks = await collect(
    paginateListTaskDefinitions({ client }, { status: 'ACTIVE' }),
    ({ taskDefinitionArns }) => taskDefinitionArns,
  );
  return [
    ...active.map(({ clusterName }) => ['AWS::ECS::Cluster', clusterName] as const),
    ...services.map((arn) => ['AWS::ECS::Service', arn] as const),
    ...tasks.map((arn) => ['AWS::ECS::TaskDefinition', arn] as const),
  ];
}

async function listLoadBalancing({ loadBalancing: client }: Cloud): Promise<Listing> {
  const balancers = await collect(paginateDescribeLoadBalancers({ client }, {}), (page) => page.LoadBalancers);
  const groups = await collect(paginateDescribeTargetGroups({ client }, {}), (page) => page.TargetGroups);
  const listeners: (string | undefined)[] = [];
  for (const { LoadBalancerArn } of balancers) {
    const found = await collect(paginateDescribeListeners({ client }, { LoadBalancerArn }), (page) => page.Listeners);
    listeners.push(...found.map(({ ListenerArn }) => ListenerArn));
  }
  return [
    ...balancers.map(({ LoadBalancerArn }) => ['AWS::ElasticLoadBalancingV2::LoadBalancer', LoadBalancerArn] as const),
    ...groups.map(({ TargetGroupArn }) => ['AWS::ElasticLoadBalancingV2::TargetGroup', TargetGroupArn] as const),
    ...listeners.map((arn) => ['AWS::ElasticLoadBalancingV2::Listener', arn] as const),
  ];
}

async function listScaling({ applicationAutoScaling: client }: Cloud): Promise<Listing> {
  const ofServices = { ServiceNamespace: 'ecs' } as const;
  const targets = await collect(
    paginateDescribeScalableTargets({ client }, ofServices),
    (page) => page.ScalableTargets,
  );
  const policies = await collect(
    paginateDescribeScalingPolicies({ client }, ofServices),
    ({ ScalingPolicies }) => ScalingPolicies,
  );
  return [
    ...targets.map(({ ResourceId }) => ['AWS::ApplicationAutoScaling::ScalableTarget', ResourceId] as const),
    ...policies.map(({ PolicyName }) => ['AWS::ApplicationAutoScaling::ScalingPolicy', PolicyName] as const),
  ];
}
