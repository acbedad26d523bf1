/** What the languages of scaffolded services need beside Node. */
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { ROOT } from '../run.mjs';

const TOOLS = {
  python: { command: 'python3', args: ['--version'], fix: 'install Python 3.11 or newer' },
  java: { command: 'mvn', args: ['--version'], fix: 'install a JDK, 17 or newer, and Maven' },
  go: { command: 'go', args: ['version'], fix: 'install Go' },
};

const REQUIREMENTS = fileURLToPath(new URL('packages/generator/templates/service/python/requirements-dev.txt', ROOT));

/**
 * Why a service in this language cannot be tested here, and the fix.
 *
 * @param {string} language
 * @returns {string | undefined} undefined where it can
 */
export function findMissingTool(language) {
  const tool = TOOLS[language];
  if (!tool || spawnSync(tool.command, tool.args, { stdio: 'ignore' }).status === 0) return undefined;
  return `${tool.command} does not run here; fix: ${tool.fix}, or --optional, which skips ${language}`;
}

/**
 * An environment of Python with what tests a scaffolded service: once for all of them.
 *
 * @param {string} work the folder that it is made in
 * @param {import('../progress.mjs').Progress} progress
 * @returns {Promise<string | undefined>} its folder of programs; undefined where it could not be made, which was told
 */
export async function makePython(work, progress) {
  if (findMissingTool('python')) return undefined;
  const folder = join(work, 'venv');
  const made = await progress.step('Python: environment', 'python3', ['-m', 'venv', folder]);
  if (!made.succeeded) return undefined;
  const programs = join(folder, process.platform === 'win32' ? 'Scripts' : 'bin');
  const args = [
    '-m',
    'pip',
    'install',
    '--quiet',
    '--disable-pip-version-check',
    '--require-hashes',
    '-r',
    REQUIREMENTS,
  ];
  const installed = await progress.step('Python: packages of the tests', join(programs, 'python3'), args);
  return installed.succeeded ? programs : undefined;
}
