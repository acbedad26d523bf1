/**
 * What one plan has otherwise than another, a line each: `path: value`, or `path: gone`. An element of a list goes by its
 * id, name or sid where each has one, so that a new stage does not shift those after it; the order of such a list has a
 * line of its own.
 */
export function listDifferences(base: unknown, plan: unknown, path = ''): readonly string[] {
  if (JSON.stringify(base) === JSON.stringify(plan)) return [];
  if (plan === undefined) return [`${path}: gone`];
  const [before, after] = [tryToEntries(base), tryToEntries(plan)];
  if (!before || !after || Array.isArray(base) !== Array.isArray(plan)) return [`${path}: ${JSON.stringify(plan)}`];
  return [...tellOrder(path, before, after), ...tellEntries(path, before, after)];
}

type Entries = ReadonlyMap<string, unknown>;

function tellOrder(path: string, before: Entries, after: Entries): readonly string[] {
  const [old, now] = [before, after].map((entries) =>
    [...entries.keys()].filter((key) => key.startsWith('[')).join(' '),
  );
  return old === now ? [] : [`${path}: ${now}`];
}

function tellEntries(path: string, before: Entries, after: Entries): readonly string[] {
  const keys = new Set([...before.keys(), ...after.keys()]);
  return [...keys].flatMap((key) => listDifferences(before.get(key), after.get(key), `${path}${key}`));
}

/** What is in an object or a list of named things, by the step that leads to it; undefined for any other value. */
function tryToEntries(value: unknown): Entries | undefined {
  if (!isBranch(value)) return undefined;
  if (!Array.isArray(value)) return new Map(Object.entries(value).map(([key, child]) => [`.${key}`, child]));
  const names = value.map(tryNameOf);
  const areNames = names.every((name) => name !== undefined) && new Set(names).size === names.length;
  return areNames ? new Map(value.map((child, index) => [`[${names[index]}]`, child])) : undefined;
}

function tryNameOf(value: unknown): string | undefined {
  if (!isBranch(value)) return undefined;
  return [value.id, value.name, value.sid].find((name) => typeof name === 'string');
}

function isBranch(value: unknown): value is { readonly [key: string]: unknown } {
  return typeof value === 'object' && value !== null;
}
