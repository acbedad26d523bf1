import { parseArgs } from 'node:util';

/** What a check of random specs is asked for on the command line. */
export interface RandomSpecsFlags {
  /** How many specs. */
  readonly runs: number;
  /** What decides which ones. */
  readonly seed: number;
  /** Show how the command is written. */
  readonly help: boolean;
}

/** How the command is written. */
export const USAGE = `usage: npm run conformance -- [--runs N] [--seed N] [--help]

  --runs N   how many random specs are checked, 1 to 100000 (200)
  --seed N   draws the specs of an earlier check again, 0 to 2147483647 (a new one each time)
  --help     this text`;

/**
 * The flags.
 * @throws an error that names the flag, the value that it got, and what it may be
 */
export function parseFlags(args: readonly string[]): RandomSpecsFlags {
  const { values } = parseArgs({
    args: [...args],
    options: { runs: { type: 'string' }, seed: { type: 'string' }, help: { type: 'boolean' } },
  });
  return {
    runs: values.runs === undefined ? 200 : wholeNumber('--runs', values.runs, 1, 100_000),
    seed: values.seed === undefined ? freshSeed() : wholeNumber('--seed', values.seed, 0, 2 ** 31 - 1),
    help: values.help ?? false,
  };
}

/** A seed that was not used before. */
export function freshSeed(): number {
  return Math.floor(Math.random() * 2 ** 31);
}

function wholeNumber(flag: string, text: string, min: number, max: number): number {
  const value = Number(text);
  if (!/^\d+$/.test(text) || value < min || value > max)
    throw new Error(`${flag} must be a whole number between ${min} and ${max}, got ${JSON.stringify(text)}`);
  return value;
}
