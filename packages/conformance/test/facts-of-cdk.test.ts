import { factsOfCdk } from '../src/facts-of-cdk';
import type { TemplateResource, TemplateValue } from '../src/template';

function factsOf(value: TemplateValue, others: { readonly [logicalId: string]: TemplateResource } = {}) {
  const topic = { Type: 'AWS::SNS::Topic', Properties: { TopicName: 'x', Value: value } };
  return factsOfCdk({ Resources: { Topic: topic, ...others } }).resources['AWS::SNS::Topic x'];
}

const VPC: TemplateResource = { Type: 'AWS::EC2::VPC', Properties: { Tags: [{ Key: 'Name', Value: 'net' }] } };

describe('in a template', () => {
  test('a pseudo parameter is a fact of the cloud', () => {
    expect(factsOf({ Ref: 'AWS::Region' })?.properties.Value).toEqual({ link: 'cloud', attribute: 'AWS::Region' });
  });

  test('`Ref` and the attribute that says the same are one link', () => {
    const link = { link: 'AWS::EC2::VPC net', attribute: 'Ref' };
    expect(factsOf({ Ref: 'Vpc' }, { Vpc: VPC })?.properties.Value).toEqual(link);
    expect(factsOf({ 'Fn::GetAtt': ['Vpc', 'VpcId'] }, { Vpc: VPC })?.properties.Value).toEqual(link);
  });

  test('joined text is one text, with links in it', () => {
    const value = { 'Fn::Join': [':', ['arn', { 'Fn::Join': ['', [{ Ref: 'AWS::Partition' }, '!']] }, 'a']] };
    expect(factsOf(value)?.properties.Value).toEqual({
      join: ['arn:', { link: 'cloud', attribute: 'AWS::Partition' }, '!:a'],
    });
  });

  test('a zone is a fact of the cloud', () => {
    const value = { 'Fn::Select': [1, { 'Fn::GetAZs': '' }] };
    expect(factsOf(value)?.properties.Value).toEqual({ link: 'cloud', attribute: 'Fn::GetAZs.1' });
  });

  test('what waits for a resource is made after it', () => {
    const resources = {
      Vpc: VPC,
      Topic: { Type: 'AWS::SNS::Topic', Properties: { TopicName: 'x' }, DependsOn: 'Vpc' },
    };
    expect(factsOfCdk({ Resources: resources }).resources['AWS::SNS::Topic x']?.after).toEqual(['AWS::EC2::VPC net']);
  });

  test('a retained resource is retained when it is replaced, too', () => {
    const topic = (policies: Partial<TemplateResource>) =>
      factsOfCdk({ Resources: { Topic: { Type: 'AWS::SNS::Topic', Properties: { TopicName: 'x' }, ...policies } } });
    const retained = topic({ DeletionPolicy: 'Retain', UpdateReplacePolicy: 'Retain' });
    expect(retained.resources['AWS::SNS::Topic x']?.removal).toBe('retain');
    expect(() => topic({ DeletionPolicy: 'Retain' })).toThrow(
      'Topic has DeletionPolicy Retain and UpdateReplacePolicy undefined, which have to be the same',
    );
  });

  test.each<[string, TemplateValue]>([
    ['Fn::Sub', { 'Fn::Sub': '${AWS::Region}' }],
    ['Fn::Join', { 'Fn::Join': [{ Ref: 'AWS::Region' }, []] }],
    ['Fn::Join', { 'Fn::Join': ['', [{ a: 'b' }]] }],
    ['Fn::Select', { 'Fn::Select': [0, { 'Fn::GetAZs': 'eu-west-1' }] }],
    ['Fn::Select', { 'Fn::Select': [0, { 'Fn::Split': [':*', 'text'] }] }],
    ['Fn::Select', { 'Fn::Select': [0, ['a', 'b']] }],
  ])('%s, used in a way that pipelines do not, is refused', (name, value) => {
    expect(() => factsOf(value)).toThrow(`the template uses ${name} with`);
  });

  test('a link to nothing is refused', () => {
    expect(() => factsOf({ Ref: 'Nothing' })).toThrow('the template points at Nothing, which it does not have');
  });
});
