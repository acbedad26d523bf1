import { findProblems } from '../../../src/spec/validate';

const SPEC = { service: 'orders', source: { kind: 's3' } };
const FINISHED = { kind: 'ecr', repository: 'acme/orders' };
const UNREADABLE = { kind: 'ecr', repository: 7 };
const DEPLOY = { target: 'ecs', service: { allowedCidrs: [7] } };
const ECS = { target: 'ecs', service: { desiredCount: 1 } };
const NETWORK = { kind: 'existing', vpcId: 'vpc-0123456789abcdef0', taskSubnetIds: [7, 8], egress: 'endpoints' };
const BUILD = { reports: [7], image: 'none' };

describe('a part of the wrong shape is told, and makes no false alarm in', () => {
  test.each([
    ['an approval before tests', { tests: [7], approvals: [{ before: 'test' }] }, 'tests[0]'],
    ['an approval before tests that are no list', { tests: 7, approvals: [{ before: 'test' }] }, 'tests'],
    ['an approval before a deployment that is a text', { deploy: 'ecs', approvals: [{ before: 'deploy' }] }, 'deploy'],
    ['a network of a deployment that is a text', { deploy: 'ecs', network: { kind: 'new' } }, 'deploy'],
    ['the name of a team that is a number', { team: 7, naming: { pattern: '{team}-{type}-{suffix}' } }, 'team'],
    ['an approval before scans', { scans: [7], approvals: [{ before: 'scan' }] }, 'scans[0]'],
    [
      'an approval before a deployment',
      { deploy: DEPLOY, approvals: [{ before: 'deploy' }] },
      'deploy.service.allowedCidrs[0]',
    ],
    ['a network', { deploy: DEPLOY, network: { kind: 'new' } }, 'deploy.service.allowedCidrs[0]'],
    [
      'logs of a service',
      { deploy: DEPLOY, logs: { containerDays: 7, networkDays: 7 } },
      'deploy.service.allowedCidrs[0]',
    ],
    [
      'alarms on a service',
      { deploy: DEPLOY, monitoring: { alarms: { serverErrors: 1 } } },
      'deploy.service.allowedCidrs[0]',
    ],
    [
      'logs of a network',
      { deploy: ECS, network: NETWORK, logs: { networkDays: 7 } },
      'network.taskSubnetIds[0] network.taskSubnetIds[1]',
    ],
    [
      'a deployment behind endpoints',
      { deploy: ECS, network: { ...NETWORK, taskSubnetIds: [7] } },
      'network.taskSubnetIds[0]',
    ],
    ['a finished image that is tested', { source: FINISHED, tests: [7] }, 'tests[0]'],
    ['a finished image that is scanned', { source: FINISHED, scans: [7] }, 'scans[0]'],
    ['a finished image that is approved', { source: FINISHED, approvals: [7] }, 'approvals[0]'],
    ['a finished image that is deployed', { source: FINISHED, deploy: DEPLOY }, 'deploy.service.allowedCidrs[0]'],
    [
      'a finished image with commands',
      { source: FINISHED, build: { reports: [7], commands: { build: ['make'] } } },
      'build.reports[0]',
    ],
    ['a build without an image', { source: UNREADABLE, build: { image: 'none' } }, 'source.repository'],
    [
      'a scan of a finished image',
      { source: UNREADABLE, build: { image: 'none' }, scans: [{ kind: 'image' }] },
      'source.repository',
    ],
    [
      'a deployment of a finished image',
      { source: UNREADABLE, build: { image: 'none' }, deploy: ECS },
      'source.repository',
    ],
    [
      'a registry without an image',
      { source: UNREADABLE, build: { image: 'none' }, registry: { scanOnPush: false } },
      'source.repository',
    ],
    ['a scan of an image that nobody builds', { build: BUILD, scans: [{ kind: 'image' }] }, 'build.reports[0]'],
    [
      'moving tags',
      { build: { image: { movingTags: ['latest'] } }, registry: { replicateTo: [7], mutability: 'mutable' } },
      'registry.replicateTo[0]',
    ],
    [
      'findings of the registry',
      { registry: { replicateTo: [7], scanOnPush: false }, scans: [{ kind: 'image' }] },
      'registry.replicateTo[0]',
    ],
    ['findings of a scan', { registry: { scanOnPush: false }, scans: [7, { kind: 'image' }] }, 'scans[0]'],
    [
      'languages of tests',
      { build: { reports: [7], runtime: { node: '16' } }, tests: [{ name: 'a', commands: ['make'] }] },
      'build.reports[0]',
    ],
    [
      'variables of a service',
      { deploy: { ...DEPLOY, service: { allowedCidrs: [7], environment: { TOKEN: 'x' } } } },
      'deploy.service.allowedCidrs[0]',
    ],
  ])('%s', (_, parts, path) => {
    expect(
      findProblems({ ...SPEC, ...parts })
        .map((problem) => problem.path)
        .join(' '),
    ).toBe(path);
  });
});

test('a spec with more mistakes than anybody reads is refused for its shape alone', () => {
  const approvals = Array.from({ length: 3000 }, () => 7);
  const problems = findProblems({ ...SPEC, approvals, tests: [7], deploy: 'ecs', network: { kind: 'new' } });
  expect(new Set(problems.map(({ code }) => code))).toEqual(new Set(['wrong-type']));
});
