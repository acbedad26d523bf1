import type { DeliveryPlan, RuntimePlan } from './pipeline-plan';
import type { RolePlan } from './vocabulary/statement';

/** Every role of a delivery; adapters make them first, without permissions. */
export function deliveryRoles(plan: DeliveryPlan): readonly RolePlan[] {
  return [
    plan.pipeline.role,
    ...plan.pipeline.actionRoles,
    ...plan.buildProjects.map(({ role }) => role),
    ...present([plan.trigger?.role, plan.bucketEmptier?.role]),
    ...present(plan.chatChannels.map(({ configuration }) => configuration?.role)),
  ];
}

/** Every role of a runtime; adapters make them first, without permissions. */
export function runtimeRoles(plan: RuntimePlan): readonly RolePlan[] {
  const { network, defaultSecurityGroup, taskDefinition, deploymentGroup } = plan;
  return [
    taskDefinition.taskRole,
    taskDefinition.executionRole,
    deploymentGroup.role,
    ...present([network.kind === 'new' ? network.flowLogs?.role : undefined, defaultSecurityGroup?.closer.role]),
  ];
}

function present<T>(values: readonly (T | undefined)[]): readonly T[] {
  return values.filter((value) => value !== undefined);
}
