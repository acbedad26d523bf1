import { checkSpec } from '../../src/check-spec';
import { parseSpec } from '../../src/load-spec';
import { parsePlatform } from '../../src/platform/load-platform';
import type { PlatformRule, Requirement } from '../../src/platform/platform-rule';
import type { SettingSources } from '../../src/settings';
import { unindent } from '../spec/tell-problems';

const SPEC = 'service: orders\nsource: { kind: s3 }\n';
const DEPLOYED = `${SPEC}deploy: { target: ecs }\n`;

const tellWith = (spec: string, rule: Partial<PlatformRule> & { require: Requirement }, sources: SettingSources = {}) =>
  checkSpec(parseSpec(spec), { ...sources, platform: { rules: [{ name: 'one', ...rule }] } }).map(
    ({ message }) => message,
  );
const tell = (spec: string, require: Requirement, sources: SettingSources = {}) => tellWith(spec, { require }, sources);
const inEnvironment = (environmentSuffix: string): SettingSources => ({ explicit: { environmentSuffix } });

describe('A rule asks', () => {
  test.each<[string, Requirement, string, readonly string[]]>([
    [
      'for a value',
      { path: 'encryption.key', is: 'customer-managed' },
      SPEC,
      ['encryption.key must be customer-managed, got "aws-managed", the default (rule one)'],
    ],
    [
      'for a value that is there',
      { path: 'encryption.key', is: 'customer-managed' },
      `${SPEC}encryption: { key: customer-managed }`,
      [],
    ],
    [
      'for true',
      { path: 'registry.scanOnPush', is: true },
      `${SPEC}registry: { scanOnPush: false }`,
      ['registry.scanOnPush must be true, got false (rule one)'],
    ],
    [
      'for one of some values',
      { path: 'source.kind', in: ['github', 'codecommit'] },
      SPEC,
      ['source.kind must be github or codecommit, got "s3" (rule one)'],
    ],
    [
      'for none of some values',
      { path: 'source.kind', notIn: ['s3', 'ecr'] },
      SPEC,
      ['source.kind must not be s3 or ecr, got "s3" (rule one)'],
    ],
    [
      'for a smallest number',
      { path: 'logs.buildDays', atLeast: 90 },
      SPEC,
      ['logs.buildDays must be at least 90, got 30, the default (rule one)'],
    ],
    [
      'for a largest number',
      { path: 'artifacts.expireDays', atMost: 7 },
      `${SPEC}artifacts: { expireDays: 8 }`,
      ['artifacts.expireDays must be at most 7, got 8 (rule one)'],
    ],
    ['for both', { path: 'logs.buildDays', atLeast: 7, atMost: 90 }, SPEC, []],
    [
      'for a form',
      { path: 'source.repository', like: 'acme/*' },
      'service: orders\nsource: { kind: github, repository: other/orders }',
      ['source.repository must be like acme/*, got "other/orders" (rule one)'],
    ],
    [
      'for something of every name',
      { path: 'logs.*', atLeast: 30 },
      `${SPEC}logs: { buildDays: 7, pipelineDays: 14 }`,
      [
        'logs.buildDays must be at least 30, got 7 (rule one)',
        'logs.pipelineDays must be at least 30, got 14 (rule one)',
      ],
    ],
    [
      'for something of every entry',
      { path: 'scans[].failOn', notIn: ['critical'] },
      `${SPEC}scans: [{ kind: secrets }, { kind: dependencies, failOn: critical }]`,
      ['scans[1].failOn must not be critical, got "critical" (rule one)'],
    ],
    [
      'for an entry',
      { path: 'approvals[].before', includes: 'deploy' },
      DEPLOYED,
      ['approvals must have an entry with before: deploy, got none (rule one)'],
    ],
    [
      'for an entry among others',
      { path: 'approvals[].before', includes: 'deploy' },
      `${DEPLOYED}approvals: [{ before: build }, { before: end }]`,
      ['approvals must have an entry with before: deploy, got "build" and "end" (rule one)'],
    ],
    [
      'for an entry that is there',
      { path: 'approvals[].before', includes: 'deploy' },
      `${DEPLOYED}approvals: [{ before: deploy }]`,
      [],
    ],
    [
      'for a value in a list',
      { path: 'registry.replicateTo[]', includes: 'eu-west-1' },
      SPEC,
      ['registry.replicateTo must have eu-west-1, got none (rule one)'],
    ],
    [
      'for a value that must be there',
      { path: 'tags.CostCenter', present: true },
      SPEC,
      ['tags.CostCenter must be there (rule one)'],
    ],
    ['for a value that must not be there', { path: 'build.vpc', present: false }, SPEC, []],
    ['for nothing where there is no value', { path: 'deploy.service.cpu', atLeast: 512 }, SPEC, []],
    ['for a team', { path: 'team', present: true, in: ['payments'] }, SPEC, ['team must be there (rule one)']],
  ])('%s', (_, require, spec, expected) => {
    expect(tell(spec, require)).toEqual(expected);
  });

  test('for a region, as far as it is known', () => {
    const require = { path: 'region', in: ['eu-west-1', 'eu-central-1'] };
    expect(tell(SPEC, require)).toEqual([]);
    expect(tell(SPEC, require, { region: 'eu-west-1' })).toEqual([]);
    expect(tell(SPEC, require, { region: 'us-east-1' })).toEqual([
      'region must be eu-west-1 or eu-central-1, got "us-east-1" (rule one)',
    ]);
    expect(tell(SPEC, { ...require, present: true })).toEqual(['region must be known (rule one)']);
  });

  test('for an account, and for a suffix', () => {
    expect(tell(SPEC, { path: 'account', notIn: ['111122223333'] }, { account: '111122223333' })).toEqual([
      'account must not be 111122223333, got "111122223333" (rule one)',
    ]);
    expect(tell(SPEC, { path: 'suffix', in: ['dev', 'prod'] }, inEnvironment('qa'))).toEqual([
      'suffix must be dev or prod, got "qa" (rule one)',
    ]);
  });

  test('and shows no value that may be a secret', () => {
    const spec = `${SPEC}build: { environment: { TOKEN: hunter2 } }`;
    const [message = ''] = tell(spec, { path: 'build.environment.TOKEN', like: 'x*' });
    expect(message).toBe('build.environment.TOKEN must be like x* (rule one)');
  });
});

