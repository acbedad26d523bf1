import type { ScaffoldFile } from '../scaffold/scaffold-file';
import type { Writing } from './apply-changes';
import type { Change } from './changes';
import { formatManifest, hashOf, MANIFEST_FILE, type Manifest, tryReadManifest } from './manifest';
import type { Resolution, Resolutions } from './resolve-conflicts';
import type { Target } from './target';

/** What comes of the changes. */
export interface Settlement {
  /** Files that are written. */
  readonly written: readonly ScaffoldFile[];
  /** Files that stay as people have them, and why. */
  readonly kept: readonly KeptFile[];
  /** Paths of files that are removed. */
  readonly removed: readonly string[];
}

/** A file that stays as people have it. */
export interface KeptFile {
  /** Its path. */
  readonly path: string;
  /** Why it stays. */
  readonly why: string;
}

/** What was decided about files, beside what follows from the files themselves. */
export interface Decisions {
  /** About those that differ. */
  readonly resolutions: Resolutions;
  /** Whether everything becomes as it would be new. */
  readonly isForced: boolean;
}

/** What is done with a file, or why nothing is. */
type Verdict = 'write' | 'remove' | 'nothing' | { readonly why: string };

/**
 * What is written, what stays, and the record of it.
 * @param manifest the record with the service that is written
 */
export function settle(
  target: Target,
  manifest: Manifest,
  changes: readonly Change[],
  decisions: Decisions,
): Settlement & { readonly writing: Writing } {
  const verdicts = changes.map(({ kind, file }) => ({ file, verdict: judge(kind, file.path, decisions) }));
  const select = (wanted: Verdict) => verdicts.filter(({ verdict }) => verdict === wanted).map(({ file }) => file);
  const removed = select('remove').map(({ path }) => path);
  const files = changes.reduce((recorded, change) => record(recorded, change, decisions), manifest.files);
  const written = [...select('write'), ...listRecord(target, { ...manifest, files })];
  return {
    written,
    removed,
    kept: verdicts.flatMap(({ file: { path }, verdict }) =>
      typeof verdict === 'object' ? [{ path, why: verdict.why }] : [],
    ),
    writing: { folder: target.folder, files: written, removals: removed },
  };
}

const OF_CONFLICTS: { readonly [resolution in Resolution]: Verdict } = {
  overwrite: 'write',
  keep: { why: 'it differs, and you kept it' },
  undecided: { why: 'it differs; run it at a terminal to see how, or add --force to overwrite it' },
};

function judge(kind: Change['kind'], path: string, { resolutions, isForced }: Decisions): Verdict {
  switch (kind) {
    case 'new':
    case 'updated':
      return 'write';
    case 'same':
      return 'nothing';
    case 'obsolete':
      return 'remove';
    case 'needless':
      return { why: 'you edited it; the answers no longer need it' };
    case 'edited':
      return isForced ? 'write' : { why: 'you edited it' };
    case 'deleted':
      return isForced ? 'write' : { why: 'you deleted it' };
    case 'conflict':
      return OF_CONFLICTS[resolutions.get(path) ?? 'undecided'];
  }
}

/** What nobody has decided about is not recorded, so that it is asked about the next time. */
function record(
  files: Manifest['files'],
  { kind, file: { path, content } }: Change,
  { resolutions, isForced }: Decisions,
): Manifest['files'] {
  const { [path]: former, ...others } = files;
  if (kind === 'obsolete' || kind === 'needless') return others;
  const isUndecided = kind === 'conflict' && resolutions.get(path) === 'undecided';
  if (isUndecided || (kind === 'deleted' && !isForced)) return files;
  return { ...others, [path]: hashOf(content) };
}

/** The record as a file, unless it is there already. */
function listRecord({ folder }: Target, manifest: Manifest): readonly ScaffoldFile[] {
  const content = formatManifest(manifest);
  const current = tryReadManifest(folder);
  if (current && formatManifest(current) === content) return [];
  return [{ path: MANIFEST_FILE, content, reason: 'what was written, so that a later run knows what you edited' }];
}
