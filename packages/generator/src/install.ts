import { spawnSync } from 'node:child_process';
import { GeneratorFailure } from './failure';

/**
 * Installs the dependencies of a repository with npm, whose output is shown.
 * @throws GeneratorFailure when npm fails; what was written stays
 */
export function install(folder: string): void {
  const { status, error } = spawnSync('npm', ['install'], {
    cwd: folder,
    stdio: 'inherit',
    shell: process.platform === 'win32',
  });
  if (status === 0) return;
  const cause = error ? error.message : `it ended with code ${status}`;
  throw new GeneratorFailure(
    'not-installed',
    `everything is written, but npm install failed in ${folder}: ${cause}`,
    'mend the cause, and run npm install there',
  );
}
