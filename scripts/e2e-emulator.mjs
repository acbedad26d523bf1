/**
 * Deploys the reference systems on an emulator of AWS, reads everything back, and compares:
 * `npm run e2e:emulator [-- --only NAME] [--all] [--install] [--optional]`.
 *
 * Needs neither an account nor Docker. Runs on a fresh clone with nothing installed; the emulator itself is built once
 * by `--install` into the cache of the user.
 */
import { install } from './install.mjs';
import { run } from './run.mjs';

process.exitCode = install() && compile() && deploy(process.argv.slice(2)) ? 0 : 1;

function compile() {
  return run('tsc', ['-b', 'packages/conformance'], { quiet: true });
}

function deploy(args) {
  return run('tsx', ['packages/verification/scripts/e2e-emulator.ts', ...args], { env: { NODE_NO_WARNINGS: '1' } });
}
