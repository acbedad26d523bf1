import { formatPath, type Path } from '@tap-pipeline/core-model';

/** A value that holds no others, with its path: `tests[0].name`. */
export type Leaf = readonly [path: string, value: unknown];

/** The values inside a value, each with its path. What is empty counts as a value. */
export function findLeaves(value: unknown, path: Path = []): readonly Leaf[] {
  const inner = typeof value === 'object' && value !== null ? Object.entries(value) : [];
  if (inner.length === 0) return [[formatPath(path), value]];
  return inner.flatMap(([key, item]) => findLeaves(item, [...path, Array.isArray(value) ? Number(key) : key]));
}

/** Whether a path is the other one, or inside it. */
export function isWithin(path: string, outer: string): boolean {
  return path === outer || path.startsWith(`${outer}.`) || path.startsWith(`${outer}[`);
}