describe('A rule is for', () => {
  const require: Requirement = { path: 'tags.CostCenter', present: true };
  const isBroken = (rule: Partial<PlatformRule>, spec = SPEC, suffix = 'dev') =>
    tellWith(spec, { ...rule, require }, inEnvironment(suffix)).length > 0;

  test('environments by suffix', () => {
    expect(isBroken({ when: { suffix: 'prod*' } }, SPEC, 'prod-eu')).toBe(true);
    expect(isBroken({ when: { suffix: 'prod*' } }, SPEC, 'dev')).toBe(false);
    expect(isBroken({ when: { suffix: ['qa', 'dev'] } }, SPEC, 'dev')).toBe(true);
  });

  test('teams, services and targets', () => {
    expect(isBroken({ when: { team: 'pay*' } }, `${SPEC}team: payments`)).toBe(true);
    expect(isBroken({ when: { team: '*' } })).toBe(false);
    expect(isBroken({ when: { service: 'orders' } })).toBe(true);
    expect(isBroken({ when: { target: 'ecs' } })).toBe(false);
    expect(isBroken({ when: { target: 'ecs' } }, DEPLOYED)).toBe(true);
  });

  test('what has all of the condition', () => {
    expect(isBroken({ when: { suffix: 'prod', target: 'ecs' } }, DEPLOYED, 'dev')).toBe(false);
    expect(isBroken({ when: { suffix: 'prod', target: 'ecs' } }, DEPLOYED, 'prod')).toBe(true);
  });

  test('all but what is excepted', () => {
    expect(isBroken({ unless: { service: ['legacy-*', 'orders'] } })).toBe(false);
    expect(isBroken({ unless: { service: 'orders', suffix: 'prod' } })).toBe(true);
    expect(isBroken({ when: { suffix: '*' }, unless: { suffix: 'prod' } }, SPEC, 'prod')).toBe(false);
  });
});

