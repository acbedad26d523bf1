import { parseArgs } from 'node:util';

/** What a fuzz run is asked for on the command line. */
export interface FuzzFlags {
  /** How many cases. */
  readonly runs: number;
  /** What decides which ones. */
  readonly seed: number;
  /** One case of an earlier run; absent: all. */
  readonly path?: string;
  /** Show how the command is written. */
  readonly help: boolean;
}

/** How the command is written. */
export const FUZZ_USAGE = `usage: npm run fuzz -- [--runs N] [--seed N] [--path P] [--help]

  --runs N   how many specs are tried, 1 to 10000000 (10000)
  --seed N   draws the specs of an earlier run again, 0 to 2147483647 (a new one each time)
  --path P   tries one spec of an earlier run again, with its --seed
  --help     this text`;

/**
 * The flags.
 * @throws an error that names the flag, the value that it got, and what it may be
 */
export function parseFuzzFlags(args: readonly string[]): FuzzFlags {
  const type = 'string';
  const { values } = parseArgs({
    args: [...args],
    options: { runs: { type }, seed: { type }, path: { type }, help: { type: 'boolean' } },
  });
  const { runs = '10000', seed, path, help = false } = values;
  if (path !== undefined && seed === undefined) throw new Error('--path needs the --seed that it was told with');
  if (path !== undefined && !/^\d+(:\d+)*$/.test(path))
    throw new Error(`--path must be numbers joined by colons, got ${JSON.stringify(path)}`);
  return {
    runs: wholeNumber('--runs', runs, 1, 10_000_000),
    seed: seed === undefined ? Math.floor(Math.random() * 2 ** 31) : wholeNumber('--seed', seed, 0, 2 ** 31 - 1),
    ...(path !== undefined && { path }),
    help,
  };
}

function wholeNumber(flag: string, text: string, min: number, max: number): number {
  const value = Number(text);
  if (!/^\d+$/.test(text) || value < min || value > max)
    throw new Error(`${flag} must be a whole number between ${min} and ${max}, got ${JSON.stringify(text)}`);
  return value;
}
