import type { PipelineSpec } from '../pipeline-spec';
import type { Problem } from '../problem';
import type { ResolvedSpec } from '../resolved-spec';

/** What a rule looks at. */
export interface RuleContext {
  /** The spec with its defaults. */
  readonly spec: ResolvedSpec;
  /** The spec as it was written, for rules about settings without effect. */
  readonly said: PipelineSpec;
}

/** A check of parts that each have the right shape. */
export interface Rule {
  /** The parts it reads; it is left out while one of them has the wrong shape. */
  readonly concerns: readonly (keyof PipelineSpec)[];
  /** What is wrong. */
  readonly find: (context: RuleContext) => readonly Problem[];
}

/** The entries that occur again later in the list, with the position of the later one. */
export function findRepeated<T>(
  list: readonly T[],
  toKey: (item: T) => string,
): readonly { readonly item: T; readonly index: number }[] {
  const seen = new Set<string>();
  return list.flatMap((item, index) => {
    const key = toKey(item);
    if (seen.has(key)) return [{ item, index }];
    seen.add(key);
    return [];
  });
}
