import { type DeliveryPlan, deliveryRoles } from '@tap-pipeline/core-model';
import type { BlockContext } from './block';
import { AccessLogStore } from './blocks/access-log-store';
import { Alarm } from './blocks/alarm';
import { ArtifactStore } from './blocks/artifact-store';
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
import { Component } from './component';
import { Identities } from './identities';
import { Permissions } from './permissions';
import type { Built } from './subtree';

/**
 * What lives in the tooling account: source, registry, builds, artifacts, pipeline, notifications. There is
 * no bucket emptier: `forceDestroy` of a bucket empties it.
 */
export class Delivery extends Component implements Built<Omit<DeliveryPlan, 'bucketEmptier'>> {
  /** All roles. */
  readonly identities: Identities;
  /** What the roles may do. */
  readonly permissions: Permissions;
  /** Customer-managed key; undefined with AWS-managed encryption. */
  readonly encryptionKey: EncryptionKey | undefined;
  /** Bucket of the pipeline's artifacts. */
  readonly artifactStore: ArtifactStore;
  /** Bucket of access logs; undefined unless asked for. */
  readonly accessLogStore: AccessLogStore | undefined;
  /** What is created for the source. */
  readonly source: Source;
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

  constructor(parent: Component, id: string, plan: DeliveryPlan, context: BlockContext) {
    super('tap-pipeline:delivery:Delivery', parent.childName(id), { parent });
    const roles = deliveryRoles({ ...plan, bucketEmptier: undefined });
    this.identities = new Identities(this, 'role', roles, context);
    this.permissions = new Permissions(this, 'permissions', roles, context);

    this.encryptionKey = plan.encryptionKey && new EncryptionKey(this, 'encryption', plan.encryptionKey, context);
    this.accessLogStore =
      plan.accessLogStore && new AccessLogStore(this, 'access-log-store', plan.accessLogStore, context);
    this.artifactStore = new ArtifactStore(this, 'artifact-store', plan.artifactStore, context);
    this.source = new Source(this, 'source', plan.source, context);
    this.imageRegistry = plan.imageRegistry && new ImageRegistry(this, 'image-registry', plan.imageRegistry, context);

    this.pipelineLogs = new LogGroup(this, 'pipeline-logs', plan.pipelineLogs, context);
    this.buildProjects = plan.buildProjects.map(
      (project) => new BuildProject(this, `${project.id}-project`, project, context),
    );
    this.notificationTopics = plan.notificationTopics.map(
      (topic) => new NotificationTopic(this, `${topic.id}-topic`, topic, context),
    );
    this.pipeline = new Pipeline(this, 'pipeline', plan.pipeline, context);
    this.trigger = plan.trigger && new Trigger(this, 'trigger', plan.trigger, context);

    this.chatChannels = plan.chatChannels.map(
      (channel) => new ChatChannel(this, `${channel.id}-channel`, channel, context),
    );
    this.alarms = plan.alarms.map((alarm) => new Alarm(this, `${alarm.id}-alarm`, alarm, context));
    this.dashboard = plan.dashboard && new Dashboard(this, 'dashboard', plan.dashboard, context);
  }
}
