import { parseFlags, usage } from '../../src/judges/flags';

const parse = (args: readonly string[], env: NodeJS.ProcessEnv = {}) =>
  parseFlags(args, ['checkov', 'cfn-lint'], ['five-stage', 'scaffold'], env);

test('nothing said asks every judge about everything', () => {
  expect(parse([])).toEqual({ only: [], subjects: [], isCi: false, isWrite: false, help: false });
});

test('flags narrow it down, and may be said more than once', () => {
  expect(parse(['--only', 'checkov', '--only=cfn-lint', '--subject', 'scaffold', '--ci', '--write', '--help'])).toEqual(
    {
      only: ['checkov', 'cfn-lint'],
      subjects: ['scaffold'],
      isCi: true,
      isWrite: true,
      help: true,
    },
  );
});

test.each([
  [{ CI: 'true' }, true],
  [{ CI: 'false' }, false],
  [{ CI: '' }, false],
])('continuous integration is known by its variable: %j', (env, expected) => {
  expect(parse([], env).isCi).toBe(expected);
});

test.each([
  [['--only', 'nobody'], '--only must be one of checkov, cfn-lint, got nobody'],
  [['--subject', 'nothing'], '--subject must be one of five-stage, scaffold, got nothing'],
  [['--fast'], "Unknown option '--fast'"],
  [['checkov'], 'Unexpected argument'],
])('%j is refused', (args, message) => {
  expect(() => parse(args)).toThrow(message);
});

test('the usage names the judges', () => {
  expect(usage(['checkov', 'cfn-lint'])).toContain('Judges: checkov, cfn-lint');
});
