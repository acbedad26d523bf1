import { ALL_DENIALS } from '../../src/iam/denials';
import { DELIVERY } from '../../src/iam/denials/delivery';
import { sceneOf } from '../../src/iam/denials/denial';
import { ESCALATION } from '../../src/iam/denials/escalation';
import { IMAGES } from '../../src/iam/denials/images';
import { RUNTIME } from '../../src/iam/denials/runtime';
import { VALUES } from '../../src/iam/denials/values';
import { compareAnswers } from '../../src/iam/examination';
import { type Examined, examine, findMissingRoles, isRight, toMessage } from '../../src/iam/examine';
import { ADMINISTRATOR, Judge } from '../../src/iam/judge';
import type { Policies, PolicyStatement } from '../../src/iam/policies/policy';
import { changeResource, changeRole, changeTrust, policiesOfCdk, systemOf } from './systems';

jest.setTimeout(120_000);

const FIVE_STAGE = systemOf('five-stage');
const STRICT = systemOf('strict-payments');
const CACHED = systemOf('python-api');
let policies: Policies;
let strict: Policies;
let cached: Policies;
beforeAll(async () => {
  [policies, strict, cached] = await policiesOfCdk(FIVE_STAGE, STRICT, CACHED);
});

const row = (what: string) => ALL_DENIALS.filter((denial) => denial.what === what);
const wrongWith = async (changed: Policies, ...whats: readonly string[]): Promise<readonly Examined[]> =>
  (await examine(FIVE_STAGE.plan, changed, whats.flatMap(row))).filter((examined) => !isRight(examined));
const wrongInStrict = async (changed: Policies, what: string): Promise<readonly Examined[]> =>
  (await examine(STRICT.plan, changed, row(what))).filter((examined) => !isRight(examined));
const inWholeBucket = (statement: PolicyStatement): PolicyStatement => ({
  ...statement,
  Resource: [statement.Resource ?? []].flat().map((arn) => arn.replace(/\/.*/, '/*')),
});
const everywhere = (statement: PolicyStatement): PolicyStatement => ({ ...statement, Resource: ['*'] });
const unconditional = ({ Condition, ...statement }: PolicyStatement): PolicyStatement => statement;
const without = (action: string) => (statement: PolicyStatement) => ({
  ...statement,
  Action: [statement.Action].flat().filter((one) => one !== action),
});

describe('A right that is missing is found:', () => {
  test.each([
    ['s3:GetObjectVersion', 'cicd-build-role-dev', 'ReadWriteArtifacts'],
    ['ecr:PutImage', 'cicd-build-role-dev', 'PushImages'],
    ['codebuild:StartBuild', 'cicd-build-action-role-dev', 'RunBuilds'],
    ['codedeploy:RegisterApplicationRevision', 'cicd-deploy-action-role-dev', 'RegisterRevision'],
    ['ecs:UpdateServicePrimaryTaskSet', 'cicd-deployment-role-dev', 'SeeService'],
    ['logs:PutLogEvents', 'cicd-flow-logs-role-dev', 'WriteLogs'],
  ])('%s of %s', async (action, role, sid) => {
    const wrong = await wrongWith(changeRole(policies, role, sid, without(action)));
    expect(wrong.map((examined) => examined.action)).toContain(action);
    expect(wrong.map(toMessage).join('\n')).toMatch(new RegExp(`${role} has to be allowed.*\\n.*${action} on `));
    expect(wrong.map(toMessage).join('\n')).toContain(`AWS::IAM::RolePolicy ${role}`);
  });

  test('the use of the key by CloudWatch Logs', async () => {
    const wrong = await wrongWith(changeResource(policies, ':kms:', 'UseForLogs', () => undefined));
    expect([...new Set(wrong.map(({ principal }) => principal))]).toEqual(['logs.eu-west-1.amazonaws.com']);
  });
});

