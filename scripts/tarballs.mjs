/** The packages of this repository as they would be published, so that a scaffolded repository can have them before they are. */
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { ROOT } from './run.mjs';
import { findWorkspaces } from './workspaces.mjs';

/**
 * Packs every package that is published. They have to be compiled.
 *
 * @param {string} folder the tarballs go there, and nothing else stays in it
 * @returns {Map<string, string>} name of the package to path of its tarball
 */
export function packAll(folder) {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  const published = findWorkspaces().filter(({ manifest }) => !manifest.private);
  const args = ['pack', '--json', '--ignore-scripts', '--loglevel=error', `--pack-destination=${folder}`];
  const workspaces = published.map(({ dir }) => `--workspace=${dir}`);
  const answer = execFileSync('npm', [...args, ...workspaces], {
    cwd: fileURLToPath(ROOT),
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  // npm 12 answers with an object by package name, npm 11 with a list.
  return new Map(Object.values(JSON.parse(answer)).map(({ name, filename }) => [name, join(folder, filename)]));
}

/**
 * What installs the packages of a repository, with tarballs in place of those that are not in the registry.
 *
 * @param {string} repository its folder
 * @param {Map<string, string>} tarballs as of {@link packAll}
 * @returns {{ isDone: () => boolean, args: string[], markDone: () => void }} args: those of `npm`
 */
export function planInstall(repository, tarballs) {
  const text = readFileSync(join(repository, 'package.json'), 'utf8');
  const { dependencies = {}, devDependencies = {} } = JSON.parse(text);
  const files = Object.keys({ ...dependencies, ...devDependencies }).flatMap((name) => tarballs.get(name) ?? []);
  const stamp = join(repository, 'node_modules/.tap-install');
  const hash = createHash('sha256').update(text);
  for (const file of files) hash.update(readFileSync(file));
  const wanted = hash.digest('hex');
  return {
    isDone: () => existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted,
    args: ['install', '--no-save', '--no-audit', '--no-fund', '--prefer-offline', '--loglevel=error', ...files],
    markDone: () => writeFileSync(stamp, wanted),
  };
}
