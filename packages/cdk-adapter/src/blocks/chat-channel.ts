import type { ChatChannelPlan } from '@tap-pipeline/core-model';
import { CfnMicrosoftTeamsChannelConfiguration, CfnSlackChannelConfiguration } from 'aws-cdk-lib/aws-chatbot';
import { CfnNotificationRule } from 'aws-cdk-lib/aws-codestarnotifications';
import type { Construct } from 'constructs';
import { Block, type BlockContext } from '../block';

/** A Slack or Teams channel with the notification rule that feeds it. */
export class ChatChannel extends Block<ChatChannelPlan> {
  /** The channel. */
  readonly cfnChannel: CfnSlackChannelConfiguration | CfnMicrosoftTeamsChannelConfiguration;
  /** The notification rule. */
  readonly cfnNotificationRule: CfnNotificationRule;

  constructor(scope: Construct, id: string, plan: ChatChannelPlan, context: BlockContext) {
    super(scope, id, plan, context);
    const { references, order } = context;
    this.cfnChannel = this.createChannel();
    this.cfnNotificationRule = new CfnNotificationRule(this, 'Rule', {
      name: plan.ruleName,
      detailType: plan.detail,
      resource: references.resolve(plan.resource),
      eventTypeIds: [...plan.eventTypes],
      targets: [{ targetType: TARGET_TYPES[plan.channel.kind], targetAddress: this.cfnChannel.ref }],
    });
    order.defer(this.cfnChannel, plan);
  }

  private createChannel(): ChatChannel['cfnChannel'] {
    const { references } = this.context;
    const { channel, name, role, guardrailPolicies } = this.plan;
    const common = {
      configurationName: name,
      iamRoleArn: references.resolve({ of: `role/${role.id}`, as: 'arn' }),
      guardrailPolicies: references.resolveAll(guardrailPolicies),
    };
    if (channel.kind === 'slack') {
      const { workspaceId: slackWorkspaceId, channelId: slackChannelId } = channel;
      return new CfnSlackChannelConfiguration(this, 'Resource', { ...common, slackWorkspaceId, slackChannelId });
    }
    const { tenantId: teamsTenantId, teamId, channelId: teamsChannelId } = channel;
    return new CfnMicrosoftTeamsChannelConfiguration(this, 'Resource', {
      ...common,
      teamsTenantId,
      teamId,
      teamsChannelId,
    });
  }
}

const TARGET_TYPES = {
  slack: 'AWSChatbotSlack',
  teams: 'AWSChatbotMicrosoftTeams',
} as const satisfies Record<ChatChannelPlan['channel']['kind'], string>;
