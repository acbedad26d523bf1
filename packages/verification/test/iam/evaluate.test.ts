import { sceneOf } from '../../src/iam/denials/denial';
import { KEYS } from '../../src/iam/denials/keys';
import { TRUST } from '../../src/iam/denials/trust';
import { evaluate, type Request } from '../../src/iam/evaluate';
import type { NamedPolicy } from '../../src/iam/policies/policy';
import { policiesOfCdk, systemOf } from './systems';

const ROLE = 'arn:aws:iam::111122223333:role/one';
const KEY = 'arn:aws:kms:eu-west-1:111122223333:key/1234abcd-12ab-34cd-56ef-1234567890ab';
const may = (action: string, resource: string): NamedPolicy => ({
  name: 'one',
  policy: { Version: '2012-10-17', Statement: [{ Effect: 'Allow', Action: action, Resource: resource }] },
});
const ask = (request: Partial<Request>): Request => ({
  principal: ROLE,
  action: 's3:GetObject',
  resource: 'arn:aws:s3:::bucket/one',
  context: {},
  ...request,
});

test('what a policy grants is allowed, what it does not grant is denied', async () => {
  const identity = [may('s3:GetObject', 'arn:aws:s3:::bucket/*')];
  expect(await evaluate(ask({}), { identity })).toBe('allowed');
  expect(await evaluate(ask({ resource: 'arn:aws:s3:::other/one' }), { identity })).toBe('denied');
  expect(await evaluate(ask({ action: 's3:PutObject' }), { identity })).toBe('denied');
});

test('what a policy of a resource denies is refused', async () => {
  const identity = [may('s3:*', '*')];
  const Statement = [{ Effect: 'Deny', Principal: '*', Action: 's3:*', Resource: 'arn:aws:s3:::bucket/*' }];
  const resource = { name: 'bucket', policy: { Version: '2012-10-17', Statement } };
  expect(await evaluate(ask({}), { identity, resource })).toBe('refused');
});

test('encryption contexts are looked at, though their keys are made by users', async () => {
  const key = 'kms:EncryptionContext:aws:logs:arn';
  const Statement = [
    {
      Effect: 'Allow',
      Principal: { Service: 'logs.eu-west-1.amazonaws.com' },
      Action: 'kms:Decrypt',
      Resource: '*',
      Condition: { ArnEquals: { [key]: 'arn:aws:logs:eu-west-1:111122223333:log-group:one' } },
    },
  ];
  const resource = { name: 'key', policy: { Version: '2012-10-17', Statement } };
  const decrypt = (group: string) =>
    evaluate(
      {
        principal: 'logs.eu-west-1.amazonaws.com',
        action: 'kms:Decrypt',
        resource: KEY,
        context: { [key]: `arn:aws:logs:eu-west-1:111122223333:log-group:${group}` },
      },
      { identity: [], resource },
    );
  expect(await decrypt('one')).toBe('allowed');
  expect(await decrypt('two')).toBe('denied');
});

test.each([
  ['an action that AWS does not have', { action: 's3:GetObjekt' }, 'invalid.action'],
  ['a resource that an action is not about', { resource: KEY }, 'no.resource.types'],
  [
    'a condition key with a list of values',
    { action: 's3:PutObject', context: { 's3:RequestObjectTagKeys': 'team' } },
    's3:RequestObjectTagKeys has a list of values',
  ],
  [
    'a condition key that an action does not have',
    { context: { 'kms:ViaService': 'x' } },
    'AWS does not know kms:ViaService',
  ],
])('%s is no question, and says so', async (_, request, message) => {
  await expect(evaluate(ask(request), { identity: [may('s3:*', '*')] })).rejects.toThrow(message);
});

test('what was asked before is answered as if it were asked for the first time', async () => {
  const system = systemOf('strict-payments');
  const [policies] = await policiesOfCdk(system);
  const scene = sceneOf(system.plan);
  const asked = [...scene.calls, ...[KEYS, TRUST].flat().flatMap(({ attempts }) => attempts(scene))];
  const answers = new Set<string>();
  for (const { principal, action, resource, context } of asked) {
    const request = { principal, action, resource, context };
    const place = action.startsWith('s3:') ? resource.replace(/\/.*/, '') : resource;
    const own = policies.roles.get(resource)?.trust ?? policies.resources.get(place);
    const deciding = () => ({
      identity: structuredClone(policies.roles.get(principal)?.permissions ?? []),
      ...(own && { resource: structuredClone(own) }),
    });
    const second = deciding();
    const first = await evaluate(request, second);
    const again = [await evaluate(request, second), await evaluate(request, deciding())];
    expect({ ...request, again }).toEqual({ ...request, again: [first, first] });
    answers.add(first);
  }
  expect([...answers].sort()).toEqual(['allowed', 'denied', 'refused']);
});

test('a policy that AWS would not take is no answer', async () => {
  await expect(evaluate(ask({}), { identity: [may('s3', '*')] })).rejects.toThrow('policy.errors');
});
