/**
 * Adds to package-lock.json the optional dependencies that the registry did not serve.
 *
 * Tools with native parts (Nx, swc, Biome, esbuild) list one optional package per platform. A mirror that holds only
 * some of them makes npm leave the others out of the lock file, and `npm ci` then refuses it: "Missing: … from lock
 * file". An added entry has the version that the tool asks for, its platform, and no integrity. With a complete
 * registry there is nothing to add.
 *
 *     node scripts/complete-lock.mjs [package-lock.json]
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

const OS = ['android', 'darwin', 'freebsd', 'linux', 'win32', 'openharmony', 'aix', 'sunos', 'netbsd', 'openbsd'];
const CPU = /(?<=[-_])(arm64|x64|ia32|arm|ppc64|s390x|riscv64|loong64|mips64el|wasm32)/;

/**
 * The optional dependencies that a lock file names and does not hold, as entries for its `packages`.
 *
 * @param {{ packages: Record<string, any> }} lock
 * @returns {Record<string, object>}
 */
export function missingEntries({ packages }) {
  const missing = {};
  for (const [path, entry] of Object.entries(packages)) {
    for (const [name, range] of Object.entries(entry.optionalDependencies ?? {})) {
      if (!isReachable(packages, path, name)) missing[`node_modules/${name}`] = toEntry(name, range, entry);
    }
  }
  return missing;
}

/** Looks upward from a package, as Node does. */
function isReachable(packages, path, name) {
  for (let base = path; ; base = base.slice(0, Math.max(0, base.lastIndexOf('/node_modules/')))) {
    if (packages[`${base ? `${base}/` : ''}node_modules/${name}`]) return true;
    if (!base) return false;
  }
}

function toEntry(name, range, { dev }) {
  const os = OS.find((candidate) => name.includes(candidate));
  const cpu = name.match(CPU)?.[0];
  return {
    version: range.replace(/^[\^~]/, ''),
    ...(cpu ? { cpu: [cpu] } : {}),
    ...(dev ? { dev } : {}),
    ...(name.includes('musl') ? { libc: ['musl'] } : {}),
    optional: true,
    ...(os ? { os: [os] } : {}),
  };
}

function completeLock(file) {
  const lock = JSON.parse(readFileSync(file, 'utf8'));
  const missing = missingEntries(lock);
  const names = Object.keys(missing);
  if (names.length === 0) return;
  const entries = Object.entries({ ...lock.packages, ...missing }).sort(([a], [b]) => a.localeCompare(b, 'en'));
  writeFileSync(file, `${JSON.stringify({ ...lock, packages: Object.fromEntries(entries) }, null, 2)}\n`);
  console.log(`package-lock.json: added ${names.length} optional packages of other platforms`);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) completeLock(resolve(process.argv[2] ?? 'package-lock.json'));
