import type * as aws from '@pulumi/aws';
import * as chatbot from '@pulumi/aws/chatbot';
import * as codestarnotifications from '@pulumi/aws/codestarnotifications';
import type { ChatChannelPlan } from '@tap-pipeline/core-model';
import { Block, type BlockContext } from '../block';
import type { Component } from '../component';

/** A Slack or Teams channel with the notification rule that feeds it. */
export class ChatChannel extends Block<ChatChannelPlan> {
  /** The channel. */
  readonly channel: aws.chatbot.SlackChannelConfiguration | aws.chatbot.TeamsChannelConfiguration;
  /** The notification rule. */
  readonly notificationRule: aws.codestarnotifications.NotificationRule;

  constructor(parent: Component, id: string, plan: ChatChannelPlan, context: BlockContext) {
    super('tap-pipeline:delivery:ChatChannel', parent, id, plan, context);
    this.channel = this.createChannel();
    this.notificationRule = new codestarnotifications.NotificationRule(
      this.childName('rule'),
      {
        name: plan.ruleName,
        detailType: plan.detail,
        resource: context.references.resolve(plan.resource),
        eventTypeIds: [...plan.eventTypes],
        targets: [{ type: TARGET_TYPES[plan.channel.kind], address: this.channel.chatConfigurationArn }],
        tags: this.tags(),
      },
      this.options(),
    );
  }

  /**
   * A configuration with another name is another one for the same channel, and AWS refuses a second one of a channel
   * in an account (terraform-provider-awscc #1011): the old one goes first.
   */
  private createChannel(): ChatChannel['channel'] {
    const { references, order } = this.context;
    const { channel, name, role, guardrailPolicies } = this.plan;
    const common = {
      configurationName: name,
      iamRoleArn: references.resolve({ of: `role/${role.id}`, as: 'arn' }),
      guardrailPolicyArns: references.resolveAll(guardrailPolicies),
      tags: this.tags(),
    };
    const options = this.options({ dependsOn: order.findAll(this.plan), deleteBeforeReplace: true });
    if (channel.kind === 'slack') {
      const { workspaceId: slackTeamId, channelId: slackChannelId } = channel;
      const args = { ...common, slackTeamId, slackChannelId };
      return new chatbot.SlackChannelConfiguration(this.childName('channel'), args, options);
    }
    const { tenantId, teamId, channelId } = channel;
    const args = { ...common, tenantId, teamId, channelId };
    return new chatbot.TeamsChannelConfiguration(this.childName('channel'), args, options);
  }
}

const TARGET_TYPES = {
  slack: 'AWSChatbotSlack',
  teams: 'AWSChatbotMicrosoftTeams',
} as const satisfies Record<ChatChannelPlan['channel']['kind'], string>;
