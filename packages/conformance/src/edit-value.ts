import { formatPath, type Path, valueAt } from '@tap-pipeline/core-model';

/**
 * Puts a value at the path; the keys around it have to be there.
 * @throws Error when they are not
 */
export function setAt(value: object, path: Path, to: unknown): void {
  Reflect.set(findParent(value, path), lastOf(path), to);
}

/**
 * Takes away what lies at the path; entries of a list that follow it move up.
 * @throws Error when there is nothing
 */
export function removeAt(value: object, path: Path): void {
  if (valueAt(value, path) === undefined) throw new Error(`there is no ${formatPath(path)}`);
  const parent = findParent(value, path);
  if (Array.isArray(parent)) parent.splice(Number(lastOf(path)), 1);
  else Reflect.deleteProperty(parent, lastOf(path));
}

/**
 * Replaces a text that occurs once in all texts at and below the path.
 * @throws Error when it does not, or does more often
 */
export function replaceText(value: object, path: Path, text: string, to: string): void {
  const places = textsOf(valueAt(value, path), path).filter(({ found }) => found.includes(text));
  const [only, ...others] = places.flatMap((place) =>
    place.found
      .split(text)
      .slice(1)
      .map(() => place),
  );
  if (!only || others.length > 0)
    throw new Error(`${JSON.stringify(text)} occurs ${only ? others.length + 1 : 0} times, not once`);
  setAt(
    value,
    only.path,
    only.found.replace(text, () => to),
  );
}

interface TextPlace {
  readonly path: Path;
  readonly found: string;
}

function textsOf(value: unknown, path: Path): readonly TextPlace[] {
  if (typeof value === 'string') return [{ path, found: value }];
  if (typeof value !== 'object' || value === null) return [];
  const entries = Array.isArray(value) ? value.map((item, index) => [index, item] as const) : Object.entries(value);
  return entries.flatMap(([key, item]) => textsOf(item, [...path, key]));
}

function findParent(value: object, path: Path): object {
  const parent = valueAt(value, path.slice(0, -1));
  if (typeof parent !== 'object' || parent === null) throw new Error(`there is no ${formatPath(path.slice(0, -1))}`);
  return parent;
}

function lastOf(path: Path): string | number {
  const last = path.at(-1);
  if (last === undefined) throw new Error('the path is empty');
  return last;
}
