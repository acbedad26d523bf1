import { compare, type Difference, type Facts } from '@tap-pipeline/conformance';
import { explains } from './judge';
import type { Pretended } from './known';
import type { Reading } from './read-back';

/** What a second deployment changed. */
export interface Changes {
  /** How many values it was asked to change. */
  readonly asked: number;
  /** What it changed, and was not asked to: `ID · PATH`. */
  readonly unasked: readonly string[];
}

/** A place in what there is. */
type Place = Pick<Difference, 'subject' | 'path'>;

/** Compares what there is before and after a second deployment with what that was asked for. */
export function findChanges(before: Reading, after: Reading, entries: readonly Pretended[]): Changes {
  const asked = findDifferences(before.asked, after.asked);
  const unasked = findDifferences(before.read, after.read)
    .filter((change) => !asked.some((one) => covers(one, change)))
    .filter(({ path }) => !COUNTED.has(path))
    .filter(({ subject, path }) => {
      const type = after.asked.resources[subject]?.type ?? '';
      return !entries.some((entry) => explains(entry, { type, path }));
    });
  return { asked: asked.length, unasked: unasked.map(({ subject, path }) => `${subject} · ${path}`) };
}

/** Whether one place is in the other: a whole resource, or a whole property, has in it what belongs to it. */
export function covers(whole: Place, part: Place): boolean {
  if (whole.subject !== part.subject || !part.path.startsWith(whole.path)) return false;
  return whole.path === '' || /^(\.|\[|$)/.test(part.path.slice(whole.path.length));
}

function findDifferences(one: Facts, other: Facts): readonly Difference[] {
  return compare(one, other).filter(({ path }) => path !== 'after');
}

/** What services count by themselves. */
const COUNTED: ReadonlySet<string> = new Set([
  'AlarmConfigurationUpdatedTimestamp',
  'Created',
  'LastModified',
  'StateUpdatedTimestamp',
  'Version',
]);
