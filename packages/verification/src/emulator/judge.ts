import type { Facts, FactValue, ResourceFact } from '@tap-pipeline/conformance';
import { isFactList, isFactObject } from '@tap-pipeline/conformance';
import { compareReading, countFacts, type Mismatch } from './compare-reading';
import type { Pretended } from './known';
import type { Reading } from './read-back';

/** What a comparison of a stack with what was asked for says. */
export interface Verdict {
  /** How many resources services told of. */
  readonly resources: number;
  /** How many single values were compared. */
  readonly facts: number;
  /** How many of them are pretended or untold. */
  readonly tolerated: number;
  /** What is not as it was asked for, and no entry explains. */
  readonly mismatches: readonly Mismatch[];
  /** Entries that would explain something, and whether there was anything for them to explain. */
  readonly entries: ReadonlyMap<Pretended, 'needed' | 'not needed'>;
}

/** Compares what was read back with what was asked for, apart from what is known not to be told or made. */
export function judge(reading: Reading, entries: readonly Pretended[]): Verdict {
  const all = compareReading(reading);
  const explanations = all.map((mismatch) => entries.find((entry) => explains(entry, mismatch)));
  const needed = new Set(explanations);
  const asked = Object.values(reading.asked.resources);
  const there = asked.filter(({ id }) => id in reading.read.resources);
  const occurring = entries.filter((entry) =>
    (entry.path === undefined ? asked : there).some((resource) => isAsked(entry, resource)),
  );
  return {
    resources: Object.keys(reading.read.resources).length,
    facts: asked.reduce((sum, { properties }) => sum + countFacts(properties), 0),
    tolerated: all.reduce(
      (sum, mismatch, index) => sum + (explanations[index] ? countAsked(mismatch, reading.asked) : 0),
      0,
    ),
    mismatches: all.filter((_, index) => !explanations[index]),
    entries: new Map(occurring.map((entry) => [entry, needed.has(entry) ? 'needed' : 'not needed'])),
  };
}

/** Entries that something occurred for in some stacks, and that no stack needed: the emulator has become better. */
export function findStale(verdicts: readonly Verdict[]): readonly Pretended[] {
  const all = verdicts.flatMap(({ entries }) => [...entries]);
  const needed = new Set(all.filter(([, state]) => state === 'needed').map(([entry]) => entry));
  return [...new Set(all.map(([entry]) => entry))].filter((entry) => !needed.has(entry));
}

/** Whether an entry is about a place in a resource. */
export function explains({ type, path }: Pretended, mismatch: Pick<Mismatch, 'type' | 'path'>): boolean {
  if (type !== mismatch.type) return false;
  const found = withoutItems(mismatch.path);
  return path === undefined ? found === '' : found === path || found.startsWith(`${path}.`);
}

/** `Tags[Owner].Value` is `Tags.Value`. */
function withoutItems(path: string): string {
  return path.replace(/\[[^\]]*\]/g, '');
}

function isAsked({ type, path }: Pretended, resource: ResourceFact): boolean {
  return resource.type === type && (path === undefined || isThere(resource.properties, path.split('.')));
}

function isThere(value: FactValue | undefined, [name, ...others]: readonly string[]): boolean {
  if (name === undefined) return value !== undefined;
  if (isFactList(value)) return value.some((item) => isThere(item, [name, ...others]));
  return isFactObject(value) && isThere(value[name], others);
}

function countAsked({ id, path, asked }: Mismatch, { resources }: Facts): number {
  return path === '' ? countFacts(resources[id]?.properties) : countFacts(asked);
}
