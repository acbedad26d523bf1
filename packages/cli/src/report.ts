import type { Problem } from '@tap-pipeline/core-model';
import { isCommandFailure } from './failure';
import type { Terminal } from './terminal';

/** Tells what went wrong, to people on stderr or to programs on stdout, and gives the exit code. */
export function reportError(error: unknown, json: boolean, terminal: Terminal): number {
  if (isCommandFailure(error)) {
    if (json) reportJson([error.toProblem()], terminal);
    else terminal.err(`${error.message}\n  fix: ${error.fix}\n`);
    return error.exitCode;
  }
  // What has problems has a spec, and whoever read it has loaded core-model already.
  const { isPipelineError } = require('@tap-pipeline/core-model') as typeof import('@tap-pipeline/core-model');
  if (isPipelineError(error)) {
    reportProblems(error.problems, json, terminal);
    return 1;
  }
  terminal.err(`tap-pipeline has a bug; please report this:\n${(error as Error).stack ?? String(error)}\n`);
  return 1;
}

/** Tells the problems of specs. */
export function reportProblems(problems: readonly Problem[], json: boolean, terminal: Terminal): void {
  if (json) {
    reportJson(problems, terminal);
    return;
  }
  const { formatProblems } = require('@tap-pipeline/core-model') as typeof import('@tap-pipeline/core-model');
  terminal.err(`${formatProblems(problems)}\n`);
}

function reportJson(problems: readonly Problem[], terminal: Terminal): void {
  terminal.out(`${JSON.stringify({ problems }, null, 2)}\n`);
}
