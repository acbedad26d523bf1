import { parseArgs } from 'node:util';
import type { Fault } from './fault';

/** What a run of seeded faults is asked for on the command line. */
export interface FaultFlags {
  /** The faults to try. */
  readonly faults: readonly Fault[];
  /** Whether all faults are tried. */
  readonly all: boolean;
  /** List them and do nothing else. */
  readonly list: boolean;
  /** Write the page. */
  readonly write: boolean;
  /** How many are tried side by side. */
  readonly workers: number;
  /** Show how the command is written. */
  readonly help: boolean;
}

/** How the command is written. */
export const FAULTS_USAGE = `usage: npm run faults -- [--only ID]... [--workers N] [--write] [--list] [--help]

  --only ID    tries this fault alone; may be given several times
  --workers N  faults that are tried side by side, 1 to 8 (2)
  --write      writes docs/faults.md, when all faults are tried
  --list       lists the faults and tries none
  --help       this text`;

/**
 * The flags.
 * @throws an error that names the flag, the value that it got, and what it may be
 */
export function parseFaultFlags(args: readonly string[], faults: readonly Fault[]): FaultFlags {
  const { values } = parseArgs({
    args: [...args],
    options: {
      only: { type: 'string', multiple: true },
      workers: { type: 'string' },
      write: { type: 'boolean' },
      list: { type: 'boolean' },
      help: { type: 'boolean' },
    },
  });
  const { only, workers = '2', write = false, list = false, help = false } = values;
  if (!/^[1-8]$/.test(workers))
    throw new Error(`--workers must be a whole number between 1 and 8, got ${JSON.stringify(workers)}`);
  if (write && only) throw new Error('--write needs all faults, got --only: leave one of them out');
  const chosen = only?.map((id) => findFault(id, faults)) ?? faults;
  return { faults: chosen, all: only === undefined, list, write, workers: Number(workers), help };
}

function findFault(id: string, faults: readonly Fault[]): Fault {
  const fault = faults.find((candidate) => candidate.id === id);
  if (!fault) throw new Error(`--only must be the id of a fault, got ${JSON.stringify(id)}; --list shows them`);
  return fault;
}
