/** A first use of the tarballs of a release, installed as users install packages. */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/**
 * Installs the tarballs in an empty folder, loads every module, scaffolds a service with each backend, checks it and renders it.
 *
 * @param {string[]} tarballs their paths
 * @param {{ manifest: any }[]} packages what they hold
 * @throws with the output of the command that failed
 */
export function tryTarballs(tarballs, packages) {
  const folder = mkdtempSync(join(tmpdir(), 'tap-release-'));
  const step = (title, command, ...args) => {
    console.log(`  ${title}`);
    execFileSync(command, args, {
      cwd: folder,
      stdio: ['ignore', 'pipe', 'inherit'],
      shell: process.platform === 'win32',
    });
  };
  writeFileSync(join(folder, 'package.json'), JSON.stringify({ private: true, dependencies: peersOf(packages) }));
  step('install', 'npm', 'install', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error', ...tarballs);
  for (const module of modulesOf(packages)) step(`load ${module}`, 'node', '-e', `require('${module}')`);
  for (const backend of ['cdk', 'pulumi']) {
    const answers = ['--team=shop', '--language=node', '--repository=acme/orders', `--backend=${backend}`, '--yes'];
    const spec = join(backend, 'pipeline.yaml');
    step(`scaffold for ${backend}`, 'npx', 'create-tap-pipeline', backend, '--name=orders', ...answers);
    step(`check for ${backend}`, 'npx', 'tap-pipeline', 'check', spec);
    step(
      `render for ${backend}`,
      'npx',
      'tap-pipeline',
      'render',
      spec,
      '--backend',
      backend,
      '--out',
      `out-${backend}`,
    );
  }
  rmSync(folder, { recursive: true, force: true });
}

/** What users bring along. */
function peersOf(packages) {
  const ours = new Set(packages.map(({ manifest }) => manifest.name));
  const peers = packages.flatMap(({ manifest }) => Object.entries(manifest.peerDependencies ?? {}));
  return Object.fromEntries(peers.filter(([name]) => !ours.has(name)));
}

/** Every module that users import: `@tap-pipeline/core-model/platform`. */
function modulesOf(packages) {
  return packages.flatMap(({ manifest: { name, exports } }) =>
    Object.entries(exports).flatMap(([path, { types }]) => (types ? [`${name}${path.slice(1)}`] : [])),
  );
}
