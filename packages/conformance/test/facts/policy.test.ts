import { normalisePolicy } from '../../src/facts/policy';

describe('a policy', () => {
  test('says the same with one thing and with a list of one', () => {
    const one = { Effect: 'Allow', Action: 's3:GetObject', Resource: '*', Principal: { Service: 'a.amazonaws.com' } };
    const list = {
      Effect: 'Allow',
      Action: ['s3:GetObject'],
      Resource: ['*'],
      Principal: { Service: ['a.amazonaws.com'] },
    };
    expect(normalisePolicy({ Statement: one })).toEqual(normalisePolicy({ Statement: [list] }));
  });

  test('says the same in any order of its actions, resources, principals and tested values', () => {
    const statement = (order: (list: string[]) => string[]) => ({
      Effect: 'Allow',
      Action: order(['a:A', 'a:B']),
      Resource: order(['arn:1', 'arn:2']),
      Principal: { AWS: order(['1', '2']) },
      Condition: { StringEquals: { 'aws:SourceAccount': order(['1', '2']) } },
    });
    const turned = normalisePolicy({ Statement: [statement((list) => list.reverse())] });
    expect(turned).toEqual(normalisePolicy({ Statement: [statement((list) => list)] }));
  });

  test('says something else with another effect, action, principal or condition', () => {
    const policy = (change: object) =>
      normalisePolicy({ Statement: [{ Effect: 'Allow', Action: 'a:A', Principal: '*', Resource: '*', ...change }] });
    const changes = [
      { Effect: 'Deny' },
      { Action: 'a:B' },
      { Principal: { AWS: '1' } },
      { Condition: { Bool: { a: 'true' } } },
    ];
    for (const change of changes) expect(policy(change)).not.toEqual(policy({}));
  });

  test('is left as it is where it is text', () => {
    expect(normalisePolicy('{{resolve:ssm:policy}}')).toBe('{{resolve:ssm:policy}}');
  });
});
