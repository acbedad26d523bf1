import { messageOf } from './message-of';

/** A command for developers: how it is written, and what it does. */
export interface Command<Flags extends { readonly help: boolean }> {
  /** How it is written. It is told for `--help`, and where the flags are wrong. */
  readonly usage: string;
  /**
   * The flags.
   * @throws an error that names the flag, the value that it got, and what it may be
   */
  readonly readFlags: (args: readonly string[]) => Flags;
  /** Does the work, and gives the exit code. */
  readonly main: (flags: Flags) => number | Promise<number>;
}

/**
 * Reads the flags of a command, runs it, and sets the exit code: the one that `main` gives, 0 after `--help`, 2 where the
 * flags are wrong, 1 after an error that `main` throws.
 */
export async function runCommand<Flags extends { readonly help: boolean }>(
  command: Command<Flags>,
  args: readonly string[] = process.argv.slice(2),
): Promise<void> {
  process.exitCode = await toExitCode(command, args);
}

async function toExitCode<Flags extends { readonly help: boolean }>(
  { usage, readFlags, main }: Command<Flags>,
  args: readonly string[],
): Promise<number> {
  const flags = tryReadFlags(readFlags, args, usage);
  if (flags === undefined) return 2;
  if (flags.help) {
    process.stdout.write(`${usage}\n`);
    return 0;
  }
  try {
    return await main(flags);
  } catch (error) {
    console.error(messageOf(error));
    return 1;
  }
}

function tryReadFlags<Flags>(
  readFlags: (args: readonly string[]) => Flags,
  args: readonly string[],
  usage: string,
): Flags | undefined {
  try {
    return readFlags(args);
  } catch (error) {
    console.error(`${messageOf(error)}\n\n${usage}`);
    return undefined;
  }
}
