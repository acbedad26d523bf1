import type { PlanContext } from './context';
import { arnOf } from './vocabulary/cloud';
import { ref } from './vocabulary/reference';
import type { Text } from './vocabulary/text';
/** The ECS cluster. */
export type ClusterPlan = NewClusterPlan | ExistingClusterPlan;

/** A cluster that is created. */
export interface NewClusterPlan {
  /** It is created. */
  readonly kind: 'new';
  /** Name, at most 255 characters. */
  readonly name: string;
  /** Container Insights: `enabled` is the ordinary kind. */
  readonly containerInsights: 'enabled';
  /** Capacity providers that its services may use. */
  readonly capacityProviders: readonly ('FARGATE' | 'FARGATE_SPOT')[];
}

/** A cluster that is there already. */
export interface ExistingClusterPlan {
  /** It is there. */
  readonly kind: 'existing';
  /** Its name. */
  readonly name: string;
}

/** The cluster. It may use Fargate Spot whether a service does so or not, so that a release can change its mind. */
export function planCluster(context: PlanContext): ClusterPlan {
  const existing = existingCluster(context);
  if (existing) return { kind: 'existing', name: existing };
  return {
    kind: 'new',
    name: context.name('cluster', 'cluster'),
    containerInsights: 'enabled',
    capacityProviders: ['FARGATE', 'FARGATE_SPOT'],
  };
}

/** Name of the cluster, created or existing. */
export function clusterName(context: PlanContext): Text {
  return existingCluster(context) ?? ref('cluster', 'name');
}

/** ARN of the cluster, created or existing. */
export function clusterArn(context: PlanContext): Text {
  const existing = existingCluster(context);
  return existing ? arnOf('ecs', `cluster/${existing}`) : ref('cluster', 'arn');
}

/** Whether the cluster is there already. */
export function hasExistingCluster(context: PlanContext): boolean {
  return existingCluster(context) !== undefined;
}

function existingCluster({ spec: { network } }: PlanContext): string | undefined {
  return network?.kind === 'existing' ? network.cluster : undefined;
}
