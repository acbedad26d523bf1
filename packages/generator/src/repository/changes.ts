import { lstatSync, readFileSync, type Stats } from 'node:fs';
import { dirname, join } from 'node:path';
import { GeneratorFailure } from '../failure';
import type { ScaffoldFile } from '../scaffold/scaffold-file';
import { inspect } from './file-system';
import { hashOf } from './manifest';
import type { Target } from './target';

/** What happens to a file. */
export type ChangeKind =
  /** It is not there yet. */
  | 'new'
  /** It is there already as it would be written. */
  | 'same'
  /** Nobody edited it, so it follows the templates. */
  | 'updated'
  /** People edited what is still written the same way; it stays. */
  | 'edited'
  /** People deleted it; it stays away. */
  | 'deleted'
  /** It differs from what was written and from what would be written: somebody has to decide. */
  | 'conflict'
  /** The answers no longer need it, and nobody edited it. */
  | 'obsolete'
  /** The answers no longer need it, but people edited it. */
  | 'needless';

/** What happens to one file. */
export interface Change {
  /** What happens. */
  readonly kind: ChangeKind;
  /** The file as the generator would write it; for an obsolete file, as it wrote it. */
  readonly file: ScaffoldFile;
  /** What is there now; absent where there is nothing. */
  readonly current?: string;
}

/**
 * Compares what would be written with what is there. Changes nothing.
 * @param files what the answers need
 * @param formerFiles what the answers of the last run needed
 * @throws GeneratorFailure when a file is where a folder must be, or the other way round
 */
export function planChanges(
  target: Target,
  files: readonly ScaffoldFile[],
  formerFiles: readonly ScaffoldFile[] = [],
): readonly Change[] {
  const needed = new Set(files.map(({ path }) => path));
  const obsolete = formerFiles.filter(({ path }) => !needed.has(path)).map((file) => compareObsolete(target, file));
  return [...files.map((file) => compare(target, file)), ...obsolete.filter((change) => change !== undefined)];
}

function compare(target: Target, file: ScaffoldFile): Change {
  const current = tryRead(target.folder, file.path);
  const recorded = target.manifest.files[file.path];
  if (current === undefined) return { kind: recorded === undefined ? 'new' : 'deleted', file };
  return { kind: compareContent(hashOf(current), hashOf(file.content), recorded), file, current };
}

function compareContent(current: string, wanted: string, recorded: string | undefined): ChangeKind {
  if (current === wanted) return 'same';
  if (current === recorded) return 'updated';
  return wanted === recorded ? 'edited' : 'conflict';
}

/** Only what is as it was written can go without a loss. */
function compareObsolete(target: Target, file: ScaffoldFile): Change | undefined {
  const current = tryRead(target.folder, file.path);
  if (current === undefined) return undefined;
  return { kind: hashOf(current) === target.manifest.files[file.path] ? 'obsolete' : 'needless', file, current };
}

function tryRead(folder: string, path: string): string | undefined {
  refuseNonFolders(folder, dirname(path));
  const file = join(folder, path);
  const found = tryLookAt(file);
  if (!found) return undefined;
  if (!found.isFile()) throw blocked(file, found.isDirectory() ? 'a folder' : 'no ordinary file', 'a file');
  return inspect(file, () => readFileSync(file, 'utf8'));
}

/** Also refuses links, which may lead out of the folder. */
function refuseNonFolders(folder: string, path: string): void {
  if (path === '.') return;
  refuseNonFolders(folder, dirname(path));
  const found = tryLookAt(join(folder, path));
  if (found && !found.isDirectory())
    throw blocked(join(folder, path), found.isFile() ? 'a file' : 'no ordinary folder', 'a folder');
}

function tryLookAt(path: string): Stats | undefined {
  return inspect(path, () => lstatSync(path, { throwIfNoEntry: false }));
}

function blocked(path: string, got: string, wanted: string): GeneratorFailure {
  return new GeneratorFailure(
    'not-writable',
    `${path} is ${got}, and ${wanted} has to be there`,
    'rename or remove it',
  );
}
