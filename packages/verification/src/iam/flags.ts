import { parseArgs } from 'node:util';

/** What `npm run iam` is asked for on the command line. */
export interface IamFlags {
  /** Write the pages, in place of comparing them. */
  readonly write: boolean;
  /** Only the system of this name; undefined: all. */
  readonly system?: string;
  /** Tell each system when it is examined. */
  readonly verbose: boolean;
  /** Show how the command is written. */
  readonly help: boolean;
}

/** How the command is written. */
export const IAM_USAGE = `usage: npm run iam -- [--write] [--system NAME] [--verbose] [--help]

  --write        writes docs/iam; without it the pages are compared with what would be written
  --system NAME  examines this system alone, and leaves the pages alone
  --verbose      tells each system when it is examined
  --help         this text`;

/**
 * The flags.
 * @throws Error that names the flag, the value that it got, and what it may be
 */
export function parseIamFlags(args: readonly string[], names: readonly string[]): IamFlags {
  const type = 'boolean';
  const options = { write: { type }, system: { type: 'string' }, verbose: { type }, help: { type } } as const;
  const { write = false, system, verbose = false, help = false } = parseArgs({ args: [...args], options }).values;
  if (system !== undefined && !names.includes(system))
    throw new Error(`--system must be one of ${[...new Set(names)].join(', ')}, got ${JSON.stringify(system)}`);
  if (system !== undefined && write) throw new Error('--write needs all systems, got --system: leave one of them out');
  return { write, ...(system !== undefined && { system }), verbose, help };
}
