import { found } from '../plan-parts';
import { render } from '../plausible-values';
import { planOf, SPECS, specWith } from '../specs';

describe('topics', () => {
  const topics = planOf(SPECS['all channels']).delivery.notificationTopics;

  test('are shared by channels that are told the same, and chat has none', () => {
    expect(topics.map(({ id, subscriptions }) => [id, subscriptions])).toEqual([
      [
        'started-succeeded-failed-stopped-superseded-approval-needed',
        [{ protocol: 'email', endpoint: 'team@example.com' }],
      ],
      [
        'failed',
        [
          { protocol: 'email', endpoint: 'boss@example.com' },
          { protocol: 'https', endpoint: 'https://example.com/hook' },
        ],
      ],
    ]);
  });

  test('do not depend on the order of events in the spec', () => {
    const told = (on: readonly ('failed' | 'started')[]) =>
      planOf(specWith({ notifications: [{ on, email: 'a@example.com' }] })).delivery.notificationTopics;
    expect(told(['failed', 'started'])).toEqual(told(['started', 'failed']));
  });

  test('are fed by a rule on states of this pipeline', () => {
    expect(topics[0]?.rule?.pattern).toEqual({
      source: ['aws.codepipeline'],
      'detail-type': ['CodePipeline Pipeline Execution State Change'],
      detail: { pipeline: ['orders-pipeline-dev'], state: ['STARTED', 'SUCCEEDED', 'FAILED', 'STOPPED', 'SUPERSEDED'] },
    });
  });

  test('get a message that people can read, with a link', () => {
    const rule = found(topics[1]?.rule);
    const template = render(rule.inputTemplate);
    const names = [...template.matchAll(/<(\w+)>/g)].map(([, name]) => name as string);
    expect([...new Set(names)].sort()).toEqual(Object.keys(rule.inputPaths).sort());
    const message = JSON.parse(template.replaceAll('<execution>', '1').replaceAll('<pipeline>', 'p'));
    expect(message).toContain(
      'https://ap-southeast-2.console.aws.amazon.com/codesuite/codepipeline/pipelines/p/executions/1/',
    );
  });

  test('have no rule where only approvals are told', () => {
    const [topic] = planOf(SPECS['an approval everywhere']).delivery.notificationTopics;
    expect(topic).not.toHaveProperty('rule');
    expect(topic?.policy.map(({ sid }) => sid)).not.toContain('PublishEvents');
  });

  test('admit EventBridge, which fills in no condition key, alarms of this account, and nobody without TLS', () => {
    const policy = found(topics[1]).policy;
    expect(policy.map(({ sid, effect }) => [sid, effect])).toEqual([
      ['PublishEvents', 'Allow'],
      ['PublishAlarms', 'Allow'],
      ['DenyPlainHttp', 'Deny'],
    ]);
    expect(policy[0]).not.toHaveProperty('conditions');
    expect(policy[1]?.conditions).toEqual({ StringEquals: { 'aws:SourceAccount': { of: 'cloud', as: 'account' } } });
    expect(policy.map(({ actions }) => actions)).toEqual([['sns:Publish'], ['sns:Publish'], ['sns:Publish']]);
  });

  test('are encrypted with the key where there is one', () => {
    expect(planOf(SPECS['a key of its own, for everything']).delivery.notificationTopics[0]?.encryptionKey).toEqual({
      of: 'encryptionKey',
      as: 'arn',
    });
    expect(topics[0]).not.toHaveProperty('encryptionKey');
  });

  test('are none where nobody is to be told', () => {
    expect(planOf(SPECS.minimal).delivery.notificationTopics).toEqual([]);
  });
});
