import { assumptionOf } from '../../src/iam/calls/assumptions';
import { callsOfRole } from '../../src/iam/calls/calls-of';
import { secretArn, valueFrom } from '../../src/iam/calls/values';
import { sceneOf } from '../../src/iam/denials/denial';
import { Places } from '../../src/iam/places';
import { findSpareGrants } from '../../src/iam/spare-grants';
import { listSystems, titleOf } from '../../src/iam/systems';
import { policiesOfCdk, systemOf } from './systems';

const places = new Places(systemOf('five-stage').plan);

test('things of a plan are where their names say', () => {
  expect(places.at('bucket/artifacts', 'objects')).toBe('arn:aws:s3:::cicd-artifacts-dev-111122223333-eu-west-1/*');
  expect(places.role('build')).toBe('arn:aws:iam::111122223333:role/cicd-build-role-dev');
  expect(places.stream('build')).toBe(
    'arn:aws:logs:eu-west-1:111122223333:log-group:/aws/codebuild/cicd-build-dev:log-stream:one',
  );
  const strict = new Places(systemOf('strict-payments').plan);
  expect(strict.at('bucket/access-logs', 'arn')).toBe('arn:aws:s3:::payments-access-logs-dev-111122223333-eu-west-1');
  expect(strict.stream('default-group-closer')).toContain(':log-group:/aws/lambda/payments-default-group-closer-dev:');
  expect(places.at('encryptionKey', 'arn')).toMatch(/:key\/[0-9a-f]{8}-([0-9a-f]{4}-){3}[0-9a-f]{12}$/);
});

test.each([
  ['the id of a key', () => places.at('encryptionKey', 'id'), 'it is not known where encryptionKey is, as id'],
  ['a bucket that is not there', () => places.at('bucket/other', 'arn'), 'the plan has not other'],
  [
    'a load balancer that is not made',
    () => new Places(systemOf('ruby-catalogue').plan).at('loadBalancer', 'arn'),
    'the plan makes no load balancer',
  ],
  ['a role without known calls', () => callsOfRole(places, 'stranger'), 'which calls are made with the role stranger'],
  [
    'a role without a known service',
    () => assumptionOf(places, { ...places.plan.delivery.pipeline.role, id: 'stranger' }),
    'which service works with the role stranger',
  ],
])('%s is refused', (_, find, message) => {
  expect(find).toThrow(message);
});

test('values are read from where AWS keeps them', () => {
  const given = 'arn:aws:secretsmanager:eu-west-1:111122223333:secret:hub-GhIjKl';
  expect(secretArn('hub:password')).toBe('arn:aws:secretsmanager:eu-west-1:111122223333:secret:hub-AbCdEf');
  expect(secretArn(`${given}:password`)).toBe(given);
  expect(valueFrom(`${given}:password::`).secrets).toEqual([given]);
  expect(valueFrom('arn:aws:secretsmanager:eu-west-1:111122223333:secret:hub:password::').secrets).toEqual([
    secretArn('hub'),
  ]);
  expect(valueFrom('arn:aws:ssm:eu-west-1:111122223333:parameter/one').parameters).toHaveLength(1);
});

test('every fixture is examined in every environment', () => {
  const titles = listSystems().map(titleOf);
  expect(titles).toHaveLength(36);
  expect(titles).toContain('java-ledger in sandbox');
});

test('a right that no call needs is found', async () => {
  const system = systemOf('registry-build');
  const [policies] = await policiesOfCdk(system);
  const calls = sceneOf(system.plan).calls.filter(({ action }) => action !== 'ecr:PutImage');
  expect(findSpareGrants(policies, calls)).toEqual([
    expect.objectContaining({ role: 'orders-build-role-dev', statement: 'PushImages', action: 'ecr:PutImage' }),
  ]);
});
