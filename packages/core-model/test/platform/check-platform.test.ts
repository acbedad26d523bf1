import Ajv from 'ajv';
import * as fc from 'fast-check';
import { checkSpec } from '../../src/check-spec';
import { checkPlatform, definePlatform } from '../../src/platform/check-platform';
import { parsePlatform } from '../../src/platform/load-platform';
import type { SettingSources } from '../../src/settings';
import { isPipelineError } from '../../src/spec/pipeline-error';
import type { Problem } from '../../src/spec/problem';
import { PLATFORM_SCHEMA } from '../../src/spec/schema';

const tell = (text: string): readonly string[] => checkPlatform(parsePlatform(text)).map(told);
const told = ({ message, fix }: Problem) => `${message}; fix: ${fix}`;
const ruleWith = (require: string) => `rules: [{ name: one, require: { ${require} } }]`;

describe('Platform settings', () => {
  test('may hold nothing at all', () => {
    expect(checkPlatform({})).toEqual([]);
    expect(tell('backend: cdk')).toEqual([]);
  });

  test('may hold defaults for every part, without what a whole spec needs', () => {
    expect(
      tell(`
backend: cdk
defaults:
  source: { connection: "arn:aws:codeconnections:eu-west-1:111122223333:connection/01234567-89ab-cdef-0123-456789abcdef" }
  deploy: { strategy: { kind: canary, percent: 20 }, service: { cpu: 512 } }
  network: { egress: endpoints }
  scans: [{ kind: secrets }]
  monitoring: { alarms: { serverErrors: 5 } }
teams:
  payments: { backend: pulumi, defaults: { encryption: { key: customer-managed }, deploy: { strategy: { percent: 10 } } } }
  logistics: {}
`),
    ).toEqual([]);
  });

  test('are refused with line and column, all problems at once', () => {
    const settings = parsePlatform('defalts: {}\nteams:\n  payments: { backend: cdkk }\n', 'platform.yaml');
    expect(checkPlatform(settings)).toMatchObject([
      {
        code: 'unknown-key',
        about: 'platform',
        message: 'defalts is not known: did you mean defaults?',
        file: 'platform.yaml',
        position: { line: 1, column: 1 },
      },
      {
        code: 'not-allowed',
        message: 'teams.payments.backend must be cdk or pulumi, got "cdkk": did you mean cdk?',
        position: { line: 3, column: 15 },
      },
    ]);
  });

  test.each([
    [
      'an unknown key of a default',
      'defaults: { logs: { buildDay: 30 } }',
      'defaults.logs.buildDay is not known: did you mean buildDays?; fix: write buildDays',
    ],
    ['the service', 'defaults: { service: orders }', 'defaults.service is not known; fix: remove the key'],
    ['the team', 'defaults: { team: payments }', 'defaults.team is not known; fix: remove the key'],
    ['overrides', 'defaults: { overrides: {} }', 'defaults.overrides is not known; fix: remove the key'],
    [
      'a value of the wrong type',
      'defaults: { artifacts: { expireDays: soon } }',
      'defaults.artifacts.expireDays must be a whole number, got "soon"; fix: write it without quotes, as a value of that type',
    ],
    [
      'an unknown kind',
      'defaults: { network: { kind: nwe } }',
      'defaults.network.kind must be new or existing, got "nwe": did you mean new?; fix: write new',
    ],
    [
      'an unknown key of the kind',
      'defaults: { deploy: { target: none, service: {} } }',
      'defaults.deploy.service is not known; fix: remove the key',
    ],
    [
      'a key that no kind has',
      'defaults: { deploy: { servce: {} } }',
      'defaults.deploy.servce is not known: did you mean service?; fix: write service',
    ],
    [
      'nothing behind a key',
      'teams: { payments: }',
      'teams.payments has no value; fix: give it a value, or remove the key',
    ],
    [
      'a rule without a name',
      'rules: [{ require: { path: encryption.key, present: true } }]',
      'rules[0].name is missing; fix: add it: Name of the rule, told to who breaks it: lower-case letters, digits and hyphens, beginning with a letter',
    ],
    [
      'two rules of one name',
      'rules: [{ name: one, require: { path: team, present: true } }, { name: one, require: { path: tags, present: true } }]',
      'rules[1].name repeats one; fix: rename or remove one of them',
    ],
    [
      'an unknown check',
      ruleWith('path: encryption.key, equals: customer-managed'),
      'rules[0].require.equals is not known; fix: remove the key',
    ],
    [
      'a rule without a check',
      ruleWith('path: encryption.key'),
      'rules[0].require says nothing to check; fix: add one of is, in, notIn, atLeast, atMost, like, includes and present',
    ],
    [
      'an empty condition',
      'rules: [{ name: one, unless: {}, require: { path: team, present: true } }]',
      'rules[0].unless says nothing to check; fix: add one of suffix, team, service and target',
    ],
    [
      'a condition on an empty list',
      'rules: [{ name: one, when: { team: [] }, require: { path: team, present: true } }]',
      'rules[0].when.team must have at least 1 entry, got 0; fix: add or remove entries',
    ],
    [
      'a condition on an unknown target',
      'rules: [{ name: one, when: { target: lambda }, require: { path: team, present: true } }]',
      'rules[0].when.target must be ecs or none, got "lambda"; fix: choose one of the allowed values',
    ],
    [
      'a misspelt path',
      ruleWith('path: encryption.kye, is: customer-managed'),
      'rules[0].require.path names no place of a spec, got "encryption.kye": did you mean encryption.key?; fix: write encryption.key',
    ],
    [
      'a misspelt part in the middle of a path',
      ruleWith('path: deploy.servce.cpu, atLeast: 512'),
      'rules[0].require.path names no place of a spec, got "deploy.servce.cpu": did you mean deploy.service.cpu?; fix: write deploy.service.cpu',
    ],
    [
      'a list without []',
      ruleWith('path: approvals.before, includes: deploy'),
      'rules[0].require.path names no place of a spec, got "approvals.before": did you mean approvals[].before?; fix: write approvals[].before',
    ],
    [
      'a text that is no path',
      ruleWith('path: "logs buildDays", atLeast: 30'),
      'rules[0].require.path names no place of a spec, got "logs buildDays"; fix: write keys of docs/spec-reference.md, joined by dots',
    ],
    [
      'a word that the spec does not know',
      ruleWith('path: source.kind, in: [github, codecomit]'),
      'rules[0].require.in[1] must be github, gitlab, bitbucket, codecommit, s3, ecr or github-oauth, got "codecomit": did you mean codecommit?; fix: write codecommit',
    ],
    [
      'a text for a number',
      ruleWith('path: artifacts.expireDays, is: "30"'),
      'rules[0].require.is must be a whole number, got "30"; fix: choose what the spec can have at that path',
    ],
    [
      'a number that is no day of CloudWatch Logs',
      ruleWith('path: logs.buildDays, is: 31'),
      /^rules\[0\]\.require\.is must be 1, 3, 5.* got 31/,
    ],
    [
      'a part with keys of its own',
      ruleWith('path: encryption, is: customer-managed'),
      'rules[0].require.is must be checked key by key, with a longer path, got "customer-managed"; fix: choose what the spec can have at that path',
    ],
    [
      'a limit for a text',
      ruleWith('path: encryption.key, atLeast: 1'),
      'rules[0].require.atLeast must be at a path of numbers; fix: choose what the spec can have at that path',
    ],
    [
      'a form for a number',
      ruleWith('path: artifacts.expireDays, like: "3*"'),
      'rules[0].require.like must be at a path of texts; fix: choose what the spec can have at that path',
    ],
    [
      'includes of a single value',
      ruleWith('path: encryption.key, includes: customer-managed'),
      'rules[0].require.includes must be at a path with [] or *: did you mean is?; fix: write is',
    ],
    [
      'a name of a prototype',
      'teams: { "__proto__": { backend: cdk } }',
      'teams.__proto__ is not known; fix: remove the key',
    ],
  ])('%s is refused', (_, text, expected) => {
    const problems = tell(text);
    expect(problems).toHaveLength(1);
    expect(problems[0]).toEqual(typeof expected === 'string' ? expected : expect.stringMatching(expected));
  });

  test('a bomb of aliases is refused', () => {
    const lines = ['a: &a [x, x, x, x, x, x, x, x, x]'];
    for (const [from, to] of ['ab', 'bc', 'cd', 'de', 'ef', 'fg'].map((pair) => [...pair]))
      lines.push(`${to}: &${to} [*${from}, *${from}, *${from}, *${from}, *${from}, *${from}, *${from}, *${from}]`);
    expect(() => parsePlatform(lines.join('\n'))).toThrow(/the platform file/);
  });

  test.each([[null], [undefined], ['text'], [[]], [() => 1]])('%p is none', (value) => {
    expect(checkPlatform(value)).toHaveLength(1);
  });

  test('are one object, not a list', () => {
    expect(checkPlatform([]).map(told)).toEqual([
      'the platform file must be an object, got a list; fix: begin with `defaults`, `teams` or `rules`',
    ]);
  });

  test('in TypeScript are checked when the program starts, and frozen from then on', () => {
    const settings = definePlatform({ defaults: { deploy: { service: { cpu: 512 } } }, rules: [] });
    expect(Object.isFrozen(settings.defaults)).toBe(true);
    expect(() => definePlatform({ rules: [{ name: 'x', require: { path: 'nothing' } }] })).toThrow(
      /^1 problem in the platform settings/,
    );
  });

  test('of any kind are accepted or refused, and never break the check', () => {
    const parts = fc.constantFrom('backend', 'defaults', 'teams', 'rules', '$schema');
    const rule = fc.record(
      {
        name: fc.constantFrom('one', 'Two', 3),
        when: fc.jsonValue({ maxDepth: 2 }),
        require: fc.oneof(fc.jsonValue(), fc.record({ path: fc.string(), is: fc.jsonValue({ maxDepth: 1 }) })),
      },
      { requiredKeys: [] },
    );
    fc.assert(
      fc.property(fc.dictionary(parts, fc.oneof(fc.jsonValue({ maxDepth: 4 }), fc.array(rule))), (settings) => {
        for (const { message, fix, about } of checkPlatform(settings))
          expect({ message, fix, about }).toEqual({
            message: expect.any(String),
            fix: expect.stringMatching(/./),
            about: 'platform',
          });
      }),
    );
  });

  test('follow the published schema where they are accepted', () => {
    const judge = new Ajv({ strict: false }).compile(PLATFORM_SCHEMA.root());
    for (const text of ['defaults: { deploy: { service: { cpu: 512 } } }', 'teams: { a: { backend: cdk } }'])
      expect(judge(JSON.parse(JSON.stringify(parsePlatform(text))))).toBe(true);
    expect(judge({ defaults: { service: 'orders' } })).toBe(false);
    expect(judge({ defaults: { deploy: { servce: {} } } })).toBe(false);
  });
});

