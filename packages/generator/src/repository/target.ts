import { existsSync, readdirSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import { GeneratorFailure } from '../failure';
import { inspect } from './file-system';
import { EMPTY_MANIFEST, type Manifest, tryReadManifest } from './manifest';

/** Where a repository is written to. */
export interface Target {
  /** The folder; it need not be there. */
  readonly folder: string;
  /** What the generator wrote there before. */
  readonly manifest: Manifest;
}

/** What a new repository has before anybody works in it: what hosts, licences, editors and systems put there. */
export const HARMLESS: readonly string[] = [
  '.DS_Store',
  '.git',
  '.gitattributes',
  '.gitignore',
  '.idea',
  '.vscode',
  'CODEOWNERS',
  'LICENSE',
  'LICENSE.md',
  'LICENSE.txt',
  'README.md',
  'Thumbs.db',
  'tap-pipeline.platform.cjs',
  'tap-pipeline.platform.json',
  'tap-pipeline.platform.yaml',
  'tap-pipeline.platform.yml',
];

/**
 * The folder of a new repository: not there yet, as good as empty, or written by the generator before.
 * @throws GeneratorFailure when it holds something else, unless that is forced
 */
export function openTarget(folder: string, isForced: boolean): Target {
  if (!existsSync(folder)) return { folder, manifest: EMPTY_MANIFEST };
  const manifest = tryReadManifest(folder);
  if (manifest) return { folder, manifest };
  const foreign = list(folder).filter((name) => !HARMLESS.includes(name));
  if (foreign.length === 0 || isForced) return { folder, manifest: EMPTY_MANIFEST };
  throw new GeneratorFailure(
    'foreign-folder',
    `${folder} holds files that this generator did not write: ${shorten(foreign)}`,
    'choose an empty folder, or add --force to write into this one',
  );
}

/**
 * The monorepo around a folder.
 * @throws GeneratorFailure when there is none that the generator wrote
 */
export function findMonorepo(folder: string): Target {
  const target = tryFindTarget(folder);
  const [first] = target?.manifest.services ?? [];
  if (target && first?.layout === 'monorepo') return target;
  throw new GeneratorFailure(
    'not-a-monorepo',
    target && first
      ? `${target.folder} holds the one service ${first.name} and has no room for another`
      : `${folder} is in no monorepo that this generator wrote`,
    'go to one, or make a new repository with --layout monorepo',
  );
}

function tryFindTarget(folder: string): Target | undefined {
  const manifest = tryReadManifest(folder);
  if (manifest) return { folder, manifest };
  const parent = dirname(folder);
  return parent === folder ? undefined : tryFindTarget(parent);
}

function list(folder: string): readonly string[] {
  if (!statSync(folder).isDirectory())
    throw new GeneratorFailure('not-writable', `${folder} is a file`, 'choose another folder');
  return inspect(folder, () => readdirSync(folder).sort());
}

function shorten(names: readonly string[]): string {
  const shown = names.slice(0, 5).join(', ');
  return names.length > 5 ? `${shown} and ${names.length - 5} more` : shown;
}
