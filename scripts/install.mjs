/**
 * Brings node_modules in line with package-lock.json, and does nothing where it is already.
 *
 *     node scripts/install.mjs
 */
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { ROOT, run } from './run.mjs';

const STAMP = new URL('node_modules/.tap-install', ROOT);

/** @returns {boolean} whether node_modules is in line with package-lock.json */
export function isInstalled() {
  return existsSync(STAMP) && readFileSync(STAMP, 'utf8') === fingerprint();
}

/** Remembers that node_modules is in line with package-lock.json. */
export function markInstalled() {
  writeFileSync(STAMP, fingerprint());
}

/**
 * Installs what is missing.
 *
 * @returns {boolean} whether everything is in place
 */
export function install() {
  if (isInstalled()) return true;
  console.log('Installing dependencies (once, about a minute)');
  if (!run('npm', ['ci', '--loglevel=error'])) return false;
  markInstalled();
  return true;
}

function fingerprint() {
  return createHash('sha256')
    .update(readFileSync(new URL('package-lock.json', ROOT)))
    .digest('hex');
}

if (process.argv[1] === fileURLToPath(import.meta.url)) process.exitCode = install() ? 0 : 1;
