import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { findAnswerProblem } from '../../src/interview/check-answer';
import { findPlatform } from '../../src/interview/platform';
import { findQuestion } from '../../src/interview/questions';
import type { Answers } from '../../src/scaffold/answers';
import { createFolder, write } from '../stand-in';

const FILE = 'tap-pipeline.platform.yaml';
const NO_VARIABLES = {};

describe('the platform settings', () => {
  test('are those of the nearest file', () => {
    const folder = createFolder();
    write(folder, FILE, 'backend: pulumi\n');
    mkdirSync(join(folder, 'a/b'), { recursive: true });
    expect(findPlatform(join(folder, 'a/b'), undefined, NO_VARIABLES)).toEqual({ backend: 'pulumi' });
  });

  test('are those that are named, before those of the environment variable, before the nearest', () => {
    const folder = createFolder();
    for (const [name, team] of [
      [FILE, 'nearest'],
      ['named.yaml', 'named'],
      ['variable.yaml', 'variable'],
    ] as const)
      write(folder, name, `teams: { ${team}: {} }\n`);
    const variables = { TAP_PIPELINE_PLATFORM: join(folder, 'variable.yaml') };
    const teamsOf = (named?: string, given = variables) => Object.keys(findPlatform(folder, named, given).teams ?? {});
    expect(teamsOf(join(folder, 'named.yaml'))).toEqual(['named']);
    expect(teamsOf()).toEqual(['variable']);
    expect(teamsOf(undefined, { TAP_PIPELINE_PLATFORM: '' })).toEqual(['nearest']);
  });

  test('are none without a file', () => {
    expect(findPlatform(createFolder(), undefined, NO_VARIABLES)).toEqual({});
  });

  test.each([
    ['backend: terraform\n', /backend must be .*cdk.*, got "terraform"[\s\S]*tap-pipeline\.platform\.yaml:1:1/],
    ['teams: { payments: { backend: 7 } }\n', /teams\.payments\.backend .*got 7/],
    ['rules: [{ name: x, require: { path: sorce.kind, is: github } }]\n', /did you mean source/],
    ['backend: [\n', /tap-pipeline\.platform\.yaml/],
  ])('that say %j are refused with place and fix', (text, message) => {
    const folder = createFolder();
    write(folder, FILE, text);
    expect(() => findPlatform(folder, undefined, NO_VARIABLES)).toThrow(
      expect.objectContaining({ code: 'wrong-platform', message: expect.stringMatching(message) }),
    );
  });

  test('that do not exist are refused by their name', () => {
    expect(() => findPlatform(createFolder(), './none.yaml', NO_VARIABLES)).toThrow('none.yaml');
    expect(() => findPlatform(createFolder(), '@acme/none', NO_VARIABLES)).toThrow('@acme/none');
  });
});

describe('an answer is refused in the words of the platform', () => {
  const TEAMS = { teams: { payments: {}, logistics: {} } };

  function problemOf(name: keyof Answers, text: string, rule: object, known: Partial<Answers> = {}) {
    const platform = { ...TEAMS, rules: [{ name: 'ours', message: 'So it is here.', ...rule }] } as never;
    return findAnswerProblem(findQuestion(name), text, known, platform);
  }

  test('when the team is not among its teams', () => {
    expect(findAnswerProblem(findQuestion('team'), 'paymets', {}, TEAMS)).toMatch(
      /^team is not a team of the platform, got "paymets": did you mean payments\?; allowed: .*logistics/,
    );
    expect(findAnswerProblem(findQuestion('team'), 'payments', {}, TEAMS)).toBeUndefined();
  });

  test.each([
    ['name', 'orders', 'shop-orders', { path: 'service', like: 'shop-*' }],
    ['team', 'payments', 'logistics', { path: 'team', in: ['logistics'] }],
    ['source', 's3', 'gitlab', { path: 'source.kind', notIn: ['s3'] }],
    ['repository', 'else/orders', 'acme/orders', { path: 'source.repository', like: 'acme/*' }],
    ['target', 'none', 'ecs', { path: 'deploy.target', is: 'ecs' }],
    ['strategy', 'all-at-once', 'linear', { path: 'deploy.strategy.kind', in: ['canary', 'linear'] }],
  ] as const)('when the %s %s breaks a rule that %s keeps', (name, wrong, right, require) => {
    const problem = problemOf(name, wrong, { require });
    expect(problem).toContain(require.path);
    expect(problem).toContain('(rule ours: So it is here)');
    expect(problemOf(name, right, { require })).toBeUndefined();
  });

  test('when the rule is for production only', () => {
    const rule = { when: { suffix: 'prod*' }, require: { path: 'deploy.strategy.kind', in: ['canary', 'linear'] } };
    expect(problemOf('strategy', 'all-at-once', rule)).toContain('(rule ours');
  });

  test('but not for a rule on something else, which no answer could keep', () => {
    const rule = { require: { path: 'logs.*', atLeast: 400 } };
    for (const [name, text] of [
      ['name', 'orders'],
      ['target', 'ecs'],
      ['language', 'go'],
    ] as const)
      expect(problemOf(name, text, rule)).toBeUndefined();
  });

  test('but not where every choice breaks the rule', () => {
    const rule = { require: { path: 'source.kind', in: ['ecr'] } };
    expect(problemOf('source', 'github', rule)).toBeUndefined();
  });

  test('but not before it is known whether the rule is for the service', () => {
    const rule = { when: { target: 'ecs' }, require: { path: 'source.kind', notIn: ['s3'] } };
    expect(problemOf('source', 's3', rule)).toBeUndefined();
    expect(problemOf('source', 's3', rule, { target: 'none' })).toBeUndefined();
    expect(problemOf('source', 's3', rule, { target: 'ecs' })).toContain('(rule ours');
  });
});
