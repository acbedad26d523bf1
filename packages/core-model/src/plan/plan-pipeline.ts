import { freeze } from '../freeze';
import type { ResolvedEcsDeploy, ResolvedSpec } from '../spec/resolved-spec';
import { planAccessLogStore } from './access-log-store';
import { planPipelineAlarms, planServiceAlarms, rollbackAlarms } from './alarm';
import { planArtifactStore } from './artifact-store';
import { planBucketEmptier } from './bucket-emptier';
import { planChatChannels } from './chat-channel';
import { planCluster } from './cluster';
import { createContext, type PlanContext, planLogGroup } from './context';
import { planDashboard } from './dashboard';
import { planDefaultSecurityGroup } from './default-security-group';
import { planDeploymentGroup } from './deployment-group';
import { planEncryptionKey } from './encryption-key';
import { planImageRegistry } from './image-registry';
import { loadBalancerDimension, planLoadBalancer } from './load-balancer';
import { planNeeds } from './needs';
import { planNetwork } from './network';
import { planNotificationTopics } from './notification-topic';
import { planOutputs } from './outputs';
import { pipelineName, planPipelineBlock } from './pipeline';
import type { DeliveryPipelinePlan, DeliveryPlan, EnvironmentPlan, RuntimePlan } from './pipeline-plan';
import { planBuild } from './projects/build';
import { planScan } from './projects/scan';
import { planTest } from './projects/test';
import { planSecurityGroups } from './security-group';
import { planService, releaseAppSpec } from './service';
import { planSource } from './source';
import { planTaskDefinition, releaseTaskDefinition, taskFamily } from './task-definition';
import { planTrigger } from './trigger';

/**
 * Everything that is decided about a service's path to production: names, roles, documents, settings. The
 * same spec and environment give the same bytes; nothing is read from anywhere else.
 */
export function planPipeline(spec: ResolvedSpec, environment: EnvironmentPlan): DeliveryPipelinePlan {
  const context = createContext(spec, environment);
  const runtime = spec.deploy.target === 'ecs' ? planRuntime(context, spec.deploy) : undefined;
  const delivery = planDelivery(context, runtime);
  const runtimes = runtime ? [runtime] : [];
  return freeze({
    version: 1,
    environment,
    tags: context.tags,
    delivery: withKey(context, delivery, runtimes),
    runtimes,
    needs: planNeeds(context),
    outputs: planOutputs(context, delivery),
  });
}

function planRuntime(context: PlanContext, deploy: ResolvedEcsDeploy): RuntimePlan {
  const alarms = planServiceAlarms(context, loadBalancerDimension(context));
  return {
    id: 'main',
    network: planNetwork(context),
    ...present({ defaultSecurityGroup: planDefaultSecurityGroup(context) }),
    securityGroups: planSecurityGroups(context, deploy),
    loadBalancer: planLoadBalancer(context, deploy),
    cluster: planCluster(context),
    containerLogs: planLogGroup(context, 'containers', `/ecs/${taskFamily(context)}`, context.spec.logs.containerDays),
    taskDefinition: planTaskDefinition(context, deploy),
    service: planService(context, deploy),
    deploymentGroup: planDeploymentGroup(context, deploy, rollbackAlarms(deploy, alarms)),
    alarms,
  };
}

function planDelivery(context: PlanContext, runtime: RuntimePlan | undefined): DeliveryPlan {
  const artifactStore = planArtifactStore(context);
  const source = planSource(context);
  const alarms = planPipelineAlarms(context);
  const buckets = [artifactStore, ...(source.bucket ? [source.bucket] : [])];
  const balancer = runtime?.loadBalancer.balancer;
  const accessLogStore = planAccessLogStore(context, buckets, balancer?.kind === 'new' ? balancer : undefined);
  const optional = {
    accessLogStore,
    bucketEmptier: planBucketEmptier(context, [...buckets, ...(accessLogStore ? [accessLogStore] : [])]),
    imageRegistry: planImageRegistry(context),
    trigger: planTrigger(context),
    dashboard: planDashboard(context, alarms, runtime),
  };
  return {
    artifactStore,
    source,
    ...present(optional),
    pipelineLogs: planLogGroup(
      context,
      'pipeline',
      `/aws/codepipeline/${pipelineName(context)}`,
      context.spec.logs.pipelineDays,
    ),
    buildProjects: planProjects(context),
    notificationTopics: planNotificationTopics(context),
    pipeline: planPipelineBlock(context, runtime),
    chatChannels: planChatChannels(context),
    alarms,
  };
}

function planProjects(context: PlanContext): DeliveryPlan['buildProjects'] {
  const { deploy, tests, scans } = context.spec;
  const documents =
    deploy.target === 'ecs'
      ? { taskDefinition: releaseTaskDefinition(context, deploy), appSpec: releaseAppSpec(context, deploy) }
      : undefined;
  return [
    planBuild(context, documents),
    ...tests.map((test) => planTest(context, test)),
    ...scans.flatMap((scan) => planScan(context, scan) ?? []),
  ];
}

/** The key's policy names every log group, so the key is planned last and stands first. */
function withKey(context: PlanContext, delivery: DeliveryPlan, runtimes: readonly RuntimePlan[]): DeliveryPlan {
  return { ...present({ encryptionKey: planEncryptionKey(context, logGroupNames(delivery, runtimes)) }), ...delivery };
}

function logGroupNames(delivery: DeliveryPlan, runtimes: readonly RuntimePlan[]): readonly string[] {
  const groups = [
    delivery.pipelineLogs,
    ...delivery.buildProjects.map(({ logs }) => logs),
    delivery.bucketEmptier?.logs,
    ...runtimes.flatMap(({ containerLogs, network, defaultSecurityGroup }) => [
      containerLogs,
      defaultSecurityGroup?.closer.logs,
      network.kind === 'new' ? network.flowLogs?.logs : undefined,
    ]),
  ];
  return groups.flatMap((group) => group?.name ?? []);
}

/** The object without what is undefined, so that plans are plain JSON. */
function present<T extends object>(value: T): { readonly [K in keyof T]?: Exclude<T[K], undefined> } {
  return Object.fromEntries(Object.entries(value).filter(([, item]) => item !== undefined)) as {
    readonly [K in keyof T]?: Exclude<T[K], undefined>;
  };
}
