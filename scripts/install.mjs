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

/**
 * Installs what is missing.
 *
 * @returns {boolean} whether everything is in place
 */
export function install() {
  const wanted = createHash('sha256')
    .update(readFileSync(new URL('package-lock.json', ROOT)))
    .digest('hex');
  if (existsSync(STAMP) && readFileSync(STAMP, 'utf8') === wanted) return true;
  console.log('Installing dependencies (once, about a minute)');
  if (!run('npm', ['ci', '--loglevel=error'])) return false;
  writeFileSync(STAMP, wanted);
  return true;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) process.exitCode = install() ? 0 : 1;
