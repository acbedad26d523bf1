import { defineProblem } from '../problem';
import { got, listWords } from '../show';
import { suggest } from '../suggest';

/** A key that does not exist. */
export const unknownKey = defineProblem({
  code: 'unknown-key',
  meaning: 'The spec has no such key at this place. It is usually misspelt, or at the wrong depth.',
  example: 'service: orders\nsource: { kind: s3 }\nbild: { compute: small }',
  find: (key: string, known: readonly string[]) => {
    const meant = suggest(key, known);
    return {
      says: `is not known${meant ? `: did you mean ${meant}?` : ''}`,
      allowed: listWords(known),
      fix: meant ? `write ${meant}` : 'remove the key',
    };
  },
});

/** A key that must be there. */
export const missingKey = defineProblem({
  code: 'missing-key',
  meaning: 'A key without which the spec does not say enough.',
  example: 'service: orders\nsource: { kind: github }',
  find: (description: string) => ({ says: 'is missing', fix: `add it: ${description}` }),
});

/** A key with nothing behind it. */
export const emptyValue = defineProblem({
  code: 'empty-value',
  meaning: 'A key with nothing behind it. In YAML that is the value null, which no part of a spec may have.',
  example: 'service: orders\nsource: { kind: s3 }\ntests:',
  find: () => ({ says: 'has no value', fix: 'give it a value, or remove the key' }),
});

/** A value of the wrong type. */
export const wrongType = defineProblem({
  code: 'wrong-type',
  meaning:
    'A value of another type than the one that is needed, such as a number where a text is needed. YAML reads `3.10` as the number 3.1: versions need quotes.',
  example: 'service: orders\nsource: { kind: s3 }\nbuild: { runtime: { python: 3.10 } }',
  find: (expected: string, shown: string | undefined, fix: string) => ({
    says: `must be ${expected}${got(shown)}`,
    value: shown,
    allowed: expected,
    fix,
  }),
});

/** A value that is not one of a fixed set. */
export const notAllowed = defineProblem({
  code: 'not-allowed',
  meaning: 'A value that is not one of those that are possible here.',
  example: 'service: orders\nsource: { kind: s3 }\nbuild: { compute: smal }',
  find: (value: unknown, shown: string | undefined, allowed: readonly unknown[]) => {
    const words = allowed.map(String);
    const meant = typeof value === 'string' ? suggest(value, words) : undefined;
    return {
      says: `must be ${listWords(words)}${got(shown)}${meant ? `: did you mean ${meant}?` : ''}`,
      value: shown,
      allowed: listWords(words),
      fix: meant ? `write ${meant}` : 'choose one of the allowed values',
    };
  },
});

/** A number outside its bounds. */
export const outOfRange = defineProblem({
  code: 'out-of-range',
  meaning: 'A number that is too small or too large, mostly because AWS allows no other.',
  example: 'service: orders\nsource: { kind: s3 }\ndeploy: { target: ecs, strategy: { kind: canary, percent: 150 } }',
  find: (value: number, minimum: number | undefined, maximum: number | undefined) => {
    const range = rangeText(minimum, maximum);
    return {
      says: `must be ${range}, got ${value}`,
      value: String(value),
      allowed: range,
      fix: `choose a number ${range}`,
    };
  },
});

/** A text that is too short or too long. */
export const wrongLength = defineProblem({
  code: 'wrong-length',
  meaning: 'A text with too few or too many characters.',
  example: `service: ${'o'.repeat(40)}\nsource: { kind: s3 }`,
  find: (length: number, minimum: number | undefined, maximum: number | undefined) => {
    const range = `${rangeText(minimum, maximum)} characters long`;
    return {
      says: `must be ${range}, got ${length}`,
      value: `${length} characters`,
      allowed: range,
      fix: length === 0 ? 'give it a value, or remove the key' : 'change its length',
    };
  },
});

