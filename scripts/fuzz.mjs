/**
 * Tries valid and broken specs in every way that they can go in: `npm run fuzz [-- --runs 100000 --seed 42]`.
 *
 * Runs on a fresh clone with nothing installed.
 */
import { install } from './install.mjs';
import { run } from './run.mjs';

process.exitCode = install() && compile() && fuzz(process.argv.slice(2)) ? 0 : 1;

function compile() {
  return run('tsc', ['-b', 'packages/conformance'], { quiet: true });
}

function fuzz(args) {
  return run('tsx', ['packages/verification/scripts/fuzz.ts', ...args]);
}
