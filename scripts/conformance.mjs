/**
 * Compares what the AWS CDK and Pulumi build from random specs: `npm run conformance [-- --runs 1000 --seed 42]`.
 *
 * Runs on a fresh clone with nothing installed.
 */
import { install } from './install.mjs';
import { run } from './run.mjs';

process.exitCode = install() && compile() && compare(process.argv.slice(2)) ? 0 : 1;

function compile() {
  return run('tsc', ['-b', 'packages/conformance'], { quiet: true });
}

function compare(args) {
  return run('tsx', ['packages/conformance/scripts/conformance.ts', ...args]);
}
