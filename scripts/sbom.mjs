/**
 * Writes a bill of materials of every published package: `npm run sbom [-- --out FOLDER]`.
 *
 * In CycloneDX, written by npm, of what an installation of the package holds: its dependencies of production and theirs, in
 * the versions of package-lock.json, with licence and checksum. The same commit gives the same bytes. Needs no network.
 */
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { runCommand } from './command.mjs';
import { ROOT } from './run.mjs';
import { findWorkspaces } from './workspaces.mjs';

const FOLDER = fileURLToPath(new URL('out/sbom', ROOT));

const USAGE = `npm run sbom [-- flags]

  --out FOLDER  where the files go; default: out/sbom
  --help        this text`;

/** Writes all of them into a folder, and gives their paths. */
export function writeBillsOfMaterials(folder = FOLDER) {
  const lock = JSON.parse(readFileSync(new URL('package-lock.json', ROOT), 'utf8'));
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  return findWorkspaces()
    .filter(({ manifest }) => !manifest.private)
    .map(({ dir, manifest: { name } }) => {
      const file = join(folder, `${name.replace('@', '').replace('/', '-')}.cdx.json`);
      writeFileSync(file, `${JSON.stringify(toBill(installationOf(lock, dir, name), name), null, 2)}\n`);
      return file;
    });
}

/**
 * The lock file of a folder in which nothing but one package of this repository was installed.
 *
 * @param {{ packages: Record<string, any> }} lock that of this repository
 * @param {string} dir folder of the package, from the root
 * @param {string} name its name
 */
export function installationOf({ packages }, dir, name) {
  const places = new Map([[dir, `node_modules/${name}`]]);
  for (const path of places.keys()) {
    const { dependencies, optionalDependencies, peerDependencies, peerDependenciesMeta } = packages[path];
    const isOptional = (peer) => peerDependenciesMeta?.[peer]?.optional;
    const peers = Object.keys(peerDependencies ?? {}).filter((peer) => !isOptional(peer));
    for (const dependency of [...Object.keys({ ...dependencies, ...optionalDependencies }), ...peers]) {
      const found = findInstalled(packages, path, dependency);
      const target = packages[found]?.link ? packages[found].resolved : found;
      if (target && !places.has(target)) places.set(target, placeOf(target, found, places));
    }
  }
  const { version } = packages[dir];
  const root = { name: 'installation', version, dependencies: { [name]: version } };
  const entries = [...places].map(([path, place]) => [place, toInstalled(packages[path])]);
  return {
    name: root.name,
    version,
    lockfileVersion: 3,
    requires: true,
    packages: { '': root, ...Object.fromEntries(entries) },
  };
}

/** Looks upward from a package, as Node does; undefined for one of another platform, or that nobody needs. */
function findInstalled(packages, path, name) {
  for (let base = path; ; base = base.slice(0, Math.max(0, base.lastIndexOf('/node_modules/')))) {
    const candidate = `${base ? `${base}/` : ''}node_modules/${name}`;
    if (packages[candidate]) return candidate;
    if (!base) return undefined;
    // Above the folder of a workspace is the root.
    if (!base.includes('/node_modules/')) return packages[`node_modules/${name}`] && `node_modules/${name}`;
  }
}

/** Where it lies in the installation: what lies in the folder of a workspace goes along with that. */
function placeOf(target, found, places) {
  const owner = [...places.keys()].find((path) => !path.startsWith('node_modules/') && target.startsWith(`${path}/`));
  return owner ? target.replace(owner, places.get(owner)) : found;
}

function toInstalled({ dev, devDependencies, devOptional, ...entry }) {
  return entry;
}

/** What npm says about that installation, without what differs from run to run, and about the package in place of the folder. */
function toBill(lock, name) {
  const folder = mkdtempSync(join(tmpdir(), 'tap-sbom-'));
  writeFileSync(join(folder, 'package.json'), JSON.stringify({ ...lock.packages[''], private: true }));
  writeFileSync(join(folder, 'package-lock.json'), JSON.stringify(lock));
  const args = ['sbom', '--sbom-format=cyclonedx', '--sbom-type=library', '--package-lock-only', '--loglevel=error'];
  const bill = JSON.parse(
    execFileSync('npm', args, { cwd: folder, encoding: 'utf8', shell: process.platform === 'win32' }),
  );
  rmSync(folder, { recursive: true, force: true });
  const { serialNumber, metadata, components, dependencies, ...rest } = bill;
  const [wrapper, { timestamp, ...stable }] = [metadata.component['bom-ref'], metadata];
  const component = components.find(({ purl }) => purl === `pkg:npm/${name.replace('@', '%40')}@${lock.version}`);
  return {
    ...rest,
    metadata: { ...stable, component },
    components: components.filter((other) => other !== component),
    dependencies: dependencies.filter(({ ref }) => ref !== wrapper),
  };
}

function main({ out }) {
  for (const file of writeBillsOfMaterials(out && resolve(process.env.INIT_CWD ?? '.', out))) {
    const { components } = JSON.parse(readFileSync(file, 'utf8'));
    console.log(`${relative(process.cwd(), file)}: ${components.length} components`);
  }
  return 0;
}

function readFlags(args) {
  return parseArgs({ args, options: { out: { type: 'string' }, help: { type: 'boolean' } } }).values;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await runCommand({ usage: USAGE, readFlags, main });
