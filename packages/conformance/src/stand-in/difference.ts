import type { ResourceType } from './resource-types';
import type { Value, Values } from './value';

/** How what a program wants differs from what there is. */
export interface Difference {
  /** What differs, by the path of the property: `tags.Owner`, `rules[0].status`. */
  readonly changes: { readonly [path: string]: Change };
  /** Inputs whose change makes another resource of it. */
  readonly replacedBy: readonly string[];
  /** Whether the old resource goes before the new one comes. */
  readonly deleteBeforeReplace: boolean;
}

/** What happens to a property. */
export type Change = 'add' | 'update' | 'delete';

/** What a resource is, and what it shall be. */
export interface Compared {
  /** Its outputs, which have its inputs as they were last seen. */
  readonly state: Values;
  /** The inputs that it was given last. */
  readonly oldInputs: Values;
  /** The inputs that it shall have. */
  readonly newInputs: Values;
}

/** Compares what a program wants with what there is, as the AWS provider does: property by property, deep. */
export function findDifference(type: ResourceType, { state, oldInputs, newInputs }: Compared): Difference {
  const names = [...new Set([...Object.keys(oldInputs), ...Object.keys(newInputs)])];
  const changes = names.flatMap((name) => compare(name, state[name], newInputs[name]));
  const changed = [...new Set(changes.map(({ path }) => toName(path)))];
  const replacedBy = changed.filter((name) => replaces(type, name));
  return {
    changes: Object.fromEntries(changes.map(({ path, change }) => [path, change])),
    replacedBy,
    deleteBeforeReplace: replacedBy.length > 0 && type.autoNamed !== undefined && type.autoNamed in newInputs,
  };
}

/** The input that a path begins with. */
export function toName(path: string): string {
  return path.replace(/[.[].*$/s, '');
}

function replaces(type: ResourceType, name: string): boolean {
  return type.replacedBy.includes(name) || (type.uniqueBy.includes(name) && type.renamedBy !== name);
}

function compare(path: string, old: Value | undefined, wanted: Value | undefined): { path: string; change: Change }[] {
  if (isNothing(old)) return isNothing(wanted) ? [] : [{ path, change: 'add' }];
  if (isNothing(wanted)) return [{ path, change: 'delete' }];
  if (Array.isArray(old) && Array.isArray(wanted))
    return keysOf(old, wanted).flatMap((index) =>
      compare(`${path}[${index}]`, old[Number(index)], wanted[Number(index)]),
    );
  if (isObject(old) && isObject(wanted))
    return keysOf(old, wanted).flatMap((key) => compare(`${path}.${key}`, old[key], wanted[key]));
  return old === wanted ? [] : [{ path, change: 'update' }];
}

/** To the provider, a value that is left out and null are the same. */
function isNothing(value: Value | undefined): value is null | undefined {
  return value === undefined || value === null;
}

function isObject(value: Value): value is Values {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function keysOf(one: object, other: object): readonly string[] {
  return [...new Set([...Object.keys(one), ...Object.keys(other)])];
}
