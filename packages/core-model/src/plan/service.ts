import { appSpec } from '../documents/app-spec';
import type { ResolvedEcsDeploy, ResolvedService } from '../spec/resolved-spec';
import { clusterArn, clusterName, hasExistingCluster } from './cluster';
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
  /** Where the first tasks run; later ones as `appspec.yaml` says. */
  readonly launchType: 'FARGATE';
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
  /** Number of tasks. */
  readonly scaling: ScalingPlan;
}

/**
 * The number of tasks, owned by Application Auto Scaling from the start: a fixed number is a range of one.
 * Under CodeDeploy, CloudFormation cannot change it on the service itself; a new range takes effect at once.
 */
export interface ScalingPlan {
  /** `service/<cluster>/<service>`. */
  readonly resourceId: Text;
  /** Fewest tasks. */
  readonly minCount: number;
  /** Most tasks. */
  readonly maxCount: number;
  /** Target tracking on the average CPU use; absent: the number is fixed. */
  readonly policy?: ScalingPolicyPlan;
}

/** Target tracking. */
export interface ScalingPolicyPlan {
  /** Name of the policy. */
  readonly name: string;
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
    launchType: 'FARGATE',
    platformVersion: PLATFORM_VERSION,
    subnets: taskSubnets(context),
    securityGroups: [ref('securityGroup/tasks', 'id')],
    assignPublicIp: hasPublicIp(context),
    containerName: context.spec.service,
    containerPort: service.port,
    targetGroup: 'blue',
    healthCheckGraceSeconds: service.healthCheckGraceSeconds,
    ownedByDeployments: ['taskDefinition', 'loadBalancers', 'networkConfiguration', 'platformVersion', 'desiredCount'],
    scaling: planScaling(context, service),
    waitsFor: [
      'permissions/task',
      'permissions/task-execution',
      'logs/containers',
      'listener/production',
      'securityGroup/tasks',
      ...(deploy.testListener ? (['listener/test'] as const) : []),
      ...(context.spec.network?.kind === 'new' ? (['routes'] as const) : []),
      ...(hasExistingCluster(context) ? [] : (['clusterCapacity'] as const)),
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

function planScaling(context: PlanContext, { autoscaling, desiredCount }: ResolvedService): ScalingPlan {
  return {
    resourceId: text`service/${clusterName(context)}/${ref('service', 'name')}`,
    minCount: autoscaling?.minCount ?? desiredCount,
    maxCount: autoscaling?.maxCount ?? desiredCount,
    ...(autoscaling && { policy: planScalingPolicy(context, autoscaling.targetCpuPercent) }),
  };
}

/** Down slowly, up quickly. From the Application Auto Scaling User Guide, "Target tracking scaling policies". */
function planScalingPolicy(context: PlanContext, targetCpuPercent: number): ScalingPolicyPlan {
  return {
    name: context.name('scalingPolicy', 'cpu'),
    targetCpuPercent,
    scaleInCooldownSeconds: 300,
    scaleOutCooldownSeconds: 60,
  };
}
