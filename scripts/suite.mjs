/** Suites that are written in TypeScript: they run on a fresh clone with nothing installed. */
import { install } from './install.mjs';
import { run, statusOf } from './run.mjs';

/**
 * Installs, compiles, and runs the script with the flags of the command; its exit code is the one of the command.
 *
 * @param {string} script from the root of the repository
 * @param {{ compile?: readonly string[], env?: Record<string, string> }} options compile: folders of the packages that it
 *   uses as they are published
 */
export function runSuite(script, { compile, env } = {}) {
  process.exitCode = prepareSuite(compile) ? statusOf('tsx', [script, ...process.argv.slice(2)], { env }) : 1;
}

/** Installs and compiles. @returns {boolean} whether the suite can be run */
export function prepareSuite(compile = ['packages/conformance']) {
  return install() && run('tsc', ['-b', ...compile], { quiet: true });
}
