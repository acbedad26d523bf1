/**
 * Asks a policy engine what the roles of every system may do: `npm run iam [-- --write]`.
 *
 * Runs on a fresh clone with nothing installed, and needs neither an account nor the network.
 */
import { install } from './install.mjs';
import { run } from './run.mjs';

process.exitCode = install() && compile() && examine(process.argv.slice(2)) ? 0 : 1;

function compile() {
  return run('tsc', ['-b', 'packages/conformance'], { quiet: true });
}

function examine(args) {
  return run('tsx', ['packages/verification/scripts/iam.ts', ...args]);
}
