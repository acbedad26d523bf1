/**
 * Puts mistakes into a copy of the sources and looks which tests find them: `npm run faults [-- --only ID --write]`.
 *
 * Runs on a fresh clone with nothing installed.
 */
import { install } from './install.mjs';
import { run } from './run.mjs';

process.exitCode = install() && compile() && tryFaults(process.argv.slice(2)) ? 0 : 1;

function compile() {
  return run('tsc', ['-b', 'packages/conformance'], { quiet: true });
}

function tryFaults(args) {
  return run('tsx', ['packages/verification/scripts/faults.ts', ...args]);
}
