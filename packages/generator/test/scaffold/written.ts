import { chmodSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { ScaffoldFile } from '../../src/scaffold/scaffold-file';

const NODE_MODULES = join(__dirname, '../../../../node_modules');
const folders: string[] = [];

/** Writes files into a new folder, beside the packages of this repository. */
export function write(files: readonly ScaffoldFile[]): string {
  const folder = mkdtempSync(join(tmpdir(), 'tap-pipeline-scaffold-'));
  folders.push(folder);
  for (const { path, content, isExecutable } of files) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), content);
    if (isExecutable) chmodSync(join(folder, path), 0o755);
  }
  symlinkSync(NODE_MODULES, join(folder, 'node_modules'));
  return folder;
}

/** The environment of a shell in the folder: without what Jest sets, and with the commands of the packages. */
export function shell(folder: string, variables: NodeJS.ProcessEnv = {}): NodeJS.ProcessEnv {
  const { NODE_OPTIONS, NODE_ENV, NODE_TEST_CONTEXT, ...rest } = process.env;
  const PATH = `${join(folder, 'node_modules/.bin')}:${process.env.PATH}`;
  return { ...rest, PATH, NX_DAEMON: 'false', NX_NO_CLOUD: 'true', ...variables };
}

/** Removes what was written. */
export function removeWritten(): void {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
}
