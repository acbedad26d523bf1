import type {
  EmailNotificationSpec,
  NotificationEvent,
  NotificationSpec,
  WebhookNotificationSpec,
} from '../spec/notification';
import type { ResolvedApproval } from '../spec/resolved-spec';
import type { PlanContext } from './context';
import { pipelineName } from './pipeline';
import { ACCOUNT, REGION } from './vocabulary/cloud';
import type { Reference } from './vocabulary/reference';
import { ref } from './vocabulary/reference';
import type { ResourceStatement } from './vocabulary/statement';
import type { Document, Text } from './vocabulary/text';
import { fromParts } from './vocabulary/text';

/** An SNS topic for one set of events, with who is subscribed and the rule that feeds it. */
export interface NotificationTopicPlan {
  /** What the plan calls it: the events, joined by hyphens. */
  readonly id: string;
  /** Name, at most 256 characters. */
  readonly name: string;
  /** Key that it is encrypted with; absent: none of KMS, since AWS's own key keeps EventBridge out. */
  readonly encryptionKey?: Reference;
  /** Topic policy. */
  readonly policy: readonly ResourceStatement[];
  /** Who is told. */
  readonly subscriptions: readonly SubscriptionPlan[];
  /** Rule on changes of the pipeline's state; absent when only approvals are told. */
  readonly rule?: NotificationRulePlan;
}

/** A subscription. E-mail addresses and endpoints must confirm theirs. */
export interface SubscriptionPlan {
  /** How. */
  readonly protocol: 'email' | 'https';
  /** Where to. */
  readonly endpoint: string;
}

/** An EventBridge rule that writes a readable message to a topic. */
export interface NotificationRulePlan {
  /** What the plan calls it. */
  readonly id: string;
  /** Name, at most 64 characters. */
  readonly name: string;
  /** What it does, in a sentence. */
  readonly description: string;
  /** Event pattern. */
  readonly pattern: Document;
  /** Values of the event that the message shows, by name: JSON paths. */
  readonly inputPaths: { readonly [name: string]: string };
  /** Message, a JSON string with `<name>` in place of values. */
  readonly inputTemplate: Text;
}

/** Topics: channels that are told of the same events share one. Slack and Teams have none, see chat channels. */
export function planNotificationTopics(context: PlanContext): readonly NotificationTopicPlan[] {
  const channels = context.spec.notifications.filter(hasTopic);
  const ids = [...new Set(channels.map(topicId))];
  return ids.map((id) =>
    planTopic(
      context,
      id,
      channels.filter((channel) => topicId(channel) === id),
    ),
  );
}

/** Topics that are told of failures; alarms tell them too. */
export function failureTopics({ spec }: PlanContext): readonly Reference[] {
  const channels = spec.notifications.filter(hasTopic).filter(({ on }) => on.includes('failed'));
  return [...new Set(channels.map(topicId))].map((id) => ref(`topic/${id}`, 'arn'));
}

/** The topic that an approval tells: its own, or the first that wants to know; absent: none. */
export function approvalTopic({ spec }: PlanContext, approval: ResolvedApproval): Text | undefined {
  if (approval.topic) return approval.topic;
  const channel = spec.notifications.filter(hasTopic).find(({ on }) => on.includes('approval-needed'));
  return channel && ref(`topic/${topicId(channel)}`, 'arn');
}

type TopicChannel = EmailNotificationSpec | WebhookNotificationSpec;

function hasTopic(notification: NotificationSpec): notification is TopicChannel {
  return 'email' in notification || 'webhook' in notification;
}

const EVENTS: readonly NotificationEvent[] = [
  'started',
  'succeeded',
  'failed',
  'stopped',
  'superseded',
  'approval-needed',
];

/** The events in the order of the list above, so that the order in the spec does not matter. */
function topicId({ on }: TopicChannel): string {
  return EVENTS.filter((event) => on.includes(event)).join('-');
}

function planTopic(context: PlanContext, id: string, channels: readonly TopicChannel[]): NotificationTopicPlan {
  const states = EVENTS.filter((event) => event !== 'approval-needed' && channels[0]?.on.includes(event)).map((event) =>
    event.toUpperCase(),
  );
  return {
    id,
    name: context.name('topic', `notify-${id}`),
    ...(context.encryptionKey && { encryptionKey: context.encryptionKey }),
    policy: topicPolicy(id, states.length > 0),
    subscriptions: channels.map((channel) =>
      'email' in channel
        ? { protocol: 'email', endpoint: channel.email }
        : { protocol: 'https', endpoint: channel.webhook },
    ),
    ...(states.length && { rule: planRule(context, id, states) }),
  };
}

/**
 * CodePipeline publishes approvals with the pipeline's role; EventBridge and alarms need to be admitted.
 * A condition would keep EventBridge out: it does not fill in the keys for SNS. From the EventBridge User
 * Guide, "Using resource-based policies for Amazon EventBridge".
 */
function topicPolicy(id: string, hasRule: boolean): readonly ResourceStatement[] {
  const resources = [ref(`topic/${id}`, 'arn')];
  const publish = { effect: 'Allow', actions: ['sns:Publish'], resources } as const;
  return [
    ...(hasRule
      ? [
          {
            ...publish,
            sid: 'PublishEvents',
            principals: [{ service: 'events.amazonaws.com' }],
          },
        ]
      : []),
    {
      ...publish,
      sid: 'PublishAlarms',
      principals: [{ service: 'cloudwatch.amazonaws.com' }],
      conditions: { StringEquals: { 'aws:SourceAccount': ACCOUNT } },
    },
    {
      ...publish,
      sid: 'DenyPlainHttp',
      effect: 'Deny',
      principals: [{ anyone: true }],
      conditions: { Bool: { 'aws:SecureTransport': 'false' } },
    },
  ];
}

/** From the CodePipeline User Guide, "Monitoring CodePipeline events". */
function planRule(context: PlanContext, id: string, states: readonly string[]): NotificationRulePlan {
  const pipeline = pipelineName(context);
  return {
    id: `notify-${id}`,
    name: context.name('rule', `notify-${id}`),
    description: `Tells of executions of ${pipeline}: ${states.join(', ').toLowerCase()}`,
    pattern: {
      source: ['aws.codepipeline'],
      'detail-type': ['CodePipeline Pipeline Execution State Change'],
      detail: { pipeline: [pipeline], state: states },
    },
    inputPaths: {
      execution: '$.detail.execution-id',
      pipeline: '$.detail.pipeline',
      state: '$.detail.state',
      time: '$.time',
    },
    inputTemplate: fromParts([
      '"<pipeline>: execution <execution> is <state> since <time>. https://',
      REGION,
      '.console.aws.amazon.com/codesuite/codepipeline/pipelines/<pipeline>/executions/<execution>/timeline?region=',
      REGION,
      '"',
    ]),
  };
}
