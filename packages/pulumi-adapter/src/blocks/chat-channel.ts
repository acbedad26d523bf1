import type * as aws from '@pulumi/aws';
import * as chatbot from '@pulumi/aws/chatbot';
import * as codestarnotifications from '@pulumi/aws/codestarnotifications';
import type { ChatChannelPlan, ChatConfigurationPlan } from '@tap-pipeline/core-model';
import { Block, type BlockContext } from '../block';
import type { Component } from '../component';

type ChannelConfiguration = aws.chatbot.SlackChannelConfiguration | aws.chatbot.TeamsChannelConfiguration;

/** A Slack or Teams channel with the notification rule that feeds it. */
export class ChatChannel extends Block<ChatChannelPlan> {
  /** The configuration of the channel; undefined where it exists already. */
  readonly channel: ChannelConfiguration | undefined;
  /** The notification rule. */
  readonly notificationRule: aws.codestarnotifications.NotificationRule;

  constructor(parent: Component, id: string, plan: ChatChannelPlan, context: BlockContext) {
    super('tap-pipeline:delivery:ChatChannel', parent, id, plan, context);
    const { references } = context;
    this.channel = plan.configuration && this.createChannel(plan.configuration);
    this.notificationRule = new codestarnotifications.NotificationRule(
      this.childName('rule'),
      {
        name: plan.ruleName,
        detailType: plan.detail,
        resource: references.resolve(plan.resource),
        eventTypeIds: [...plan.eventTypes],
        targets: [{ type: plan.target.type, address: references.resolve(plan.target.address) }],
        tags: this.tags(),
      },
      this.options(),
    );
  }

  private createChannel(plan: ChatConfigurationPlan): ChannelConfiguration {
    const channel = this.createConfiguration(plan);
    this.context.references.register(`chatConfiguration/${this.plan.id}`, { arn: channel.chatConfigurationArn });
    return channel;
  }

  /**
   * A configuration with another name is another one for the same channel, and AWS refuses a second one of a channel
   * in an account (terraform-provider-awscc #1011): the old one goes first.
   */
  private createConfiguration({ channel, name, role, guardrailPolicies }: ChatConfigurationPlan): ChannelConfiguration {
    const { references } = this.context;
    const common = {
      configurationName: name,
      iamRoleArn: references.resolve({ of: `role/${role.id}`, as: 'arn' }),
      guardrailPolicyArns: references.resolveAll(guardrailPolicies),
      tags: this.tags(),
    };
    const options = this.options({ deleteBeforeReplace: true });
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