describe('A broken rule', () => {
  test('is told at the place of the value, with its name, its words and its page', () => {
    const spec = parseSpec(
      unindent(`
        service: orders
        source: { kind: s3 }
        logs:
          buildDays: 7
      `),
      'orders.yaml',
    );
    const platform = parsePlatform(
      'rules: [{ name: logs-a-month, require: { path: logs.buildDays, atLeast: 30 }, message: "Auditors ask\\n  for a month.", docs: "https://example.com/logs" }]',
    );
    expect(checkSpec(spec, { platform })).toEqual([
      {
        code: 'broken-rule',
        path: 'logs.buildDays',
        rule: 'logs-a-month',
        message: 'logs.buildDays must be at least 30, got 7 (rule logs-a-month: Auditors ask for a month)',
        value: '7',
        allowed: 'at least 30',
        fix: 'set logs.buildDays to 30 or more; see https://example.com/logs',
        file: 'orders.yaml',
        position: { line: 4, column: 3 },
      },
    ]);
  });

  test('names the default of the platform that breaks it', () => {
    const platform = parsePlatform(
      'defaults: { logs: { buildDays: 7 } }\nrules: [{ name: one, require: { path: logs.buildDays, atLeast: 30 } }]',
      'platform.yaml',
    );
    expect(checkSpec(parseSpec(SPEC), { platform })).toMatchObject([
      { setBy: 'defaults of platform.yaml', file: 'platform.yaml', position: { line: 1, column: 21 } },
    ]);
  });

  test('names the setting that breaks it', () => {
    const rules = [{ name: 'one', require: { path: 'removal', is: 'retain' } }];
    const spec = parseSpec(`${SPEC}removal: retain`);
    const sources = { platform: { rules }, variables: { TAP_PIPELINE_REMOVAL: 'destroy' } };
    expect(checkSpec(spec, sources)).toMatchObject([
      { code: 'broken-rule', setBy: 'the environment variable TAP_PIPELINE_REMOVAL' },
    ]);
  });

  test('is mended by a setting', () => {
    const rules = [{ name: 'one', require: { path: 'removal', is: 'retain' } }];
    const sources = { platform: { rules }, variables: { TAP_PIPELINE_REMOVAL: 'retain' } };
    expect(checkSpec(parseSpec(SPEC), sources)).toEqual([]);
  });

  test('is one problem beside all others', () => {
    expect(tell(`${SPEC}bild: {}\nlogs: { buildDays: 7 }`, { path: 'logs.buildDays', atLeast: 30 })).toEqual([
      'bild is not known: did you mean build?',
      'logs.buildDays must be at least 30, got 7 (rule one)',
    ]);
  });

  test('is not told of a value that has the wrong shape', () => {
    expect(tell(`${SPEC}team: 3`, { path: 'team', present: true })).toEqual(['team must be a text, got 3']);
    expect(tell(`${SPEC}logs: { buildDays: x }`, { path: 'logs.buildDays', atLeast: 90 })).toHaveLength(1);
  });
});

describe('Rules and overrides', () => {
  const rule = { when: { suffix: 'prod' }, require: { path: 'approvals[].before', includes: 'deploy' } } as const;
  const spec = `${DEPLOYED}approvals: [{ before: build }]\noverrides:\n  prod: { removal: retain }\n  qa: { approvals: [] }\n`;

  test('an environment with an override is checked while another one is built', () => {
    expect(tellWith(spec, rule)).toEqual([
      'overrides.prod: approvals must have an entry with before: deploy, got "build" (rule one)',
    ]);
  });

  test('an environment without one is checked when it is built', () => {
    const bare = `${DEPLOYED}approvals: [{ before: build }]\n`;
    expect(tellWith(bare, rule)).toEqual([]);
    expect(tellWith(bare, rule, inEnvironment('prod'))).toEqual([
      'approvals must have an entry with before: deploy, got "build" (rule one)',
    ]);
  });

  test('what an override breaks is told at the override, for the environment that is built too', () => {
    const broken = spec.replace('removal: retain', 'approvals: [{ before: end }]');
    const expected = ['overrides.prod.approvals must have an entry with before: deploy, got "end" (rule one)'];
    expect(tellWith(broken, rule)).toEqual(expected);
    expect(tellWith(broken, rule, inEnvironment('prod'))).toEqual(expected);
  });

  test('what an override mends is no problem', () => {
    const mended = spec.replace('removal: retain', 'approvals: [{ before: deploy }]');
    expect(tellWith(mended, rule)).toEqual([]);
    expect(tellWith(mended, rule, inEnvironment('prod'))).toEqual([]);
  });

  test('what is broken everywhere is told once', () => {
    const logs = `${SPEC}logs: { buildDays: 7 }\noverrides: { prod: { removal: retain }, qa: {} }`;
    expect(tell(logs, { path: 'logs.buildDays', atLeast: 30 })).toEqual([
      'logs.buildDays must be at least 30, got 7 (rule one)',
    ]);
  });
});
