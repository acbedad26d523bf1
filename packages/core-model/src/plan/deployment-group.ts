import type { ResolvedEcsDeploy, ResolvedStrategy } from '../spec/resolved-spec';
import type { AlarmPlan } from './alarm';
import { clusterName } from './cluster';
import type { PlanContext } from './context';
import { loadBalancerArn } from './load-balancer';
import { passTaskRoles } from './pipeline/roles';
import { arnOf } from './vocabulary/cloud';
import type { Ordered } from './vocabulary/order';
import type { Reference } from './vocabulary/reference';
import { ref } from './vocabulary/reference';
import type { RolePlan } from './vocabulary/statement';
import { allow, allowEverywhere, type Statement } from './vocabulary/statement';
import type { Text } from './vocabulary/text';
import { text } from './vocabulary/text';
import { trustService } from './vocabulary/trust';

/** The CodeDeploy application with its deployment group. */
export interface DeploymentGroupPlan extends Ordered {
  /** Name of the application, at most 100 characters. */
  readonly applicationName: string;
  /** Name of the group, at most 100 characters. */
  readonly name: string;
  /** Role that CodeDeploy works with. */
  readonly role: RolePlan;
  /** How traffic is shifted: one of AWS's configurations by name, or one that is created. */
  readonly configuration: { readonly kind: 'predefined'; readonly name: string } | CustomDeploymentConfigPlan;
  /** Name of the cluster. */
  readonly cluster: Text;
  /** What happens when the new tasks are ready: the shift begins at once. */
  readonly readyAction: 'CONTINUE_DEPLOYMENT';
  /** Minutes that the old tasks are kept. */
  readonly terminationWaitMinutes: number;
  /** CodeDeploy's names of what makes it go back; empty: nothing. */
  readonly rollbackEvents: readonly (
    | 'DEPLOYMENT_FAILURE'
    | 'DEPLOYMENT_STOP_ON_ALARM'
    | 'DEPLOYMENT_STOP_ON_REQUEST'
  )[];
  /** Names of the alarms that stop a deployment. */
  readonly alarms: readonly Reference[];
  /** Names of the target groups: blue, green. */
  readonly targetGroups: readonly Reference[];
  /** ARN of the production listener. */
  readonly productionListener: Reference;
  /** ARN of the test listener; absent: none. */
  readonly testListener?: Reference;
}

/** A deployment configuration for figures that AWS has no name for. */
export interface CustomDeploymentConfigPlan {
  /** It is created. */
  readonly kind: 'custom';
  /** Name, at most 100 characters; its figures are part of it, since AWS replaces it when they change. */
  readonly name: string;
  /** How. */
  readonly shift: 'TimeBasedCanary' | 'TimeBasedLinear';
  /** Percent of the first part or of each step. */
  readonly percent: number;
  /** Minutes until the rest, or between two steps. */
  readonly intervalMinutes: number;
}

/** The deployment group with its application. */
export function planDeploymentGroup(
  context: PlanContext,
  deploy: ResolvedEcsDeploy,
  alarms: readonly AlarmPlan[],
): DeploymentGroupPlan {
  const applicationName = context.name('application', 'app');
  return {
    applicationName,
    name: context.name('deploymentGroup', 'blue-green'),
    role: planRole(context, deploy, applicationName, alarms),
    configuration: planConfiguration(context, deploy.strategy),
    cluster: clusterName(context),
    readyAction: 'CONTINUE_DEPLOYMENT',
    terminationWaitMinutes: deploy.terminationWaitMinutes,
    rollbackEvents: rollbackEvents(deploy),
    alarms: alarms.map(({ id }) => ref(`alarm/${id}`, 'name')),
    targetGroups: [ref('targetGroup/blue', 'name'), ref('targetGroup/green', 'name')],
    productionListener: ref('listener/production', 'arn'),
    ...(deploy.testListener && { testListener: ref('listener/test', 'arn') }),
    waitsFor: ['permissions/deployment'],
  };
}

/** AWS's own configurations. From the CodeDeploy User Guide, "Deployment configurations on an Amazon ECS compute platform". */
const PREDEFINED: readonly (ResolvedStrategy & { readonly name: string })[] = [
  { kind: 'all-at-once', name: 'CodeDeployDefault.ECSAllAtOnce' },
  { kind: 'canary', percent: 10, waitMinutes: 5, name: 'CodeDeployDefault.ECSCanary10Percent5Minutes' },
  { kind: 'canary', percent: 10, waitMinutes: 15, name: 'CodeDeployDefault.ECSCanary10Percent15Minutes' },
  { kind: 'linear', percent: 10, waitMinutes: 1, name: 'CodeDeployDefault.ECSLinear10PercentEvery1Minutes' },
  { kind: 'linear', percent: 10, waitMinutes: 3, name: 'CodeDeployDefault.ECSLinear10PercentEvery3Minutes' },
];

