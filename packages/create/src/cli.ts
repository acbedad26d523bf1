import {
  formatFailure,
  type GeneratorFailure,
  generate,
  isGeneratorFailure,
  listFiles,
  listServiceFiles,
  printClosing,
} from 'generator-tap-pipeline';
import { type CommandLine, parseCommandLine } from './command-line';
import { help } from './help';
import { processTerminal, type Terminal } from './terminal';
import { version } from './version';

/** What the shell is told: all is well, nothing was written, the command line is wrong, somebody pressed Ctrl-C. */
export const EXIT_CODES = { done: 0, failed: 1, usage: 2, interrupted: 130 };

/** Runs the command and gives the exit code. It throws nothing: what goes wrong is told to the terminal. */
export async function run(args: readonly string[], terminal: Terminal = processTerminal()): Promise<number> {
  try {
    const line = parseCommandLine(args);
    terminal.out(line.shows ? show(line) : await create(line, terminal));
    return EXIT_CODES.done;
  } catch (error) {
    return report(error, terminal);
  }
}

function show({ shows, kind }: CommandLine): string {
  return shows === 'version' ? `${version()}\n` : help(kind);
}

async function create(line: CommandLine, { cwd, prompter }: Terminal): Promise<string> {
  const outcome = await generate({
    kind: line.kind,
    cwd,
    ...(line.folder !== undefined && { folder: line.folder }),
    ...(line.platform !== undefined && { platform: line.platform }),
    given: line.given,
    isForced: line.force,
    isInstalled: line.install,
    ...(!line.yes && prompter && { prompter }),
    scaffold: { listFiles, listServiceFiles },
  });
  return printClosing(outcome, cwd);
}

function report(error: unknown, { err }: Terminal): number {
  if (isGeneratorFailure(error)) {
    err(formatFailure(error));
    return codeOf(error);
  }
  if (error instanceof Error && error.name === 'ExitPromptError') {
    err('\nstopped; nothing was changed\n');
    return EXIT_CODES.interrupted;
  }
  err(`create-tap-pipeline has a bug; please report this:\n${error instanceof Error ? error.stack : String(error)}\n`);
  return EXIT_CODES.failed;
}

function codeOf({ code }: GeneratorFailure): number {
  return code === 'wrong-usage' ? EXIT_CODES.usage : EXIT_CODES.failed;
}
