import type { ChatChannelPlan, ChatConfigurationPlan } from '@tap-pipeline/core-model';
import { CfnMicrosoftTeamsChannelConfiguration, CfnSlackChannelConfiguration } from 'aws-cdk-lib/aws-chatbot';
import { CfnNotificationRule } from 'aws-cdk-lib/aws-codestarnotifications';
import type { Construct } from 'constructs';
import { Block, type BlockContext } from '../block';

type CfnChannel = CfnSlackChannelConfiguration | CfnMicrosoftTeamsChannelConfiguration;

/** A Slack or Teams channel with the notification rule that feeds it. */
export class ChatChannel extends Block<ChatChannelPlan> {
  /** The configuration of the channel; undefined where it exists already. */
  readonly cfnChannel: CfnChannel | undefined;
  /** The notification rule. */
  readonly cfnNotificationRule: CfnNotificationRule;

  constructor(scope: Construct, id: string, plan: ChatChannelPlan, context: BlockContext) {
    super(scope, id, plan, context);
    const { references } = context;
    this.cfnChannel = plan.configuration && this.createChannel(plan.configuration);
    this.cfnNotificationRule = new CfnNotificationRule(this, 'Rule', {
      name: plan.ruleName,
      detailType: plan.detail,
      resource: references.resolve(plan.resource),
      eventTypeIds: [...plan.eventTypes],
      targets: [{ targetType: plan.target.type, targetAddress: references.resolve(plan.target.address) }],
    });
  }

  private createChannel(plan: ChatConfigurationPlan): CfnChannel {
    const channel = this.createConfiguration(plan);
    this.context.references.register(`chatConfiguration/${this.plan.id}`, { arn: channel.ref });
    return channel;
  }

  private createConfiguration({ channel, name, role, guardrailPolicies }: ChatConfigurationPlan): CfnChannel {
    const { references } = this.context;
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
