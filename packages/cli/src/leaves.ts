/** A value that holds no others, with its path: `tests[0].name`. */
export type Leaf = readonly [path: string, value: unknown];

/** The values inside a value, each with its path. What is empty counts as a value. */
export function findLeaves(value: unknown, path = ''): readonly Leaf[] {
  if (typeof value !== 'object' || value === null) return [[path, value]];
  const inner = Array.isArray(value)
    ? value.map((item, index) => [`${path}[${index}]`, item] as const)
    : Object.entries(value).map(([key, item]) => [appendKey(path, key), item] as const);
  return inner.length === 0 ? [[path, value]] : inner.flatMap(([place, item]) => findLeaves(item, place));
}

/** Whether a path is the other one, or inside it. */
export function isWithin(path: string, outer: string): boolean {
  return path === outer || path.startsWith(`${outer}.`) || path.startsWith(`${outer}[`);
}

function appendKey(path: string, key: string): string {
  if (!/^[A-Za-z_$][\w$-]*$/.test(key)) return `${path}[${JSON.stringify(key)}]`;
  return path === '' ? key : `${path}.${key}`;
}
