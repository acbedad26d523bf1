/** What a release publishes: tarballs in the order of their dependencies, with their checksums. */
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { basename, join } from 'node:path';

/**
 * The published packages, each after those that it needs, so that whoever installs one finds the others.
 *
 * @param {{ dir: string, manifest: any }[]} workspaces
 */
export function inOrder(workspaces) {
  const published = workspaces.filter(({ manifest }) => !manifest.private);
  const ordered = new Set();
  const visit = (workspace) => {
    const { dependencies, peerDependencies } = workspace.manifest;
    const needed = Object.keys({ ...dependencies, ...peerDependencies });
    for (const other of published) if (needed.includes(other.manifest.name)) visit(other);
    ordered.add(workspace);
  };
  for (const workspace of published) visit(workspace);
  return [...ordered];
}

/** The lines of SHA256SUMS, as `sha256sum --check` reads them. */
export function toChecksums(folder, files) {
  return files.map((file) => `${sha256(join(folder, file))}  ${file}\n`).join('');
}

/**
 * The files of a SHA256SUMS, in its order.
 *
 * @throws where one of them is not what it was when the sums were written
 */
export function readChecked(folder) {
  const lines = readFileSync(join(folder, 'SHA256SUMS'), 'utf8').trim().split('\n');
  return lines.map((line) => {
    const [expected, file] = line.split('  ');
    const found = sha256(join(folder, file));
    if (found !== expected)
      throw new Error(`${file} is not the file that was tested: its SHA-256 is ${found}, expected ${expected}`);
    return file;
  });
}

/** Name and version that a tarball of npm is named after, as in `tap-pipeline-core-model-0.1.0.tgz`. */
export function findTarball(files, { name, version }) {
  const wanted = `${name.replace('@', '').replace('/', '-')}-${version}.tgz`;
  return files.find((file) => basename(file) === wanted);
}

function sha256(file) {
  return createHash('sha256').update(readFileSync(file)).digest('hex');
}
