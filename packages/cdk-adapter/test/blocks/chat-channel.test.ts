import { EVERYTHING } from '../../../core-model/test/adapter-specs';
import { renderSpec } from '../support/render';

describe('a chat channel', () => {
  const { template } = renderSpec(EVERYTHING);

  test('is a Slack channel that nothing can be done from', () => {
    expect(template.only('AWS::Chatbot::SlackChannelConfiguration').properties).toMatchObject({
      SlackWorkspaceId: 'T0123ABCD',
      SlackChannelId: 'C0123ABCD',
      IamRoleArn: '${RolesSlackT0123abcdC0123abcd.Arn}',
      GuardrailPolicies: ['arn:${AWS::Partition}:iam::aws:policy/AWSDenyAll'],
    });
    expect(template.resources.filter(({ id }) => id.startsWith('PermissionsSlack'))).toEqual([]);
  });

  test('is a Teams channel', () => {
    expect(template.only('AWS::Chatbot::MicrosoftTeamsChannelConfiguration').properties).toMatchObject({
      TeamsTenantId: '12345678-1234-1234-1234-123456789012',
      TeamId: '12345678-1234-1234-1234-123456789013',
      TeamsChannelId: '19%3Aabc%40thread.tacv2',
    });
  });

  test('is fed by a notification rule of the pipeline', () => {
    const rules = template.all('AWS::CodeStarNotifications::NotificationRule').map(({ properties }) => properties);
    expect(new Set(rules.map(({ Resource }) => Resource))).toEqual(new Set(['${Pipeline.Arn}']));
    expect(rules.map(({ EventTypeIds }) => EventTypeIds)).toEqual([
      ['codepipeline-pipeline-manual-approval-needed'],
      ['codepipeline-pipeline-pipeline-execution-failed'],
      ['codepipeline-pipeline-pipeline-execution-succeeded'],
    ]);
    const { id } = template.only('AWS::Chatbot::SlackChannelConfiguration');
    expect(rules.map(({ Targets }) => Targets[0])).toEqual([
      { TargetType: 'AWSChatbotSlack', TargetAddress: `\${${id}}` },
      { TargetType: 'AWSChatbotMicrosoftTeams', TargetAddress: expect.stringMatching(/^\$\{.+\}$/) },
      {
        TargetType: 'AWSChatbotSlack',
        TargetAddress: 'arn:aws:chatbot::123456789012:chat-configuration/slack-channel/releases',
      },
    ]);
  });

  test('is tagged like everything else, though its tags have another shape', () => {
    const [rule] = template.all('AWS::CodeStarNotifications::NotificationRule');
    expect(rule?.properties.Tags).toMatchObject({ Service: 'orders', ManagedBy: 'tap-pipeline' });
  });
});
