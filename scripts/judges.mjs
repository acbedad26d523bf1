/**
 * Asks tools of others what is wrong with what is built: `npm run judges [-- --only JUDGE --subject NAME --ci]`.
 *
 * Needs Python 3 for some of the judges. Runs on a fresh clone with nothing installed.
 */
import { install } from './install.mjs';
import { run } from './run.mjs';

process.exitCode = install() && compile() && judge(process.argv.slice(2)) ? 0 : 1;

/** The packages are judged as they are published: compiled. */
function compile() {
  return run('tsc', ['-b', 'packages/conformance', 'packages/create', 'packages/cli'], { quiet: true });
}

function judge(args) {
  return run('tsx', ['packages/verification/scripts/judges.ts', ...args]);
}
