import { deliveryRoles } from '../../src/plan/roles';
import { planOf, SPECS, specWith } from '../specs';

describe('chat channels', () => {
  const channels = planOf(SPECS['all channels']).delivery.chatChannels;

  test('of Slack and Teams are told events by their names of CodeStar Notifications', () => {
    expect(channels.map(({ target, eventTypes }) => [target.type, eventTypes])).toEqual([
      [
        'AWSChatbotSlack',
        ['codepipeline-pipeline-pipeline-execution-failed', 'codepipeline-pipeline-manual-approval-needed'],
      ],
      ['AWSChatbotMicrosoftTeams', ['codepipeline-pipeline-pipeline-execution-succeeded']],
    ]);
    expect(channels[0]?.configuration?.channel).toEqual({
      kind: 'slack',
      workspaceId: 'T0123456',
      channelId: 'C0123456',
    });
  });

  test('are fed through the configurations that are made for them', () => {
    for (const { id, target } of channels) expect(target.address).toEqual({ of: `chatConfiguration/${id}`, as: 'arn' });
  });

  test.each([
    ['started', 'codepipeline-pipeline-pipeline-execution-started'],
    ['stopped', 'codepipeline-pipeline-pipeline-execution-canceled'],
    ['superseded', 'codepipeline-pipeline-pipeline-execution-superseded'],
  ] as const)('are told %s as %s', (event, type) => {
    const plan = planOf(specWith({ notifications: [{ on: [event], slack: { workspaceId: 'T1', channelId: 'C1' } }] }));
    expect(plan.delivery.chatChannels[0]?.eventTypes).toEqual([type]);
  });

  test('can do nothing in AWS', () => {
    for (const { configuration } of channels) {
      expect(configuration?.role.statements).toEqual([]);
      expect(configuration?.guardrailPolicies).toEqual([
        { join: ['arn:', { of: 'cloud', as: 'partition' }, ':iam::aws:policy/AWSDenyAll'] },
      ]);
    }
  });

  test('listen to this pipeline', () => {
    for (const { resource } of channels) expect(resource).toEqual({ of: 'pipeline', as: 'arn' });
  });

  test('that the spec names twice are one channel with all of its events', () => {
    expect(
      planOf(SPECS['one chat channel told twice']).delivery.chatChannels.map(({ eventTypes }) => eventTypes),
    ).toEqual([['codepipeline-pipeline-pipeline-execution-failed', 'codepipeline-pipeline-manual-approval-needed']]);
  });

  test('of one name in two workspaces are two channels', () => {
    const slack = (workspaceId: string) => ({ on: ['failed'] as const, slack: { workspaceId, channelId: 'C0123456' } });
    const plan = planOf(specWith({ notifications: [slack('T1'), slack('T2')] }));
    const told = plan.delivery.chatChannels;
    expect(told.map(({ configuration }) => configuration?.channel)).toMatchObject([
      { workspaceId: 'T1' },
      { workspaceId: 'T2' },
    ]);
    expect(new Set(told.map(({ configuration }) => configuration?.name)).size).toBe(2);
  });
});

describe('chat channels that are configured already', () => {
  const { delivery } = planOf(SPECS['chat channels that are configured already']);

  test('are fed by the ARN of their configuration, each once with all of its events', () => {
    const arn = (channel: string) => `arn:aws:chatbot::123456789012:chat-configuration/${channel}`;
    expect(delivery.chatChannels.map(({ target, eventTypes }) => [target, eventTypes])).toEqual([
      [
        { type: 'AWSChatbotSlack', address: arn('slack-channel/Team_alerts') },
        ['codepipeline-pipeline-pipeline-execution-failed', 'codepipeline-pipeline-manual-approval-needed'],
      ],
      [
        { type: 'AWSChatbotMicrosoftTeams', address: arn('microsoft-teams-channel/Team_alerts') },
        ['codepipeline-pipeline-pipeline-execution-succeeded'],
      ],
    ]);
  });

  test('get no configuration and no role, and rules of their own', () => {
    expect(delivery.chatChannels.map(({ configuration }) => configuration)).toEqual([undefined, undefined]);
    expect(deliveryRoles(delivery).filter(({ trust }) => JSON.stringify(trust).includes('chatbot'))).toEqual([]);
    expect(new Set(delivery.chatChannels.map(({ ruleName }) => ruleName)).size).toBe(2);
  });
});
