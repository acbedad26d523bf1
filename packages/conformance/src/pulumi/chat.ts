import type { ResourceType } from './resource-type';
import { nested, same, tags } from './shape';

const COMMON = { ...same('configurationName', 'iamRoleArn'), guardrailPolicyArns: 'GuardrailPolicies', tags };

/** Amazon Q Developer in chat applications, and the notification rules that feed it. */
export const CHAT: { readonly [token: string]: ResourceType } = {
  'aws:chatbot/slackChannelConfiguration:SlackChannelConfiguration': {
    type: 'AWS::Chatbot::SlackChannelConfiguration',
    inputs: { ...COMMON, ...same('slackChannelId'), slackTeamId: 'SlackWorkspaceId' },
    outputs: { chatConfigurationArn: 'Ref' },
  },
  'aws:chatbot/teamsChannelConfiguration:TeamsChannelConfiguration': {
    type: 'AWS::Chatbot::MicrosoftTeamsChannelConfiguration',
    inputs: { ...COMMON, ...same('teamId'), channelId: 'TeamsChannelId', tenantId: 'TeamsTenantId' },
    outputs: { chatConfigurationArn: 'Ref' },
  },
  'aws:codestarnotifications/notificationRule:NotificationRule': {
    type: 'AWS::CodeStarNotifications::NotificationRule',
    inputs: {
      ...same('detailType', 'eventTypeIds', 'name', 'resource', 'tags'),
      targets: nested('Targets', { address: 'TargetAddress', type: 'TargetType' }),
    },
  },
};
