import type { FuzzValue, ValueEdit } from './fuzz-case';
import { STRANGE_VALUES } from './strange-values';

type Container = Record<string, unknown>;

/** A place in a value: what holds it, and under which key. */
interface Place {
  readonly holder: Container;
  readonly key: string;
}

/** A copy of the value with the edits in it. */
export function editValue(value: unknown, edits: readonly ValueEdit[]): unknown {
  const root: Container = { value: structuredClone(value) };
  const places = listPlaces(root.value, [{ holder: root, key: 'value' }]);
  for (const edit of edits) apply(edit, places[edit.place % places.length] as Place);
  return root.value;
}

/** The value itself. */
export function toValue(value: FuzzValue): unknown {
  return 'strange' in value ? STRANGE_VALUES[value.strange]() : value.plain;
}

/** Every place in the value, from the outside in. */
function listPlaces(value: unknown, found: Place[]): readonly Place[] {
  if (!isContainer(value)) return found;
  for (const key of Object.keys(value)) {
    found.push({ holder: value, key });
    listPlaces(value[key], found);
  }
  return found;
}

function apply(edit: ValueEdit, { holder, key }: Place): void {
  switch (edit.do) {
    case 'set':
      define(holder, key, toValue(edit.to));
      break;
    case 'remove':
      Reflect.deleteProperty(holder, key);
      break;
    case 'add':
      define(isContainer(holder[key]) ? holder[key] : holder, edit.key, toValue(edit.to));
      break;
    case 'repeat': {
      const value = holder[key];
      define(holder, key, Array(edit.times).fill(value));
      break;
    }
  }
}

function isContainer(value: unknown): value is Container {
  return typeof value === 'object' && value !== null;
}

/** Under `__proto__` too, where an assignment would do something else. Lists cannot get a strange length. */
function define(holder: Container, key: string, value: unknown): void {
  if (Array.isArray(holder) && key === 'length') return;
  if (Object.isExtensible(holder))
    Object.defineProperty(holder, key, { value, enumerable: true, configurable: true, writable: true });
}
