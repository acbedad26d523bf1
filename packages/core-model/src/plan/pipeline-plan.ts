import type { AccessLogStorePlan } from './access-log-store';
import type { AlarmPlan } from './alarm';
import type { ArtifactStorePlan } from './artifact-store';
import type { BucketEmptierPlan } from './bucket-emptier';
import type { BuildProjectPlan } from './build-project';
import type { ChatChannelPlan } from './chat-channel';
import type { ClusterPlan } from './cluster';
import type { DashboardPlan } from './dashboard';
import type { DefaultSecurityGroupPlan } from './default-security-group';
import type { DeploymentGroupPlan } from './deployment-group';
import type { EncryptionKeyPlan } from './encryption-key';
import type { ImageRegistryPlan } from './image-registry';
import type { LoadBalancerPlan } from './load-balancer';
import type { NeedPlan } from './needs';
import type { NetworkPlan } from './network';
import type { NotificationTopicPlan } from './notification-topic';
import type { PipelinePlan } from './pipeline';
import type { SecurityGroupPlan } from './security-group';
import type { ServicePlan } from './service';
import type { SourcePlan } from './source';
import type { TaskDefinitionPlan } from './task-definition';
import type { TriggerPlan } from './trigger';
import type { LogGroupPlan } from './vocabulary/log-group';
import type { Text } from './vocabulary/text';

/** Everything that is decided about one service's path to production, as frozen, JSON-serialisable data. */
export interface DeliveryPipelinePlan {
  /** Version of this format; a change that old readers cannot follow raises it. */
  readonly version: 1;
  /** What it is planned for. */
  readonly environment: EnvironmentPlan;
  /** Tags of everything that can be tagged. */
  readonly tags: { readonly [key: string]: string };
  /** What lives in the tooling account: source, registry, builds, artifacts, pipeline, notifications. */
  readonly delivery: DeliveryPlan;
  /** What lives where the service runs; today one at most. */
  readonly runtimes: readonly RuntimePlan[];
  /** What has to exist before the pipeline runs, since no template may hold its value. */
  readonly needs: readonly NeedPlan[];
  /** What the stack tells, in order. */
  readonly outputs: readonly OutputPlan[];
}

/** Where a plan is deployed to. */
export interface EnvironmentPlan {
  /** Environment suffix, part of every physical name. */
  readonly suffix: string;
  /** Account id, when it is known before deployment. */
  readonly account?: string;
  /** Region, when it is known before deployment. */
  readonly region?: string;
}

/** Source, registry, builds, artifact store, pipeline and notifications. */
export interface DeliveryPlan {
  /** Customer-managed key; absent with AWS-managed encryption. */
  readonly encryptionKey?: EncryptionKeyPlan;
  /** Bucket of the pipeline's artifacts. */
  readonly artifactStore: ArtifactStorePlan;
  /** Bucket of access logs; absent unless asked for. */
  readonly accessLogStore?: AccessLogStorePlan;
  /** Empties the buckets before they are deleted, for backends that cannot; absent when nothing is destroyed. */
  readonly bucketEmptier?: BucketEmptierPlan;
  /** Where the source comes from. */
  readonly source: SourcePlan;
  /** Image registry; absent when no image is built. */
  readonly imageRegistry?: ImageRegistryPlan;
  /** Log group of the pipeline. */
  readonly pipelineLogs: LogGroupPlan;
  /** Builds, tests and scans, each with its role and log group. */
  readonly buildProjects: readonly BuildProjectPlan[];
  /** Topics with their subscriptions and rules. */
  readonly notificationTopics: readonly NotificationTopicPlan[];
  /** Stages and actions. */
  readonly pipeline: PipelinePlan;
  /** Rule that starts the pipeline; absent when the source starts it by itself. */
  readonly trigger?: TriggerPlan;
  /** Slack and Teams channels. */
  readonly chatChannels: readonly ChatChannelPlan[];
  /** Alarms on the pipeline. */
  readonly alarms: readonly AlarmPlan[];
  /** Dashboard; absent unless asked for. */
  readonly dashboard?: DashboardPlan;
}

/** Network, load balancer, cluster, service and deployment group. */
export interface RuntimePlan {
  /** What the plan calls this runtime; `main` while there is one. */
  readonly id: string;
  /** VPC and subnets, created or existing. */
  readonly network: NetworkPlan;
  /** Default security group of a VPC that is created, without its rules; absent: left as AWS made it. */
  readonly defaultSecurityGroup?: DefaultSecurityGroupPlan;
  /** Security groups with their rules. */
  readonly securityGroups: readonly SecurityGroupPlan[];
  /** Load balancer, target groups and listeners. */
  readonly loadBalancer: LoadBalancerPlan;
  /** ECS cluster, created or existing. */
  readonly cluster: ClusterPlan;
  /** Log group of the containers. */
  readonly containerLogs: LogGroupPlan;
  /** Task roles, and the revision that the service is created with. */
  readonly taskDefinition: TaskDefinitionPlan;
  /** ECS service and its scaling. */
  readonly service: ServicePlan;
  /** CodeDeploy application and deployment group. */
  readonly deploymentGroup: DeploymentGroupPlan;
  /** Alarms on the service. */
  readonly alarms: readonly AlarmPlan[];
}

/** Something that the stack tells. */
export interface OutputPlan {
  /** Name, for example `artifactBucketName`. */
  readonly name: string;
  /** What it is, in a sentence. */
  readonly description: string;
  /** Its value. */
  readonly value: Text;
}
