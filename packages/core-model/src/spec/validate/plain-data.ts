import { formatPath, type Path } from '../path';
import type { Problem } from '../problem';
import { endless, notData, tooLarge, unknownKey } from '../problems/shape';

const DEEPEST = 64;
const MOST_VALUES = 100_000;

/** A copy of the value that holds data only, and what could not be copied. */
export interface PlainCopy {
  /** The copy. */
  readonly value: unknown;
  /** What is no data. */
  readonly problems: readonly Problem[];
}

/**
 * Copies the value as JSON would; keys whose value is `undefined` are left out. Never throws.
 * @param at where the value belongs in a spec, for the paths of problems
 */
export function copyPlain(value: unknown, at: Path = []): PlainCopy {
  const problems: Problem[] = [];
  const state: CopyState = { problems, open: new Set(), takeRoom: createRoom(problems) };
  return { value: copy(value, at, state), problems };
}

interface CopyState {
  readonly problems: Problem[];
  /** Objects around the current one. */
  readonly open: Set<object>;
  /** Takes room for so many values; false when there is not as much, now and from then on. */
  readonly takeRoom: (values: number) => boolean;
}

/** Room for {@link MOST_VALUES}. That it does not suffice is told once. */
function createRoom(problems: Problem[]): CopyState['takeRoom'] {
  let left = MOST_VALUES;
  return (values) => {
    const fits = values <= left;
    if (!fits && left >= 0) problems.push(tooLarge(''));
    left -= values;
    return fits;
  };
}

function copy(value: unknown, path: Path, state: CopyState): unknown {
  if (!state.takeRoom(1)) return undefined;
  if (value === null || typeof value === 'string' || typeof value === 'boolean') return value;
  if (Number.isFinite(value)) return value;
  const kind = strangeKind(value);
  if (kind !== undefined) return refuse(state, notData(formatPath(path), kind));
  return copyObject(value as object, path, state);
}

function copyObject(value: object, path: Path, state: CopyState): unknown {
  if (state.open.has(value)) return refuse(state, endless(formatPath(path), 'contains itself'));
  if (path.length > DEEPEST) return refuse(state, endless(formatPath(path.slice(0, 3)), 'is nested too deeply'));
  state.open.add(value);
  const result = Array.isArray(value)
    ? copyList(value, path, state)
    : Object.fromEntries(Object.entries(value).flatMap(([key, item]) => copyEntry(key, item, path, state)));
  state.open.delete(value);
  return result;
}

/** A list can say that it is longer than memory is, so its length is looked at first. */
function copyList(list: readonly unknown[], path: Path, state: CopyState): unknown {
  if (list.length > MOST_VALUES && !state.takeRoom(list.length)) return undefined;
  return Array.from(list, (item, index) => copy(item, [...path, index], state));
}

function copyEntry(key: string, value: unknown, path: Path, state: CopyState): [string, unknown][] {
  if (value === undefined) return [];
  if (key === '__proto__') {
    refuse(state, unknownKey(formatPath([...path, key]), key, []));
    return [];
  }
  return [[key, copy(value, [...path, key], state)]];
}

function strangeKind(value: unknown): string | undefined {
  if (value === undefined) return 'nothing';
  if (typeof value === 'number') return String(value);
  if (typeof value !== 'object') return `a ${typeof value}`;
  if (Array.isArray(value)) return undefined;
  const prototype: unknown = Object.getPrototypeOf(value);
  const isPlain = prototype === null || Object.getPrototypeOf(prototype) === null;
  return isPlain ? undefined : `an instance of ${(value as object).constructor?.name || 'a class'}`;
}

function refuse(state: CopyState, problem: Problem): undefined {
  state.problems.push(problem);
  return undefined;
}
