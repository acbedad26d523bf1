import { type DeliveryPlan, deliveryRoles } from '@tap-pipeline/core-model';
import { Construct } from 'constructs';
import { type BlockContext, toConstructId } from './block';
import { AccessLogStore } from './blocks/access-log-store';
import { Alarm } from './blocks/alarm';
import { ArtifactStore } from './blocks/artifact-store';
import { BucketEmptier } from './blocks/bucket-emptier';
import { BuildProject } from './blocks/build-project';
import { ChatChannel } from './blocks/chat-channel';
import { Dashboard } from './blocks/dashboard';
import { EncryptionKey } from './blocks/encryption-key';
import { ImageRegistry } from './blocks/image-registry';
import { LogGroup } from './blocks/log-group';
import { NotificationTopic } from './blocks/notification-topic';
import { Pipeline } from './blocks/pipeline';
import { Source } from './blocks/source';
import { Trigger } from './blocks/trigger';
import { Identities } from './identities';
import { Permissions } from './permissions';
import type { Built } from './subtree';

/** What lives in the tooling account: source, registry, builds, artifacts, pipeline, notifications. */
export class Delivery extends Construct implements Built<DeliveryPlan> {
  /** All roles. */
  readonly identities: Identities;
  /** Customer-managed key; undefined with AWS-managed encryption. */
  readonly encryptionKey: EncryptionKey | undefined;
  /** Bucket of the pipeline's artifacts. */
  readonly artifactStore: ArtifactStore;
  /** What is created for the source. */
  readonly source: Source;
  /** Bucket of access logs; undefined unless asked for. */
  readonly accessLogStore: AccessLogStore | undefined;
  /** Empties the buckets before they are deleted; undefined when nothing is destroyed. */
  readonly bucketEmptier: BucketEmptier | undefined;
  /** Image registry; undefined when no image is built. */
  readonly imageRegistry: ImageRegistry | undefined;
  /** Log group of the pipeline. */
  readonly pipelineLogs: LogGroup;
  /** Builds, tests and scans, in the plan's order. */
  readonly buildProjects: readonly BuildProject[];
  /** Topics with their subscriptions and rules. */
  readonly notificationTopics: readonly NotificationTopic[];
  /** The pipeline. */
  readonly pipeline: Pipeline;
  /** Rule that starts the pipeline; undefined when the source starts it by itself. */
  readonly trigger: Trigger | undefined;
  /** Slack and Teams channels. */
  readonly chatChannels: readonly ChatChannel[];
  /** Alarms on the pipeline. */
  readonly alarms: readonly Alarm[];
  /** Dashboard; undefined unless asked for. */
  readonly dashboard: Dashboard | undefined;
  /** What the roles may do. */
  readonly permissions: Permissions;

  constructor(scope: Construct, id: string, plan: DeliveryPlan, context: BlockContext) {
    super(scope, id);
    const roles = deliveryRoles(plan);
    this.identities = new Identities(this, 'Roles', roles, context);

    this.encryptionKey = plan.encryptionKey && new EncryptionKey(this, 'EncryptionKey', plan.encryptionKey, context);
    this.artifactStore = new ArtifactStore(this, 'ArtifactStore', plan.artifactStore, context);
    this.source = new Source(this, 'Source', plan.source, context);
    this.accessLogStore =
      plan.accessLogStore && new AccessLogStore(this, 'AccessLogStore', plan.accessLogStore, context);
    this.bucketEmptier = plan.bucketEmptier && new BucketEmptier(this, 'BucketEmptier', plan.bucketEmptier, context);
    this.imageRegistry = plan.imageRegistry && new ImageRegistry(this, 'ImageRegistry', plan.imageRegistry, context);

    this.pipelineLogs = new LogGroup(this, 'PipelineLogs', plan.pipelineLogs, context);
    this.buildProjects = plan.buildProjects.map(
      (project) => new BuildProject(this, `${toConstructId(project.id)}Project`, project, context),
    );
    this.notificationTopics = plan.notificationTopics.map(
      (topic) => new NotificationTopic(this, `${toConstructId(topic.id)}Topic`, topic, context),
    );
    this.pipeline = new Pipeline(this, 'Pipeline', plan.pipeline, context);
    this.trigger = plan.trigger && new Trigger(this, 'Trigger', plan.trigger, context);

    this.chatChannels = plan.chatChannels.map(
      (channel) => new ChatChannel(this, `${toConstructId(channel.id)}Channel`, channel, context),
    );
    this.alarms = plan.alarms.map((alarm) => new Alarm(this, `${toConstructId(alarm.id)}Alarm`, alarm, context));
    this.dashboard = plan.dashboard && new Dashboard(this, 'Dashboard', plan.dashboard, context);

    this.permissions = new Permissions(this, 'Permissions', roles, context);
  }
}
