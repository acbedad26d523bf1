import type {
  ChatConfigurationNotificationSpec,
  NotificationEvent,
  NotificationSpec,
  SlackNotificationSpec,
  TeamsNotificationSpec,
} from '../spec/notification';
import type { PlanContext } from './context';
import { PARTITION } from './vocabulary/cloud';
import { ref } from './vocabulary/reference';
import type { RolePlan } from './vocabulary/statement';
import type { Text } from './vocabulary/text';
import { text } from './vocabulary/text';
import { trustService } from './vocabulary/trust';

/** A Slack or Teams channel with the notification rule that feeds it. */
export interface ChatChannelPlan {
  /** What the plan calls it. */
  readonly id: string;
  /** Its configuration; absent where the spec names one that exists. */
  readonly configuration?: ChatConfigurationPlan;
  /** Name of the notification rule, at most 64 characters. */
  readonly ruleName: string;
  /** ARN of the configuration, and the kind of its channel in the words of CodeStar Notifications. */
  readonly target: { readonly type: 'AWSChatbotSlack' | 'AWSChatbotMicrosoftTeams'; readonly address: Text };
  /** ARN of the pipeline. */
  readonly resource: Text;
  /** How much a message says. */
  readonly detail: 'FULL';
  /** CodeStar Notifications' names of the events. */
  readonly eventTypes: readonly string[];
}

/** A configuration that is made for this pipeline. */
export interface ChatConfigurationPlan {
  /** Name, at most 128 characters. */
  readonly name: string;
  /** Where the channel is. */
  readonly channel:
    | { readonly kind: 'slack'; readonly workspaceId: string; readonly channelId: string }
    | { readonly kind: 'teams'; readonly tenantId: string; readonly teamId: string; readonly channelId: string };
  /** Role of the channel; it may do nothing, since the channel only shows messages. */
  readonly role: RolePlan;
  /** ARNs of the policies that bound what can be done from the channel. */
  readonly guardrailPolicies: readonly Text[];
}

/**
 * Slack and Teams channels, each once with all of its events. They are fed by notification rules of the
 * pipeline, which know approvals too.
 */
export function planChatChannels(context: PlanContext): readonly ChatChannelPlan[] {
  const told = context.spec.notifications.filter(isChat);
  const ids = [...new Set(told.map(channelId))];
  return ids.map((id) => {
    const specs = told.filter((spec) => channelId(spec) === id);
    return planChannel(context, id, specs[0] as ChatSpec, [...new Set(specs.flatMap(({ on }) => on))]);
  });
}

type ChannelSpec = SlackNotificationSpec | TeamsNotificationSpec;
type ChatSpec = ChannelSpec | ChatConfigurationNotificationSpec;

function isChat(notification: NotificationSpec): notification is ChatSpec {
  return 'slack' in notification || 'teams' in notification || 'chatConfiguration' in notification;
}

/** Channels are unique in their workspace or team, configurations in their account. */
function channelId(spec: ChatSpec): string {
  if ('chatConfiguration' in spec) {
    const [account, , , name] = spec.chatConfiguration.split(/[:/]/).slice(4);
    return toId(`${isOfTeams(spec) ? 'teams' : 'slack'}-${account}-${name}`);
  }
  if ('slack' in spec) return toId(`slack-${spec.slack.workspaceId}-${spec.slack.channelId}`);
  return toId(`teams-${spec.teams.teamId}-${encodeOnce(spec.teams.channelId)}`);
}

function toId(text: string): string {
  return text.toLowerCase().replace(/[^a-z0-9]+/g, '-');
}

function planChannel(
  context: PlanContext,
  id: string,
  spec: ChatSpec,
  events: readonly NotificationEvent[],
): ChatChannelPlan {
  return {
    id,
    ...('chatConfiguration' in spec ? {} : { configuration: planConfiguration(context, id, spec) }),
    ruleName: context.name('chatRule', id),
    target: {
      type: isOfTeams(spec) ? 'AWSChatbotMicrosoftTeams' : 'AWSChatbotSlack',
      address: 'chatConfiguration' in spec ? spec.chatConfiguration : ref(`chatConfiguration/${id}`, 'arn'),
    },
    resource: ref('pipeline', 'arn'),
    detail: 'FULL',
    eventTypes: events.map((event) => EVENT_TYPES[event]),
  };
}

function isOfTeams(spec: ChatSpec): boolean {
  return 'chatConfiguration' in spec ? spec.chatConfiguration.includes('/microsoft-teams-channel/') : 'teams' in spec;
}

function planConfiguration(context: PlanContext, id: string, spec: ChannelSpec): ChatConfigurationPlan {
  return {
    name: context.name('chatChannel', id),
    channel:
      'slack' in spec
        ? { kind: 'slack', ...spec.slack }
        : { kind: 'teams', ...spec.teams, channelId: encodeOnce(spec.teams.channelId) },
    role: {
      id,
      name: context.name('role', `${id}-role`),
      description: 'The chat channel shows messages with it and may do nothing else',
      trust: trustService('chatbot.amazonaws.com'),
      statements: [],
    },
    guardrailPolicies: [text`arn:${PARTITION}:iam::aws:policy/AWSDenyAll`],
  };
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
