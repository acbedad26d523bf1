import { COMMANDS, type Command } from './command';
import { asksForJson, parseCommandLine } from './command-line';
import { CommandFailure } from './failure';
import { commandHelp, help } from './print/help';
import { reportError } from './report';
import { didYouMean } from './suggest';
import { processTerminal, type Terminal } from './terminal';
import { version } from './version';

/** Exit codes: everything is well, there are problems, the command line is wrong. */
export type ExitCode = 0 | 1 | 2;

/** Runs the command line and gives the exit code. It throws nothing: what goes wrong is told to the terminal. */
export async function run(args: readonly string[], terminal: Terminal = processTerminal()): Promise<number> {
  try {
    return await dispatch(args, terminal);
  } catch (error) {
    return reportError(error, asksForJson(args), terminal);
  }
}

function dispatch([first, ...rest]: readonly string[], terminal: Terminal): number | Promise<number> {
  switch (first) {
    case undefined:
      terminal.err(help(terminal));
      return 2;
    case '--version':
    case '-v':
      terminal.out(`${version()}\n`);
      return 0;
    case 'help':
    case '--help':
    case '-h':
      return showHelp(rest[0], terminal);
    default:
      return runCommand(first, rest, terminal);
  }
}

function showHelp(name: string | undefined, terminal: Terminal): number {
  terminal.out(name === undefined ? help(terminal) : commandHelp(name, findCommand(name), terminal));
  return 0;
}

function runCommand(name: string, args: readonly string[], terminal: Terminal): number | Promise<number> {
  const command = findCommand(name);
  const line = parseCommandLine(name, command, args);
  return line.help ? showHelp(name, terminal) : command.load()(line, terminal);
}

function findCommand(name: string): Command {
  const command = Object.hasOwn(COMMANDS, name) ? COMMANDS[name] : undefined;
  if (command) return command;
  const isOption = name.startsWith('-');
  const what = isOption ? 'option' : 'command';
  const words = isOption ? ['--help', '--version'] : [...Object.keys(COMMANDS), 'help'];
  throw CommandFailure.usage(`there is no ${what} ${name}${didYouMean(name, words)}`, 'see tap-pipeline help');
}
