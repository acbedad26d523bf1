import fc from 'fast-check';
import type { ParameterReferenceSpec, SecretReferenceSpec, VariablesSpec } from '../../src/spec/source';

/** The value, or nothing. */
export const maybe = <T>(value: fc.Arbitrary<T>): fc.Arbitrary<T | undefined> => fc.option(value, { nil: undefined });

/** One of the values, or nothing. */
export const maybeOf = <const T>(...values: readonly T[]): fc.Arbitrary<T | undefined> =>
  maybe(fc.constantFrom(...values));

/** Some of the values, in any order, each at most once. */
export const someOf = <const T>(...values: readonly T[]): fc.Arbitrary<T[]> =>
  fc.shuffledSubarray([...values], { minLength: 1 });

/** A whole number. */
export const number = (min: number, max: number): fc.Arbitrary<number> => fc.integer({ min, max });

/** A short name: letters and digits. */
export const word = fc.stringMatching(/^[a-z][a-z0-9]{0,7}$/);

/** One to three words with hyphens. */
export const slug = fc.array(word, { minLength: 1, maxLength: 3 }).map((words) => words.join('-'));

/** A name for people. */
export const title = fc.stringMatching(/^[A-Z][A-Za-z0-9 ]{0,20}[a-z]$/);

const command = fc.constantFrom(
  'make all',
  'npm ci',
  'pytest -q',
  'grep -c \'a b\' "$FILE" > out.txt',
  'cd app\nmake  "all"',
  'echo "#: - {x}" > a.yml',
);

/** Commands that do something. */
export const commands = fc.array(command, { minLength: 1, maxLength: 3 });

/** A reference to a secret that exists. */
export const secret: fc.Arbitrary<SecretReferenceSpec> = fc.constantFrom(
  { secret: 'app/database' },
  { secret: 'app/database', jsonKey: 'url' },
  { secret: 'arn:aws:secretsmanager:eu-west-1:111122223333:secret:app-AbCdEf' },
);

/** A reference to a parameter that exists. */
export const parameter: fc.Arbitrary<ParameterReferenceSpec> = fc.constantFrom(
  { parameter: '/app/{suffix}/user' },
  { parameter: 'user' },
);

const plainText = fc.string({
  unit: fc.constantFrom('a', 'B', '1', ' ', '"', "'", '\\', '\n', '$', '<', 'é'),
  maxLength: 12,
});

/** Environment variables with any kind of value. */
export const variables: fc.Arbitrary<VariablesSpec> = fc.dictionary(
  fc.stringMatching(/^V_[A-Z]{1,6}$/),
  fc.oneof(plainText, secret, parameter),
  { maxKeys: 4, noNullPrototype: true },
);

/** What is left out is not there at all, as in a file. */
export function withoutUndefined<T>(value: T): T {
  return JSON.parse(JSON.stringify(value)) as T;
}
