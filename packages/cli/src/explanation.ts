import { type Layer, type LayerName, parsePath, type SpecResolution } from '@tap-pipeline/core-model';
import { findLeaves, isWithin, type Leaf } from './leaves';

/** Where a value comes from and why. */
export interface Explanation {
  /** Path of the value. */
  readonly path: string;
  /** The value. */
  readonly value: unknown;
  /** The layer that set it. */
  readonly layer: LayerName;
  /** Where it was set: `overrides.prod`, `the environment variable TAP_PIPELINE_REMOVAL`, `the default`. */
  readonly from: string;
  /** Why it is the default; absent when a layer set it. */
  readonly reason?: string;
  /** Other values of layers below, which do not count. */
  readonly insteadOf: readonly { readonly value: unknown; readonly from: string }[];
}

/** Explains every value at a path or inside it; none when there is nothing. */
export function explainPath(resolution: SpecResolution, path: string): readonly Explanation[] {
  const layers = resolution.layers.map((layer) => ({ ...layer, leaves: new Map(findLeaves(layer.values)) }));
  const reasons = new Map(
    resolution.defaults.flatMap((entry) =>
      findLeaves(entry.value, parsePath(entry.path)).map(([at]) => [at, entry.reason] as const),
    ),
  );
  return effectiveLeaves(resolution)
    .filter(([leaf]) => isWithin(leaf, path))
    .map((leaf) => explainLeaf(leaf, layers, reasons.get(leaf[0])));
}

/** Every value that counts, with its path. */
export function effectiveLeaves({ spec, suffix }: SpecResolution): readonly Leaf[] {
  return findLeaves({ ...spec, suffix });
}

interface SearchableLayer extends Layer {
  readonly leaves: ReadonlyMap<string, unknown>;
}

function explainLeaf([path, value]: Leaf, layers: readonly SearchableLayer[], reason: string | undefined): Explanation {
  const setters = layers.filter(({ leaves }) => leaves.has(path));
  const winner = reason === undefined ? setters.find(({ leaves }) => isSame(leaves.get(path), value)) : undefined;
  const insteadOf = setters
    .map(({ leaves, from }) => ({ value: leaves.get(path), from }))
    .filter((other) => !isSame(other.value, value));
  if (winner) return { path, value, layer: winner.name, from: winner.from, insteadOf };
  return { path, value, layer: 'default', from: 'the default', reason: reason ?? 'no layer sets it', insteadOf };
}

function isSame(a: unknown, b: unknown): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}
