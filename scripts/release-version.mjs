/** Versions: which one a release needs, and where it stands. */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { ROOT } from './run.mjs';
import { findWorkspaces } from './workspaces.mjs';

const VERSION = /^(0|[1-9]\d*)\.(0|[1-9]\d*)\.(0|[1-9]\d*)(?:-([0-9a-z-]+(?:\.[0-9a-z-]+)*))?$/;
const CONSTANT = /(export const VERSION = ')([^']+)(')/;
const SOURCE = new URL('projenrc/versions.ts', ROOT);

/** The version of all packages. */
export function readVersion() {
  return readFileSync(SOURCE, 'utf8').match(CONSTANT)[2];
}

/**
 * The lowest version that may follow.
 *
 * A range such as `^1.2.3` admits new minor versions, `^0.2.3` only new patch versions; what breaks users must be outside of it.
 *
 * @param {string} last the version of the last release
 * @param {{ breaking: boolean, feature: boolean }} changes what has changed since
 */
export function lowestNext(last, { breaking, feature }) {
  const [, major, minor, patch] = last.match(VERSION).map(Number);
  if (isPrerelease(last)) return `${major}.${minor}.${patch}`;
  if (breaking && major > 0) return `${major + 1}.0.0`;
  if (breaking || (feature && major > 0)) return `${major}.${minor + 1}.0`;
  return `${major}.${minor}.${patch + 1}`;
}

/** Whether one version is lower than another; a pre-release such as `1.0.0-rc.1` is lower than its release. */
export function isLower(one, other) {
  const [a, b] = [one, other].map((version) => version.match(VERSION));
  const [numbers, others] = [a, b].map((parts) => parts.slice(1, 4).map(Number));
  const index = numbers.findIndex((number, at) => number !== others[at]);
  if (index >= 0) return numbers[index] < others[index];
  return (
    a[4] !== b[4] &&
    (b[4] === undefined || (a[4] !== undefined && a[4].localeCompare(b[4], 'en', { numeric: true }) < 0))
  );
}

/** Whether it is a version such as `0.1.0` or `1.0.0-rc.1`. */
export function isVersion(text) {
  return VERSION.test(text ?? '');
}

/** Whether it is for those who ask for it, not for everyone. */
export function isPrerelease(version) {
  return version.includes('-');
}

/** Writes the version where people wrote it: the constant that all configuration follows from, and the manifests of the apps. */
export function writeVersion(version) {
  const last = readVersion();
  writeFileSync(SOURCE, readFileSync(SOURCE, 'utf8').replace(CONSTANT, `$1${version}$3`));
  const workspaces = findWorkspaces();
  for (const { dir } of workspaces.filter((workspace) => !existsSync(new URL(`${workspace.dir}/.projen`, ROOT)))) {
    const file = new URL(`${dir}/package.json`, ROOT);
    const raise = (text, { manifest: { name } }) => text.replace(`"${name}": "^${last}"`, `"${name}": "^${version}"`);
    writeFileSync(file, workspaces.reduce(raise, readFileSync(file, 'utf8')));
  }
}

/**
 * The lock file with the versions and ranges of the manifests.
 *
 * @param {{ packages: Record<string, any> }} lock
 * @param {{ dir: string, manifest: any }[]} workspaces
 * @param {any} root the manifest of the root
 */
export function updateLock(lock, workspaces, root) {
  const packages = { ...lock.packages };
  for (const { dir, manifest } of [{ dir: '', manifest: root }, ...workspaces]) {
    const entry = { ...packages[dir], version: manifest.version };
    for (const kind of ['dependencies', 'devDependencies', 'peerDependencies'])
      if (entry[kind]) entry[kind] = manifest[kind];
    packages[dir] = entry;
  }
  return { ...lock, version: root.version, packages };
}
