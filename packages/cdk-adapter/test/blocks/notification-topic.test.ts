import { EVERYTHING } from '../../../core-model/test/adapter-specs';
import { renderSpec } from '../support/render';

describe('a notification topic', () => {
  const { template, pipeline } = renderSpec(EVERYTHING);
  const topic = template.only('AWS::SNS::Topic');

  test('is encrypted with the key, whose policy lets EventBridge use it', () => {
    expect(topic.properties.KmsMasterKeyId).toBe('${EncryptionKey.Arn}');
  });

  test('tells everybody who is subscribed', () => {
    expect(template.all('AWS::SNS::Subscription').map(({ properties }) => properties)).toEqual([
      { TopicArn: '${FailedTopic}', Protocol: 'email', Endpoint: 'team@example.com' },
      { TopicArn: '${FailedTopic}', Protocol: 'https', Endpoint: 'https://example.com/hook' },
    ]);
  });

  test('is fed by a rule on the pipeline with a message that people can read', () => {
    const { Targets, EventPattern } = template.get('FailedTopicRule').properties;
    const { rule } = pipeline.plan.delivery.notificationTopics[0] as never as { rule: { inputPaths: object } };
    expect(Targets[0]).toMatchObject({ Arn: '${FailedTopic}', InputTransformer: { InputPathsMap: rule.inputPaths } });
    expect(EventPattern.detail).toMatchObject({ state: ['FAILED'] });
  });

  test('admits only the rule and the alarms that feed it', () => {
    const { Topics, PolicyDocument } = template.only('AWS::SNS::TopicPolicy').properties;
    expect(Topics).toEqual(['${FailedTopic}']);
    expect(PolicyDocument.Statement.map(({ Principal }: { Principal: unknown }) => Principal)).toEqual(
      expect.arrayContaining([{ Service: 'events.amazonaws.com' }]),
    );
  });

  test('has an L2 view', () => {
    const [block] = pipeline.delivery.notificationTopics;
    expect(block?.topic.topicArn).toBe(block?.cfnTopic.ref);
  });

  test('has no rule when only approvals are told', () => {
    const approvals = renderSpec({
      ...EVERYTHING,
      notifications: [{ on: ['approval-needed'], email: 'team@example.com' }],
    });
    expect(approvals.pipeline.delivery.notificationTopics.map(({ cfnRule }) => cfnRule)).toEqual([undefined]);
  });
});
