import type { BuildProjectPlan } from '../src/plan/build-project';
import type { ActionPlan } from '../src/plan/pipeline';
import type { DeliveryPipelinePlan, RuntimePlan } from '../src/plan/pipeline-plan';
import type { BucketPlan } from '../src/plan/vocabulary/bucket';
import type { LogGroupPlan } from '../src/plan/vocabulary/log-group';
import { isReference, type Reference } from '../src/plan/vocabulary/reference';
import type { ResourceStatement, RolePlan, Statement } from '../src/plan/vocabulary/statement';

/** Every role of a plan. */
export function rolesOf({ delivery, runtimes }: DeliveryPipelinePlan): readonly RolePlan[] {
  return [
    delivery.pipeline.role,
    ...delivery.pipeline.actionRoles,
    ...delivery.buildProjects.map(({ role }) => role),
    ...(delivery.bucketEmptier ? [delivery.bucketEmptier.role] : []),
    ...(delivery.trigger ? [delivery.trigger.role] : []),
    ...delivery.chatChannels.flatMap(({ configuration }) => configuration?.role ?? []),
    ...runtimes.flatMap(({ taskDefinition, deploymentGroup, network, defaultSecurityGroup }) => [
      taskDefinition.taskRole,
      taskDefinition.executionRole,
      deploymentGroup.role,
      ...(network.kind === 'new' && network.flowLogs ? [network.flowLogs.role] : []),
      ...(defaultSecurityGroup ? [defaultSecurityGroup.closer.role] : []),
    ]),
  ];
}

/** Every log group of a plan. */
export function logGroupsOf({ delivery, runtimes }: DeliveryPipelinePlan): readonly LogGroupPlan[] {
  return [
    delivery.pipelineLogs,
    ...delivery.buildProjects.map(({ logs }) => logs),
    ...(delivery.bucketEmptier ? [delivery.bucketEmptier.logs] : []),
    ...runtimes.flatMap(({ containerLogs, network, defaultSecurityGroup }) => [
      containerLogs,
      ...(network.kind === 'new' && network.flowLogs ? [network.flowLogs.logs] : []),
      ...(defaultSecurityGroup ? [defaultSecurityGroup.closer.logs] : []),
    ]),
  ];
}

/** Every bucket of a plan. */
export function bucketsOf({ delivery }: DeliveryPipelinePlan): readonly BucketPlan[] {
  return [
    delivery.artifactStore,
    ...(delivery.source.bucket ? [delivery.source.bucket] : []),
    ...(delivery.accessLogStore ? [delivery.accessLogStore] : []),
  ];
}

/** Every statement of the policies of keys, buckets and topics. */
export function resourceStatementsOf(plan: DeliveryPipelinePlan): readonly ResourceStatement[] {
  return [
    ...(plan.delivery.encryptionKey?.policy ?? []),
    ...bucketsOf(plan).flatMap(({ policy }) => policy),
    ...plan.delivery.notificationTopics.flatMap(({ policy }) => policy),
  ];
}

/** Every action of a plan's pipeline, in order. */
export function actionsOf({ delivery }: DeliveryPipelinePlan): readonly ActionPlan[] {
  return delivery.pipeline.stages.flatMap(({ actions }) => actions);
}

/** The only runtime. */
export function runtimeOf({ runtimes }: DeliveryPipelinePlan): RuntimePlan {
  return found(runtimes[0], 'runtime');
}

/** A role by the plan's id. */
export function roleOf(plan: DeliveryPipelinePlan, id: string): RolePlan {
  return found(
    rolesOf(plan).find((role) => role.id === id),
    `role ${id}`,
  );
}

/** A statement of a role by its sid. */
export function statementOf(role: RolePlan, sid: string): Statement {
  return found(
    role.statements.find((statement) => statement.sid === sid),
    `${sid} of ${role.id}`,
  );
}

/** The sids of a role. */
export function sidsOf(role: RolePlan): readonly string[] {
  return role.statements.map(({ sid }) => sid);
}

/** A build project by the plan's id. */
export function projectOf({ delivery }: DeliveryPipelinePlan, id: string): BuildProjectPlan {
  return found(
    delivery.buildProjects.find((project) => project.id === id),
    `project ${id}`,
  );
}

/** An action by its stage and name. */
export function actionOf({ delivery }: DeliveryPipelinePlan, stage: string, name: string): ActionPlan {
  const actions = delivery.pipeline.stages.find((candidate) => candidate.name === stage)?.actions;
  return found(
    actions?.find((action) => action.name === name),
    `action ${name} of ${stage}`,
  );
}

/** The value, which a test takes for granted. */
export function found<T>(value: T | undefined, what = 'it'): T {
  if (value === undefined) throw new Error(`the plan has no ${what}`);
  return value;
}

/** Every reference inside a value. */
export function referencesIn(value: unknown): readonly Reference[] {
  if (isReference(value)) return [value];
  if (typeof value !== 'object' || value === null) return [];
  return Object.values(value).flatMap(referencesIn);
}

/** Every text inside a value. */
export function textsIn(value: unknown): readonly string[] {
  if (typeof value === 'string') return [value];
  if (typeof value !== 'object' || value === null || isReference(value)) return [];
  return Object.values(value).flatMap(textsIn);
}

/** What occurs more than once. */
export function repeated(values: readonly string[]): readonly string[] {
  return values.filter((value, index) => values.indexOf(value) !== index);
}