test('A text that is no YAML is refused as a platform file', () => {
  for (const [text, message] of [
    ['', 'the platform file is empty'],
    ['- a', 'the platform file must be an object, got a list'],
    ['a: [', /^the platform file cannot be parsed/],
  ] as const) {
    try {
      parsePlatform(text);
      throw new Error('it was not refused');
    } catch (error) {
      if (!isPipelineError(error)) throw error;
      expect(error.problems[0]).toMatchObject({
        about: 'platform',
        message: typeof message === 'string' ? message : expect.stringMatching(message),
        fix: expect.not.stringContaining('source'),
      });
    }
  }
});

describe('Platform settings with more mistakes than anybody reads', () => {
  test('are refused, with how many more there are', () => {
    const problems = checkPlatform({ rules: Array.from({ length: 3000 }, () => ({})) });
    expect(problems[0]).toMatchObject({ code: 'missing-key', path: 'rules[0].name' });
    expect(problems.at(-1)?.code).toBe('more-problems');
  });
});

describe('Settings in place of platform settings that are no object', () => {
  test.each([7, true, null, []])('are a problem of the spec: %s', (platform) => {
    const sources = { platform } as unknown as SettingSources;
    const problems = checkSpec({ service: 'orders', source: { kind: 's3' } }, sources);
    expect(problems.map(({ code }) => code)).toEqual(['not-an-object']);
  });
});
