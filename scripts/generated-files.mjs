/** Proof that the committed generated files are what their generators write today. */
import { chmodSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { ROOT } from './run.mjs';
import { findWorkspaces } from './workspaces.mjs';

/** The files that projen writes, from the lists it keeps. */
export function configurationFiles() {
  return ['', ...findWorkspaces().map(({ dir }) => `${dir}/`)].flatMap((base) => {
    const list = `${base}.projen/files.json`;
    if (!existsSync(new URL(list, ROOT))) return [];
    return JSON.parse(readFileSync(new URL(list, ROOT), 'utf8')).files.map((file) => `${base}${file}`);
  });
}

/** The files that `npm run generate` writes: the outputs of the `generate` targets. */
export function modelFiles() {
  return findWorkspaces().flatMap(({ dir, manifest }) =>
    (manifest.nx?.targets?.generate?.outputs ?? []).flatMap((output) =>
      filesIn(output.replace('{projectRoot}', dir).replace('{workspaceRoot}/', '')),
    ),
  );
}

/** The files that `npm run api` writes. */
export function apiReports() {
  return findWorkspaces()
    .filter(({ manifest }) => manifest.nx?.targets?.api)
    .flatMap(({ dir }) => filesIn(`${dir}/api`));
}

/**
 * Runs a generator and compares its files before and after. The files are left as they were before.
 *
 * @param {() => string[]} listFiles the generated files, asked before and after
 * @param {() => boolean} generate runs the generator
 * @returns {{ generated: boolean, stale: string[] }} whether the generator ran, and the files that it changes, adds or removes
 */
export function compareWithGenerated(listFiles, generate) {
  const before = snapshot(listFiles());
  const generated = generate();
  const after = snapshot([...new Set([...before.keys(), ...listFiles()])]);
  const stale = [...after.keys()].filter((file) => after.get(file)?.toString() !== before.get(file)?.toString());
  for (const file of stale) restore(file, before.get(file));
  return { generated, stale };
}

function filesIn(path) {
  const url = new URL(path, ROOT);
  if (!existsSync(url)) return [];
  if (!statSync(url).isDirectory()) return [path];
  return readdirSync(url).flatMap((name) => filesIn(`${path}/${name}`));
}

function snapshot(files) {
  const read = (file) => (existsSync(new URL(file, ROOT)) ? readFileSync(new URL(file, ROOT)) : undefined);
  return new Map(files.map((file) => [file, read(file)]));
}

/** Generated files are read-only, and stay so. */
function restore(file, content) {
  const path = fileURLToPath(new URL(file, ROOT));
  const mode = existsSync(path) ? statSync(path).mode : undefined;
  rmSync(path, { force: true });
  if (content === undefined) return;
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, content);
  if (mode !== undefined) chmodSync(path, mode);
}
