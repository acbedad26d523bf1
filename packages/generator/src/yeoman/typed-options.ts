import { suggest } from '@tap-pipeline/core-model';
import { GeneratorFailure } from '../failure';

/** Options of `yo` itself. */
const OPTIONS_OF_YO = [
  'color',
  'debug',
  'generators',
  'insight',
  'local-only',
  'ignore-version-check',
  'skip-local-cache',
];

/**
 * Yeoman takes every option there is, so that a misspelt one would be passed over in silence.
 * @throws GeneratorFailure for an option that nobody knows
 */
export function refuseUnknownOptions(args: readonly string[], known: readonly string[]): void {
  const end = args.indexOf('--');
  const names = (end === -1 ? args : args.slice(0, end))
    .filter((arg) => arg.startsWith('--'))
    .map((arg) => arg.slice(2).replace(/=.*$/s, '').replace(/^no-/, ''));
  const unknown = names.find((name) => ![...known, ...OPTIONS_OF_YO].includes(name));
  if (unknown === undefined) return;
  const meant = suggest(unknown, known);
  throw new GeneratorFailure(
    'wrong-usage',
    `there is no option --${unknown}${meant ? ` (did you mean --${meant}?)` : ''}`,
    'see --help',
  );
}

/**
 * The value of an option that needs one.
 * @throws GeneratorFailure when it has none
 */
export function tryGetText(name: string, value: unknown): string | undefined {
  if (value === undefined || (typeof value === 'string' && value !== '')) return value;
  throw new GeneratorFailure('wrong-usage', `--${name} needs a value`, 'see --help');
}

/**
 * Whether an option without a value is there. Yeoman gives it the word that follows it.
 * @throws GeneratorFailure when it got one
 */
export function isSet(name: string, value: unknown): boolean {
  if (value === undefined || typeof value === 'boolean') return value === true;
  throw new GeneratorFailure('wrong-usage', `--${name} takes no value, got ${value}`, 'write options after the folder');
}
