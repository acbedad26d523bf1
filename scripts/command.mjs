/** What every command of this repository does alike: its flags, its usage, its exit code. */

/**
 * Reads the flags of a command, runs it, and sets the exit code: the one that `main` gives, 0 after `--help`, 2 where the
 * flags are wrong, 1 after an error that `main` throws.
 *
 * @template {{ help?: boolean }} Flags
 * @param {object} command
 * @param {string} command.usage told for `--help`, and where the flags are wrong
 * @param {(args: string[]) => Flags} command.readFlags throws an error that says what is wrong with them
 * @param {(flags: Flags) => number | Promise<number>} command.main does the work, and gives the exit code
 */
export async function runCommand(command) {
  process.exitCode = await toExitCode(command, process.argv.slice(2));
}

async function toExitCode({ usage, readFlags, main }, args) {
  const flags = tryReadFlags(readFlags, args, usage);
  if (!flags) return 2;
  if (flags.help) {
    console.log(usage);
    return 0;
  }
  try {
    return await main(flags);
  } catch ({ message }) {
    console.error(message);
    return 1;
  }
}

function tryReadFlags(readFlags, args, usage) {
  try {
    return readFlags(args);
  } catch ({ message }) {
    console.error(`${message}\n\n${usage}`);
    return undefined;
  }
}
