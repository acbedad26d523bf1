import type {
  NotificationEvent,
  NotificationSpec,
  SlackNotificationSpec,
  TeamsNotificationSpec,
} from '../spec/notification';
import type { PlanContext } from './context';
import { PARTITION } from './vocabulary/cloud';
import type { Ordered } from './vocabulary/order';
import { ref } from './vocabulary/reference';
import type { RolePlan } from './vocabulary/statement';
import type { Text } from './vocabulary/text';
import { text } from './vocabulary/text';
import { trustService } from './vocabulary/trust';

/** A Slack or Teams channel with the notification rule that feeds it. */
export interface ChatChannelPlan extends Ordered {
  /** What the plan calls it. */
  readonly id: string;
  /** Name of the channel's configuration, at most 128 characters. */
  readonly name: string;
  /** Where the channel is. */
  readonly channel:
    | { readonly kind: 'slack'; readonly workspaceId: string; readonly channelId: string }
    | { readonly kind: 'teams'; readonly tenantId: string; readonly teamId: string; readonly channelId: string };
  /** Role of the channel; it may do nothing, since the channel only shows messages. */
  readonly role: RolePlan;
  /** ARNs of the policies that bound what can be done from the channel. */
  readonly guardrailPolicies: readonly Text[];
  /** Name of the notification rule, at most 64 characters. */
  readonly ruleName: string;
  /** ARN of the pipeline. */
  readonly resource: Text;
  /** How much a message says. */
  readonly detail: 'FULL';
  /** CodeStar Notifications' names of the events. */
  readonly eventTypes: readonly string[];
}

/**
 * Slack and Teams channels, each once with all of its events. They are fed by notification rules of the
 * pipeline, which know approvals too.
 */
export function planChatChannels(context: PlanContext): readonly ChatChannelPlan[] {
  const told = context.spec.notifications.filter(isChat).map((spec) => ({ channel: channelOf(spec), on: spec.on }));
  const ids = [...new Set(told.map(({ channel }) => channelId(channel)))];
  return ids.map((id) => {
    const entries = told.filter(({ channel }) => channelId(channel) === id);
    return planChannel(context, id, entries[0]?.channel as Channel, [...new Set(entries.flatMap(({ on }) => on))]);
  });
}

type ChatSpec = SlackNotificationSpec | TeamsNotificationSpec;
type Channel = ChatChannelPlan['channel'];

function isChat(notification: NotificationSpec): notification is ChatSpec {
  return 'slack' in notification || 'teams' in notification;
}

/** Channels are unique in their workspace or team. */
function channelId(channel: Channel): string {
  const place = channel.kind === 'slack' ? channel.workspaceId : channel.teamId;
  return `${channel.kind}-${place}-${channel.channelId}`.toLowerCase().replace(/[^a-z0-9]+/g, '-');
}

function planChannel(
  context: PlanContext,
  id: string,
  channel: Channel,
  events: readonly NotificationEvent[],
): ChatChannelPlan {
  return {
    id,
    name: context.name('chatChannel', id),
    channel,
    role: {
      id,
      name: context.name('role', `${id}-role`),
      description: 'The chat channel shows messages with it and may do nothing else',
      trust: trustService('chatbot.amazonaws.com'),
      statements: [],
    },
    guardrailPolicies: [text`arn:${PARTITION}:iam::aws:policy/AWSDenyAll`],
    ruleName: context.name('chatRule', id),
    resource: ref('pipeline', 'arn'),
    detail: 'FULL',
    eventTypes: events.map((event) => EVENT_TYPES[event]),
    waitsFor: [],
  };
}

function channelOf(notification: ChatSpec): Channel {
  if ('slack' in notification) return { kind: 'slack', ...notification.slack };
  return { kind: 'teams', ...notification.teams, channelId: encodeOnce(notification.teams.channelId) };
}

/** From the Developer Tools Console User Guide, "Events for notification rules on pipelines". */
const EVENT_TYPES = {
  started: 'codepipeline-pipeline-pipeline-execution-started',
  succeeded: 'codepipeline-pipeline-pipeline-execution-succeeded',
  failed: 'codepipeline-pipeline-pipeline-execution-failed',
  stopped: 'codepipeline-pipeline-pipeline-execution-canceled',
  superseded: 'codepipeline-pipeline-pipeline-execution-superseded',
  'approval-needed': 'codepipeline-pipeline-manual-approval-needed',
} as const satisfies Record<NotificationEvent, string>;

/** AWS takes a Teams channel's id as it stands in the channel's link: `19%3A…%40thread.tacv2`. */
function encodeOnce(id: string): string {
  return id.includes('%') ? id : encodeURIComponent(id);
}
