/** Running commands from the root of the repository. */
import { spawnSync } from 'node:child_process';
import { delimiter } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The root of the repository. */
export const ROOT = new URL('../', import.meta.url);

/**
 * Runs a command, with the installed tools on the PATH.
 *
 * @param {string} command
 * @param {readonly string[]} args
 * @param {{ quiet?: boolean, env?: Record<string, string> }} options quiet: shows the output only when the command fails
 * @returns {boolean} whether it succeeded
 */
export function run(command, args, options) {
  return statusOf(command, args, options) === 0;
}

/** The same. @returns {number} its exit code; 1 where it could not be started, or was ended by a signal */
export function statusOf(command, args, { quiet = false, env = {} } = {}) {
  const bin = fileURLToPath(new URL('node_modules/.bin', ROOT));
  const { status, stdout, stderr, error } = spawnSync(command, args, {
    cwd: fileURLToPath(ROOT),
    encoding: 'utf8',
    env: { ...process.env, PATH: `${bin}${delimiter}${process.env.PATH}`, ...env },
    maxBuffer: 64 * 1024 * 1024,
    shell: process.platform === 'win32',
    stdio: quiet ? 'pipe' : 'inherit',
  });
  if (error) console.error(`${command}: ${error.message}`);
  if (quiet && status !== 0) console.error(`${stdout ?? ''}${stderr ?? ''}`.trimEnd());
  return status ?? 1;
}
