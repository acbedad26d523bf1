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
  const keys = [...new Set([...Object.keys(base), ...Object.keys(override)])];
  return Object.fromEntries(keys.map((key) => [key, mergeOverride(own(base, key), own(override, key))]));
}

/** Whether the value is an object with keys, and not a list. */
export function isObject(value: unknown): value is { readonly [key: string]: unknown } {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

interface DataObject {
  readonly [key: string]: unknown;
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
