import { ALL_PLANS } from '../../core-model/test/specs';
import { factsOfCdk } from '../src/facts-of-cdk';
import { renderCdk } from '../src/render-cdk';
import { toTemplate } from '../src/to-template';

const TEMPLATES = renderCdk(ALL_PLANS.map(([, plan]) => plan));

describe('a template of facts', () => {
  test.each(ALL_PLANS.map(([name], index) => [name, index] as const))('has the same facts, for %s', (_, index) => {
    const facts = factsOfCdk(TEMPLATES[index] ?? { Resources: {} });
    expect(Object.keys(facts.resources).length).toBeGreaterThan(10);
    expect(factsOfCdk(toTemplate(facts))).toEqual(facts);
  });

  const topic = (id: string, parts = {}) => ({
    [id]: { id, type: 'AWS::SNS::Topic', properties: {}, removal: 'retain' as const, engine: {}, after: [], ...parts },
  });

  test('says what exists before only where nothing else implies it', () => {
    const resources = {
      ...topic('T a'),
      ...topic('T b', { after: ['T a'] }),
      ...topic('T c', { after: ['T a', 'T b'] }),
    };
    expect(toTemplate({ resources, outputs: {} }).Resources.TC?.DependsOn).toEqual(['TB']);
  });

  test('keeps what is retained, also when it is replaced', () => {
    expect(toTemplate({ resources: topic('T a'), outputs: {} }).Resources.TA).toMatchObject({
      DeletionPolicy: 'Retain',
      UpdateReplacePolicy: 'Retain',
    });
  });

  test('has different logical ids for ids that differ in signs only', () => {
    const resources = { ...topic('T a-b'), ...topic('T a/b') };
    expect(Object.keys(toTemplate({ resources, outputs: {} }).Resources)).toEqual(['TAB', 'TABN2']);
  });

  test('leaves out what CloudFormation cannot say: engines, and tags of rules', () => {
    const rule = { type: 'AWS::EC2::SecurityGroupEgress', properties: { Tags: [] }, engine: { ignoreChanges: ['a'] } };
    expect(toTemplate({ resources: topic('T a', rule), outputs: {} }).Resources.TA).toEqual({
      Type: 'AWS::EC2::SecurityGroupEgress',
      Properties: {},
      DeletionPolicy: 'Retain',
      UpdateReplacePolicy: 'Retain',
    });
  });

  test('leaves out a custom resource without its function, which stands for what only Pulumi makes', () => {
    const custom = { type: 'Custom::DefaultSecurityGroup', properties: { GroupId: 'sg-1' } };
    const called = { ...custom, properties: { ...custom.properties, ServiceToken: 'arn' } };
    const resources = { ...topic('T a', custom), ...topic('T b', called) };
    expect(Object.keys(toTemplate({ resources, outputs: {} }).Resources)).toEqual(['TB']);
  });

  test('of Pulumi takes zones as CloudFormation does', () => {
    const properties = { Zone: { link: 'cloud', attribute: 'AvailabilityZones.1' } };
    expect(toTemplate({ resources: topic('T a', { properties }), outputs: {} }).Resources.TA?.Properties).toEqual({
      Zone: { 'Fn::Select': [1, { 'Fn::GetAZs': '' }] },
    });
  });

  test('is refused where the facts point at nothing', () => {
    const properties = { Topic: { link: 'T b', attribute: 'Ref' } };
    expect(() => toTemplate({ resources: topic('T a', { properties }), outputs: {} })).toThrow(
      'the facts point at T b, which they do not have',
    );
  });
});
