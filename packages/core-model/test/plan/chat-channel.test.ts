import { planOf, SPECS, specWith } from '../specs';

describe('chat channels', () => {
  const channels = planOf(SPECS['all channels']).delivery.chatChannels;

  test('of Slack and Teams are told events by their names of CodeStar Notifications', () => {
    expect(channels.map(({ channel, eventTypes }) => [channel.kind, eventTypes])).toEqual([
      ['slack', ['codepipeline-pipeline-pipeline-execution-failed', 'codepipeline-pipeline-manual-approval-needed']],
      ['teams', ['codepipeline-pipeline-pipeline-execution-succeeded']],
    ]);
    expect(channels[0]?.channel).toEqual({ kind: 'slack', workspaceId: 'T0123456', channelId: 'C0123456' });
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
    for (const { role, guardrailPolicies } of channels) {
      expect(role.statements).toEqual([]);
      expect(guardrailPolicies).toEqual([
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
    expect(told.map(({ channel }) => channel.kind === 'slack' && channel.workspaceId)).toEqual(['T1', 'T2']);
    expect(new Set(told.map(({ name }) => name)).size).toBe(2);
  });
});