function planConfiguration(context: PlanContext, strategy: ResolvedStrategy): DeploymentGroupPlan['configuration'] {
  const predefined = PREDEFINED.find((candidate) => sameStrategy(candidate, strategy));
  if (predefined || strategy.kind === 'all-at-once')
    return { kind: 'predefined', name: (predefined ?? PREDEFINED[0])?.name as string };
  const { kind, percent, waitMinutes } = strategy;
  return {
    kind: 'custom',
    name: context.name('deploymentConfig', `${kind}-${percent}-${waitMinutes}`),
    shift: kind === 'canary' ? 'TimeBasedCanary' : 'TimeBasedLinear',
    percent,
    intervalMinutes: waitMinutes,
  };
}

function sameStrategy(one: ResolvedStrategy, other: ResolvedStrategy): boolean {
  if (one.kind === 'all-at-once' || other.kind === 'all-at-once') return one.kind === other.kind;
  return one.kind === other.kind && one.percent === other.percent && one.waitMinutes === other.waitMinutes;
}

function rollbackEvents({ rollback }: ResolvedEcsDeploy): DeploymentGroupPlan['rollbackEvents'] {
  return [
    ...(rollback.onFailure ? (['DEPLOYMENT_FAILURE'] as const) : []),
    ...(rollback.onAlarm ? (['DEPLOYMENT_STOP_ON_ALARM'] as const) : []),
    ...(rollback.onRequest ? (['DEPLOYMENT_STOP_ON_REQUEST'] as const) : []),
  ];
}

/** What AWS's policy AWSCodeDeployRoleForECS allows everywhere, narrowed to this service. */
function planRole(
  context: PlanContext,
  deploy: ResolvedEcsDeploy,
  applicationName: string,
  alarms: readonly AlarmPlan[],
): RolePlan {
  const functions = [...new Set(Object.values(deploy.hooks))];
  return {
    id: 'deployment',
    name: context.name('role', 'deployment-role'),
    description: 'CodeDeploy shifts the traffic with it',
    trust: trustService('codedeploy.amazonaws.com', arnOf('codedeploy', `deploymentgroup:${applicationName}/*`)),
    statements: [
      ...shiftTasks(context),
      ...shiftTraffic(context, deploy),
      ...(alarms.length
        ? [
            allow(
              'SeeAlarms',
              ['cloudwatch:DescribeAlarms'],
              alarms.map(({ id }) => ref(`alarm/${id}`, 'arn')),
            ),
          ]
        : []),
      ...(functions.length ? [allow('CallHooks', ['lambda:InvokeFunction'], functions)] : []),
      passTaskRoles(),
    ],
  };
}

function shiftTasks(context: PlanContext): readonly Statement[] {
  const taskSets = arnOf('ecs', text`task-set/${clusterName(context)}/${ref('service', 'name')}/*`);
  return [
    allow('SeeService', ['ecs:DescribeServices', 'ecs:UpdateServicePrimaryTaskSet'], [ref('service', 'arn')]),
    allow('ShiftTasks', ['ecs:CreateTaskSet', 'ecs:DeleteTaskSet'], [taskSets, ref('service', 'arn')]),
  ];
}

/** The ARN of a listener's rules is the listener's, with another word for the kind. */
function shiftTraffic(context: PlanContext, deploy: ResolvedEcsDeploy): readonly Statement[] {
  const listeners = [ref('listener/production', 'arn'), ...(deploy.testListener ? [ref('listener/test', 'arn')] : [])];
  return [
    allowEverywhere('SeeTraffic', [
      'elasticloadbalancing:DescribeListeners',
      'elasticloadbalancing:DescribeRules',
      'elasticloadbalancing:DescribeTargetGroups',
    ]),
    allow('ShiftTraffic', ['elasticloadbalancing:ModifyListener'], listeners),
    allow('ShiftRules', ['elasticloadbalancing:ModifyRule'], [listenerRules(context)]),
  ];
}

function listenerRules(context: PlanContext): Text {
  const arn = loadBalancerArn(context);
  return typeof arn === 'string'
    ? `${arn.replace(':loadbalancer/', ':listener-rule/')}/*`
    : arnOf('elasticloadbalancing', text`listener-rule/${ref('loadBalancer', 'fullName')}/*`);
}
