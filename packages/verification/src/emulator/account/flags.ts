import { parseArgs } from 'node:util';
import { toSystem } from '../flags';
import { REFERENCE_SYSTEMS } from '../systems';

/** What `npm run e2e:aws` is asked for. */
export interface AccountFlags {
  /** Names of the systems; all of them when empty. */
  readonly only: readonly string[];
  /** US dollars that it may cost. */
  readonly budget: number;
  /** Minutes after which everything is deleted. */
  readonly minutes: number;
  /** Suffix of a run whose leftovers are to be deleted, in place of a new run. */
  readonly cleanUp: string | undefined;
  /** Only tells how it is written. */
  readonly help: boolean;
}

/** How the command is written. */
export const ACCOUNT_USAGE = `TAP_PIPELINE_AWS_ACCOUNT=123456789012 AWS_PROFILE=… AWS_REGION=… npm run e2e:aws [-- flags]

  --only NAME        one of the systems: ${REFERENCE_SYSTEMS.map(({ name }) => name).join(', ')}; may be repeated
  --budget USD       refuses to begin when it could cost more (1)
  --minutes N        deletes everything when so many have passed, 10 to 240 (60)
  --clean-up SUFFIX  deletes what is left of an earlier run, and does nothing else
  --help             this text`;

/**
 * The flags.
 * @throws an error that names the flag, the value that it got, and what it may be
 */
export function parseAccountFlags(args: readonly string[]): AccountFlags {
  const type = 'string';
  const { values } = parseArgs({
    args: [...args],
    options: {
      only: { type, multiple: true, default: [] },
      budget: { type, default: '1' },
      minutes: { type, default: '60' },
      'clean-up': { type },
      help: { type: 'boolean', default: false },
    },
  });
  const cleanUp = values['clean-up'];
  if (cleanUp !== undefined && !/^e2e[a-z0-9]{5}$/.test(cleanUp))
    throw new Error(`--clean-up must be the suffix that a run told, such as e2e0x7qz, got ${JSON.stringify(cleanUp)}`);
  return {
    only: values.only.map((name) => toSystem(name, REFERENCE_SYSTEMS)),
    budget: toNumber('--budget', values.budget, 0, 1000),
    minutes: toNumber('--minutes', values.minutes, 10, 240),
    cleanUp,
    help: values.help,
  };
}

function toNumber(flag: string, text: string, min: number, max: number): number {
  const value = Number(text);
  if (text.trim() !== '' && value >= min && value <= max) return value;
  throw new Error(`${flag} must be a number between ${min} and ${max}, got ${JSON.stringify(text)}`);
}
