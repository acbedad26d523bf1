import { parseArgs } from 'node:util';
import { FIXTURE_SYSTEMS, OTHER_SYSTEMS, REFERENCE_SYSTEMS, SYSTEMS, type System } from './systems';

/** What `npm run e2e:emulator` is asked for. */
export interface EmulatorFlags {
  /** Names of the systems; all of them when empty. */
  readonly only: readonly string[];
  /** Deploys every system that can be deployed. */
  readonly all: boolean;
  /** Builds the emulator. */
  readonly install: boolean;
  /** Succeeds where the emulator is missing. */
  readonly optional: boolean;
  /** Writes down what the services answered, for the unit tests. */
  readonly record: boolean;
  /** Only tells how it is written. */
  readonly help: boolean;
}

/** How the command is written. */
export const EMULATOR_USAGE = `npm run e2e:emulator [-- flags]

  --only NAME  one of the systems: ${SYSTEMS.map(({ name }) => name).join(', ')}; may be repeated
  --all        the systems that are named last as well: ${OTHER_SYSTEMS.map(({ name }) => name).join(', ')}
  --install    builds the emulator into the cache first (about 12 minutes on two cores, 4 GB of memory; needs Rust)
  --optional   succeeds where the emulator is missing, in place of failing
  --record     writes what the services answered about five-stage down for the unit tests, packages/verification/test/emulator/recorded
  --help       this text`;

/**
 * The flags.
 * @throws an error that names the flag, the value that it got, and what it may be
 */
export function parseEmulatorFlags(args: readonly string[]): EmulatorFlags {
  const type = 'boolean';
  const { values } = parseArgs({
    args: [...args],
    options: {
      only: { type: 'string', multiple: true, default: [] },
      all: { type, default: false },
      install: { type, default: false },
      optional: { type, default: false },
      record: { type, default: false },
      help: { type, default: false },
    },
  });
  return { ...values, only: values.only.map((name) => toSystem(name, SYSTEMS)) };
}

/** The systems that are asked for; without a name those that show something of their own. */
export function findSystems({ only, all }: Pick<EmulatorFlags, 'only' | 'all'>): readonly System[] {
  if (only.length > 0) return SYSTEMS.filter(({ name }) => only.includes(name));
  return all ? SYSTEMS : [...REFERENCE_SYSTEMS, ...FIXTURE_SYSTEMS];
}

/**
 * The name of a system.
 * @throws Error that names those that there are
 */
export function toSystem(name: string, systems: readonly System[]): string {
  const names = systems.map((system) => system.name);
  if (names.includes(name)) return name;
  throw new Error(`--only must be one of ${names.join(', ')}, got ${JSON.stringify(name)}`);
}
