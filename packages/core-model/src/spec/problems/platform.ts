import { defineProblem } from '../problem';
import { got, listWords } from '../show';
import { suggest } from '../suggest';

const PLATFORM_RULE = 'rules: [{ name: own-key, require: { path: encryption.key, is: customer-managed } }]';

/** A rule of the platform that the spec does not keep. */
export const brokenRule = defineProblem({
  code: 'broken-rule',
  meaning:
    'The spec, with all its defaults, does not keep a rule of the platform settings. The message ends with the name of the rule and with what the platform team says about it; `docs/for-platform-teams.md` says how rules are written.',
  example: { platform: PLATFORM_RULE },
  find: (wish: string, found: string, rule: string, fix: string, allowed?: string) => ({
    says: `${wish}${found} (${rule})`,
    fix,
    ...(allowed !== undefined && { allowed }),
  }),
});

/** A team that the platform does not list. */
export const unknownTeam = defineProblem({
  code: 'unknown-team',
  meaning:
    "The platform settings list the teams, and the spec names another one. A misspelt team would escape the team's defaults and rules.",
  example: {
    spec: 'service: orders\nteam: paymets\nsource: { kind: s3 }',
    platform: 'teams: { payments: {}, logistics: {} }',
  },
  find: (team: string, known: readonly string[]) => {
    const meant = suggest(team, known);
    return {
      says: `is not a team of the platform, got ${JSON.stringify(team)}${meant ? `: did you mean ${meant}?` : ''}`,
      value: JSON.stringify(team),
      allowed: listWords(known),
      fix: meant ? `write ${meant}` : 'choose one of the teams, or ask the platform team to add this one',
    };
  },
});

/** A package that cannot be found. */
export const missingPackage = defineProblem({
  code: 'missing-package',
  meaning:
    'The platform settings are named as an npm package, and that cannot be resolved from the folder of the spec. A name is a package unless it begins with `.` or `/`, or ends like a file.',
  example: { variables: { TAP_PIPELINE_PLATFORM: '@acme/no-such-package' } },
  find: (name: string) => ({
    says: `cannot be found: there is no package ${name}`,
    value: name,
    fix: 'install the package where the spec is; for a file, write ./ before its path',
  }),
});

/** Two platform files in one folder. */
export const severalPlatformFiles = defineProblem({
  code: 'several-platform-files',
  meaning: 'A folder holds several files with platform settings, and only one of them could count.',
  example: { file: 'two-platform-files/pipeline.yaml' },
  find: (names: readonly string[]) => ({
    says: `must be one file, got ${listWords(names, 'and')}`,
    fix: 'keep one of them, or name one with --platform',
  }),
});

/** A rule about something that no spec has. */
export const unknownRulePath = defineProblem({
  code: 'unknown-rule-path',
  meaning:
    'A rule looks at a place that no spec can have: a key that does not exist, a list without `[]`, or a text that is no path.',
  example: { platform: 'rules: [{ name: own-key, require: { path: encryption.kye, is: customer-managed } }]' },
  find: (path: string, meant: string | undefined, known: readonly string[]) => ({
    says: `names no place of a spec, got ${JSON.stringify(path)}${meant ? `: did you mean ${meant}?` : ''}`,
    value: JSON.stringify(path),
    ...(known.length > 0 && { allowed: listWords(known) }),
    fix: meant ? `write ${meant}` : 'write keys of docs/spec-reference.md, joined by dots',
  }),
});

/** A rule that compares with something that can never be there. */
export const impossibleRule = defineProblem({
  code: 'impossible-rule',
  meaning:
    'A rule compares a value with one of another kind: a text with a number, a word that the spec does not know, or a part with keys of its own.',
  example: { platform: 'rules: [{ name: own-key, require: { path: encryption.key, is: customer } }]' },
  find: (expected: string, shown: string | undefined, meant: string | undefined) => ({
    says: `must be ${expected}${got(shown)}${meant ? `: did you mean ${meant}?` : ''}`,
    ...(shown !== undefined && { value: shown }),
    allowed: expected,
    fix: meant ? `write ${meant}` : 'choose what the spec can have at that path',
  }),
});

/** A rule that asks for nothing, or is for nothing. */
export const emptyRule = defineProblem({
  code: 'empty-rule',
  meaning: 'A rule names a path and does not say what must be there, or has a condition without a key.',
  example: { platform: 'rules: [{ name: own-key, require: { path: encryption.key } }]' },
  find: (checks: readonly string[]) => ({
    says: 'says nothing to check',
    allowed: listWords(checks),
    fix: `add one of ${listWords(checks, 'and')}`,
  }),
});