describe('A right that is too wide is found:', () => {
  test.each([
    ['cicd-deploy-action-role-dev', 'PassTaskRoles', everywhere, 'hand the role of an administrator to a task'],
    ['cicd-deploy-action-role-dev', 'PassTaskRoles', unconditional, 'hand the roles of the task to a virtual machine'],
    ['cicd-build-role-dev', 'PushImages', everywhere, 'push an image to another repository'],
    ['cicd-build-role-dev', 'WriteLogs', everywhere, 'write into a log of another team'],
    ['cicd-source-action-role-dev', 'ReadWriteArtifacts', everywhere, "read an object in another team's bucket"],
    ['cicd-pipeline-role-dev', 'AssumeActionRoles', everywhere, 'assume a role in another account'],
    [
      'cicd-source-action-role-dev',
      'UseConnection',
      unconditional,
      'fetch another repository through its own connection',
    ],
    ['cicd-deployment-role-dev', 'ShiftTraffic', everywhere, "shift another team's traffic"],
    ['cicd-build-action-role-dev', 'RunBuilds', everywhere, 'start a build of another team'],
  ])('%s, %s', async (role, sid, change, what) => {
    const wrong = await wrongWith(changeRole(policies, role, sid, change), what);
    expect(wrong.map(toMessage).join('\n')).toContain(`${role} has to be kept from this, and is allowed: ${what}`);
  });

  test.each([
    [
      'payments-default-group-closer-role-dev',
      'RevokeRules',
      "close another team's security group, or one that the service needs",
    ],
    ['payments-build-role-dev', 'ReadWriteArtifacts', 'read access logs, as a component'],
  ])('%s, %s, of a strict system', async (role, sid, what) => {
    const wrong = await wrongInStrict(changeRole(strict, role, sid, everywhere), what);
    expect(wrong.map(toMessage).join('\n')).toContain(`${role} has to be kept from this, and is allowed: ${what}`);
  });

  test.each([
    [
      'DeliverBucketLogs',
      unconditional,
      'deliver access logs of a bucket of another account',
      'logging.s3.amazonaws.com',
    ],
    [
      'DeliverBucketLogs',
      inWholeBucket,
      'deliver access logs of a bucket under another prefix',
      'logging.s3.amazonaws.com',
    ],
    [
      'DeliverLoadBalancerLogs',
      inWholeBucket,
      'deliver access logs of a load balancer of another account',
      'logdelivery.elasticloadbalancing.amazonaws.com',
    ],
  ])('%s of the bucket of access logs: %#', async (sid, change, what, principal) => {
    const wrong = await wrongInStrict(changeResource(strict, 'access-logs', sid, change), what);
    expect([...new Set(wrong.map((examined) => examined.principal))]).toEqual([principal]);
  });

  test('a test that may read what the build keeps', async () => {
    const what = 'read artifacts, as a component that has nothing to do with them';
    const changed = changeRole(cached, 'orders-test-unit-role-dev', 'KeepOffCache', () => undefined);
    const wrong = (await examine(CACHED.plan, changed, row(what))).filter((examined) => !isRight(examined));
    expect(wrong.map(({ resource }) => resource)).toEqual([
      'arn:aws:s3:::orders-artifacts-dev-111122223333-eu-west-1/cache/one',
    ]);
  });

  test('a key that its users may hand on', async () => {
    const what = 'make a grant on the key for oneself, through a service or directly, as an administrator too';
    const wrong = await wrongWith(
      changeResource(policies, ':kms:', 'DenyOwnGrants', () => undefined),
      what,
    );
    expect([...new Set(wrong.map(({ principal }) => principal))]).toEqual([
      'arn:aws:iam::111122223333:role/administrator',
    ]);
  });

  test('a trust that asks for no account', async () => {
    const what = 'assume a role as its service, on behalf of another account';
    const wrong = await wrongWith(changeTrust(policies, 'cicd-build-role-dev', unconditional), what);
    expect(wrong.map(toMessage)).toEqual([expect.stringContaining('policies: trust of cicd-build-role-dev')]);
  });

  test('a key that works without a service', async () => {
    const what = 'decrypt with the key directly';
    const wrong = await wrongWith(changeResource(policies, ':kms:', 'UseThroughServices', unconditional), what);
    expect(wrong.map(({ principal }) => principal)).toContain('arn:aws:iam::111122223333:role/cicd-build-role-dev');
  });

  test('a bucket that takes requests without TLS', async () => {
    const what = 'read or write artifacts without TLS';
    const wrong = await wrongWith(
      changeResource(policies, ':s3:', 'DenyPlainHttp', () => undefined),
      what,
    );
    expect(wrong.length).toBeGreaterThan(10);
  });

  test('a topic that takes alarms of every account', async () => {
    const what = 'publish an alarm of another account';
    const wrong = await wrongWith(changeResource(policies, ':sns:', 'PublishAlarms', unconditional), what);
    expect(wrong.map(({ principal }) => principal)).toEqual(['cloudwatch.amazonaws.com']);
  });
});

test('a role that is not made is found', () => {
  const roles = new Map([...policies.roles].filter(([arn]) => !arn.endsWith('/cicd-build-role-dev')));
  expect(findMissingRoles(FIVE_STAGE.plan, policies)).toEqual([]);
  expect(findMissingRoles(FIVE_STAGE.plan, { ...policies, roles })).toEqual(['build']);
});

test('backends that differ are found', async () => {
  const what = 'push an image to another repository';
  const wide = changeRole(policies, 'cicd-build-role-dev', 'PushImages', everywhere);
  const answers = await Promise.all([policies, wide].map((one) => examine(FIVE_STAGE.plan, one, row(what))));
  expect(compareAnswers(answers).join('\n')).toContain('the backends answer differently, denied and allowed');
  expect(compareAnswers([answers[0] ?? [], answers[0] ?? []])).toEqual([]);
});

test('an administrator may do what a role may not, so the calls are not denied for being wrong', async () => {
  const role = 'arn:aws:iam::111122223333:role/cicd-build-role-dev';
  const own = policies.roles.get(role);
  if (!own) throw new Error('the role is not there');
  const roles = new Map([...policies.roles, [role, { ...own, permissions: [ADMINISTRATOR] }]]);
  const judge = new Judge({ ...policies, roles });
  const scene = sceneOf(FIVE_STAGE.plan);
  const attacks = [ESCALATION, VALUES, IMAGES, DELIVERY, RUNTIME]
    .flat()
    .filter(({ what }) => what !== 'assume the role of another component');
  for (const { what, attempts } of attacks) {
    for (const request of attempts(scene).filter(({ principal }) => principal === role)) {
      expect({ what, ...request, ...(await judge.ask(request)) }).toMatchObject({ what, answer: 'allowed' });
    }
  }
});
