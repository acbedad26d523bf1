import type { Path } from './path';

/** An object with keys. */
export interface DataObject {
  readonly [key: string]: unknown;
}

/** Keys whose value tells the branches of a union apart. */
const DISCRIMINATORS = ['kind', 'target'];

/** Keys of which a reference has one; with another one it is another reference. */
const REFERENCES = ['parameter', 'secret'];

/**
 * The base with the override on it: objects are merged key by key, everything else is replaced; so is a
 * union whose `kind` or `target` changes, since the rest of it belongs to the other kind.
 */
export function mergeOverride(base: unknown, override: unknown): unknown {
  if (override === undefined) return base;
  if (!isObject(base) || !isObject(override) || isOtherKind(base, override)) return override;
  return mergeObjects(base, override);
}

/** As {@link mergeOverride}, for whole specs, which are of one kind. */
export function mergeObjects(base: DataObject, override: DataObject): DataObject {
  const keys = [...new Set([...Object.keys(base), ...Object.keys(override)])];
  return Object.fromEntries(keys.map((key) => [key, mergeOverride(own(base, key), own(override, key))]));
}

/** The value at the path is taken out of the data, and everything around it stays as it was. */
export function without(data: unknown, [part, ...rest]: Path): unknown {
  if (Array.isArray(data)) {
    const list: readonly unknown[] = data;
    if (rest.length === 0) return list.filter((_, index) => index !== part);
    return list.map((item, index) => (index === part ? without(item, rest) : item));
  }
  if (!isObject(data) || part === undefined) return data;
  const entries = Object.entries(data).filter(([key]) => key !== part || rest.length > 0);
  return Object.fromEntries(entries.map(([key, item]) => [key, key === part ? without(item, rest) : item]));
}

/** Whether the value is an object with keys, and not a list. */
export function isObject(value: unknown): value is DataObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isOtherKind(base: DataObject, override: DataObject): boolean {
  const changes = (key: string) => {
    const [before, after] = [own(base, key), own(override, key)];
    return typeof before === 'string' && typeof after === 'string' && before !== after;
  };
  const reference = (object: DataObject) => REFERENCES.find((key) => Object.hasOwn(object, key));
  const [before, after] = [reference(base), reference(override)];
  return DISCRIMINATORS.some(changes) || (before !== undefined && after !== undefined && before !== after);
}

function own(object: DataObject, key: string): unknown {
  return Object.hasOwn(object, key) ? object[key] : undefined;
}