/** A list with too few or too many entries. */
export const wrongCount = defineProblem({
  code: 'wrong-count',
  meaning: 'A list with too few or too many entries.',
  example: 'service: orders\nsource: { kind: s3 }\ntests: [{ name: unit, commands: [] }]',
  find: (length: number, minimum: number | undefined, maximum: number | undefined) => {
    const range = rangeText(minimum, maximum);
    const noun = (maximum ?? minimum) === 1 ? 'entry' : 'entries';
    return {
      says: `must have ${range} ${noun}, got ${length}`,
      value: `${length} entries`,
      allowed: `${range} ${noun}`,
      fix: 'add or remove entries',
    };
  },
});

/** A text of the wrong form. */
export const wrongForm = defineProblem({
  code: 'wrong-form',
  meaning:
    'A text that does not have the form it needs: a name with forbidden characters, an incomplete ARN, an address that is none.',
  example: 'service: Orders\nsource: { kind: s3 }',
  find: (shown: string | undefined, description: string, pattern: string) => ({
    says: `does not have the right form${got(shown)}`,
    value: shown,
    allowed: `${description.replace(/\.$/, '')} (${pattern})`,
    fix: 'change it to this form',
  }),
});

/** None of several keys, one of which is needed. */
export const noneOf = defineProblem({
  code: 'none-of',
  meaning: 'One of several keys is needed, and none is there.',
  example: 'service: orders\nsource: { kind: s3 }\nnotifications: [{ on: [failed] }]',
  find: (keys: readonly string[]) => ({
    says: `needs ${listWords(keys)}`,
    allowed: listWords(keys),
    fix: `add one of ${listWords(keys, 'and')}`,
  }),
});

/** Something that JSON cannot hold. */
export const notData = defineProblem({
  code: 'not-data',
  meaning:
    'A spec is data: texts, numbers, true and false, lists and objects. A function, a date, a class instance or a number without a value (NaN) cannot be part of it.',
  example: { value: () => ({ service: 'orders', source: { kind: 's3' }, tests: () => [] }) },
  find: (kind: string) => ({ says: `must be data, got ${kind}`, value: kind, fix: 'write the value itself' }),
});

/** A value that contains itself. */
export const endless = defineProblem({
  code: 'endless',
  meaning:
    'A part of the spec contains itself (in YAML by an anchor and its alias), is nested deeper than any spec can be, or a line of it is indented by more than 300 blanks.',
  example: 'service: orders\nsource: &source { kind: s3, again: *source }',
  find: (why: string) => ({ says: why, fix: 'write the part out, or make it flatter' }),
});

/** More than any spec can need. */
export const tooLarge = defineProblem({
  code: 'too-large',
  meaning:
    'More data than any spec can need: more than 256 KiB of text, 150,000 words and signs, 500 aliases or 1000 overrides, or a hundred thousand values once aliases are written out.',
  example: {
    value: () => ({ service: 'orders', source: { kind: 's3' }, tests: Array.from({ length: 100_001 }, () => 1) }),
  },
  find: () => ({ says: 'is too large', fix: 'check that this is the right file, and use fewer aliases' }),
});

/** More problems than anybody reads. */
export const moreProblems = defineProblem({
  code: 'more-problems',
  meaning: 'Only the first hundred problems are told; the rest are counted.',
  example: {
    value: () => ({ service: 'orders', source: { kind: 's3' }, tests: Array.from({ length: 101 }, () => 1) }),
  },
  find: (count: number) => ({ says: `has at least ${count} more problems`, fix: 'correct these first' }),
});

/** Something that is planned and not built yet. */
export const notSupportedYet = defineProblem({
  code: 'not-supported-yet',
  meaning:
    'The word is reserved for something that tap-pipeline does not build yet. Nothing else will ever have this name, so that a spec that uses it later breaks none of today.',
  example: 'service: orders\nsource: { kind: s3 }\ndeploy: { target: lambda }',
  find: (what: string, instead: string) => ({ says: `is not supported yet: ${what}`, fix: instead }),
});

function rangeText(minimum: number | undefined, maximum: number | undefined): string {
  if (minimum === undefined) return `at most ${maximum}`;
  if (maximum === undefined) return `at least ${minimum}`;
  return `between ${minimum} and ${maximum}`;
}
