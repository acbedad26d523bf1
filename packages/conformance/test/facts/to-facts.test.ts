import type { Draft } from '../../src/facts/draft';
import { toFacts } from '../../src/facts/to-facts';

function draft(parts: Partial<Draft> & Pick<Draft, 'key' | 'type'>): Draft {
  return { properties: {}, removal: 'destroy', engine: {}, waitsFor: [], ...parts };
}

const TABLE = draft({
  key: 'Table',
  type: 'AWS::EC2::RouteTable',
  properties: { Tags: [{ Key: 'Name', Value: 'orders-routes-dev' }] },
});
const ROUTE = draft({
  key: 'Route',
  type: 'AWS::EC2::Route',
  properties: { RouteTableId: { link: 'Table', attribute: 'Ref' }, DestinationCidrBlock: '0.0.0.0/0' },
});

describe('a resource', () => {
  test('without a name of its own is called after what it is for', () => {
    expect(Object.keys(toFacts([ROUTE, TABLE], {}).resources)).toEqual([
      'AWS::EC2::Route orders-routes-dev 0.0.0.0/0',
      'AWS::EC2::RouteTable orders-routes-dev',
    ]);
  });

  test('links to the ids of others', () => {
    const route = toFacts([ROUTE, TABLE], {}).resources['AWS::EC2::Route orders-routes-dev 0.0.0.0/0'];
    expect(route?.properties.RouteTableId).toEqual({
      link: 'AWS::EC2::RouteTable orders-routes-dev',
      attribute: 'Ref',
    });
  });

  test('is made after everything that it needs, directly or not', () => {
    const topic = draft({ key: 'Topic', type: 'AWS::SNS::Topic', properties: { TopicName: 'x' }, waitsFor: ['Route'] });
    expect(toFacts([topic, ROUTE, TABLE], {}).resources['AWS::SNS::Topic x']?.after).toEqual([
      'AWS::EC2::Route orders-routes-dev 0.0.0.0/0',
      'AWS::EC2::RouteTable orders-routes-dev',
    ]);
  });

  test('that waits for itself is refused, with the way round', () => {
    const topic = (key: string, waitsFor: string) =>
      draft({ key, type: 'AWS::SNS::Topic', properties: { TopicName: key }, waitsFor: [waitsFor] });
    expect(() => toFacts([topic('a', 'b'), topic('b', 'a')], {})).toThrow('a waits for b waits for a');
  });

  test('of an unknown type is refused', () => {
    expect(() => toFacts([draft({ key: 'Queue', type: 'AWS::SQS::Queue' })], {})).toThrow(
      'Queue is of type AWS::SQS::Queue, which names.ts does not know; say there what names it',
    );
  });

  test('without anything to call it by is refused', () => {
    expect(() => toFacts([draft({ key: 'Topic', type: 'AWS::SNS::Topic' })], {})).toThrow(
      'Topic of type AWS::SNS::Topic has no TopicName to name it by',
    );
  });

  test('that cannot be told from another is refused', () => {
    const topic = (key: string) => draft({ key, type: 'AWS::SNS::Topic', properties: { TopicName: 'same' } });
    expect(() => toFacts([topic('one'), topic('two')], {})).toThrow('one and two are both AWS::SNS::Topic same');
  });

  test('that is named by something that is not there is refused', () => {
    expect(() => toFacts([ROUTE], {})).toThrow('there is a link to Table, which is not there');
  });
});

describe('properties', () => {
  const facts = (properties: Draft['properties'], type = 'AWS::SNS::Topic') =>
    Object.values(
      toFacts([draft({ key: 'it', type, properties: { TopicName: 'x', DashboardName: 'x', ...properties } })], {})
        .resources,
    )[0]?.properties;

  test('that are keys with values have no order', () => {
    const tags = [
      { Key: 'a', Value: '1' },
      { Key: 'b', Value: '2' },
    ];
    expect(facts({ Tags: tags })).toEqual(facts({ Tags: tags.toReversed() }));
  });

  test('that are lists of anything else keep their order', () => {
    expect(facts({ Subnets: ['b', 'a'] })).not.toEqual(facts({ Subnets: ['a', 'b'] }));
  });

  test('that hold JSON are the document', () => {
    expect(facts({ DashboardBody: '{ "widgets": [] }' }, 'AWS::CloudWatch::Dashboard')).toEqual(
      facts({ DashboardBody: '{"widgets":[]}' }, 'AWS::CloudWatch::Dashboard'),
    );
  });

  test('that are the ARN of a log group and `:*` are what CloudFormation calls its ARN', () => {
    const logs = draft({ key: 'Logs', type: 'AWS::Logs::LogGroup', properties: { LogGroupName: '/logs' } });
    const arn = { link: 'Logs', attribute: 'Arn without :*' };
    const topic = (value: Draft['properties'][string]) =>
      toFacts([logs, draft({ key: 'it', type: 'AWS::SNS::Topic', properties: { TopicName: 'x', Value: value } })], {})
        .resources['AWS::SNS::Topic x']?.properties.Value;
    const link = { link: 'AWS::Logs::LogGroup /logs', attribute: 'Arn' };
    expect(topic({ join: [arn, ':*'] })).toEqual(link);
    expect(topic({ join: ['<', arn, ':*>'] })).toEqual({ join: ['<', link, '>'] });
    expect(topic({ join: [arn, ':log-stream'] })).toEqual({
      join: [{ ...link, attribute: arn.attribute }, ':log-stream'],
    });
  });
});
