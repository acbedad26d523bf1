import { appSpec } from '../documents/app-spec';
import type { ResolvedEcsDeploy } from '../spec/resolved-spec';
import { clusterArn, clusterName } from './cluster';
import type { PlanContext } from './context';
import { taskSubnets } from './network';
import type { Ordered } from './vocabulary/order';
import { ref } from './vocabulary/reference';
import type { Text } from './vocabulary/text';
import { text } from './vocabulary/text';

/** The ECS service. */
export interface ServicePlan extends Ordered {
  /** Name, at most 255 characters. */
  readonly name: string;
  /** Name or ARN of its cluster. */
  readonly cluster: Text;
  /** Who releases: CodeDeploy, through the pipeline, and nobody else. */
  readonly controller: 'CODE_DEPLOY';
  /** Number of tasks; absent when scaling sets it, so that no update puts it back. */
  readonly desiredCount?: number;
  /** Platform version of Fargate. */
  readonly platformVersion: string;
  /** Ids of the subnets of the tasks. */
  readonly subnets: readonly Text[];
  /** Ids of the security groups of the tasks. */
  readonly securityGroups: readonly Text[];
  /** Whether tasks get a public address. */
  readonly assignPublicIp: boolean;
  /** Name of the container that the load balancer reaches. */
  readonly containerName: string;
  /** Its port. */
  readonly containerPort: number;
  /** The target group that has the traffic at first. */
  readonly targetGroup: 'blue';
  /** Seconds that a new task is given before checks count. */
  readonly healthCheckGraceSeconds: number;
  /** What CodeDeploy and scaling change after creation; engines that compare with the live service leave it alone. */
  readonly ownedByDeployments: readonly (
    | 'taskDefinition'
    | 'loadBalancers'
    | 'networkConfiguration'
    | 'platformVersion'
    | 'desiredCount'
  )[];
  /** Scaling; absent: none. */
  readonly scaling?: ScalingPlan;
}

/** Target tracking on the average CPU use. */
export interface ScalingPlan {
  /** `service/<cluster>/<service>`. */
  readonly resourceId: Text;
  /** Name of the policy. */
  readonly policyName: string;
  /** Fewest tasks. */
  readonly minCount: number;
  /** Most tasks. */
  readonly maxCount: number;
  /** Average CPU use to aim at, in percent. */
  readonly targetCpuPercent: number;
  /** Seconds between two steps down. */
  readonly scaleInCooldownSeconds: number;
  /** Seconds between two steps up. */
  readonly scaleOutCooldownSeconds: number;
}

/** The service. What it says of tasks and network holds until the first release; then `appspec.yaml` does. */
export function planService(context: PlanContext, deploy: ResolvedEcsDeploy): ServicePlan {
  const { service } = deploy;
  return {
    name: context.name('service', 'service'),
    cluster: clusterArn(context),
    controller: 'CODE_DEPLOY',
    ...(!service.autoscaling && { desiredCount: service.desiredCount }),
    platformVersion: PLATFORM_VERSION,
    subnets: taskSubnets(context),
    securityGroups: [ref('securityGroup/tasks', 'id')],
    assignPublicIp: hasPublicIp(context),
    containerName: context.spec.service,
    containerPort: service.port,
    targetGroup: 'blue',
    healthCheckGraceSeconds: service.healthCheckGraceSeconds,
    ownedByDeployments: [
      'taskDefinition',
      'loadBalancers',
      'networkConfiguration',
      'platformVersion',
      ...(service.autoscaling ? (['desiredCount'] as const) : []),
    ],
    ...(service.autoscaling && { scaling: planScaling(context, service.autoscaling) }),
    waitsFor: [
      'permissions/task',
      'permissions/task-execution',
      'logs/containers',
      'listener/production',
      ...(deploy.testListener ? (['listener/test'] as const) : []),
      ...(context.spec.network?.kind === 'new' ? (['routes'] as const) : []),
    ],
  };
}

/** `appspec.yaml`: what every release tells CodeDeploy. */
export function releaseAppSpec(context: PlanContext, { hooks, service }: ResolvedEcsDeploy): Text {
  return appSpec({
    containerName: context.spec.service,
    containerPort: service.port,
    platformVersion: PLATFORM_VERSION,
    subnets: taskSubnets(context),
    securityGroups: [ref('securityGroup/tasks', 'id')],
    assignPublicIp: hasPublicIp(context),
    spotPercent: service.spotPercent,
    hooks: HOOKS.flatMap(([key, step]) => (hooks[key] ? [[step, hooks[key]] as const] : [])),
  });
}

const PLATFORM_VERSION = 'LATEST';

/** Hooks in the order in which CodeDeploy runs them. */
const HOOKS = [
  ['beforeInstall', 'BeforeInstall'],
  ['afterInstall', 'AfterInstall'],
  ['afterAllowTestTraffic', 'AfterAllowTestTraffic'],
  ['beforeAllowTraffic', 'BeforeAllowTraffic'],
  ['afterAllowTraffic', 'AfterAllowTraffic'],
] as const;

function hasPublicIp({ spec }: PlanContext): boolean {
  return spec.network?.egress === 'public-ip';
}

/** AWS's own pauses between two steps. From the Application Auto Scaling User Guide, "Target tracking scaling policies". */
const COOLDOWN_SECONDS = 300;

function planScaling(
  context: PlanContext,
  limits: NonNullable<ResolvedEcsDeploy['service']['autoscaling']>,
): ScalingPlan {
  return {
    resourceId: text`service/${clusterName(context)}/${ref('service', 'name')}`,
    policyName: context.name('scalingPolicy', 'cpu'),
    ...limits,
    scaleInCooldownSeconds: COOLDOWN_SECONDS,
    scaleOutCooldownSeconds: 60,
  };
}
