import type { Draft } from './draft';
import { linksOf } from './links';

/**
 * What exists before each resource, directly or not, by key: what it links to and what it waits for.
 * @throws Error when a resource waits for itself, with everything in between
 */
export function creationOrder(drafts: readonly Draft[]): ReadonlyMap<string, ReadonlySet<string>> {
  const order = new CreationOrder(drafts);
  return new Map(drafts.map(({ key }) => [key, order.before(key, [])]));
}

class CreationOrder {
  private readonly direct: ReadonlyMap<string, readonly string[]>;
  private readonly known = new Map<string, ReadonlySet<string>>();

  constructor(drafts: readonly Draft[]) {
    this.direct = new Map(drafts.map((draft) => [draft.key, [...linksOf(draft.properties), ...draft.waitsFor]]));
  }

  before(key: string, path: readonly string[]): ReadonlySet<string> {
    const known = this.known.get(key);
    if (known) return known;
    if (path.includes(key)) throw new Error(`${[...path, key].join(' waits for ')}`);
    const before = new Set<string>();
    for (const earlier of this.direct.get(key) ?? []) {
      before.add(earlier);
      for (const other of this.before(earlier, [...path, key])) before.add(other);
    }
    this.known.set(key, before);
    return before;
  }
}
