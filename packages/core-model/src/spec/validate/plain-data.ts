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
  const state: CopyState = { problems: [], open: new Set(), count: 0 };
  return { value: copy(value, at, state), problems: state.problems };
}

interface CopyState {
  readonly problems: Problem[];
  /** Objects around the current one. */
  readonly open: Set<object>;
  count: number;
}

function copy(value: unknown, path: Path, state: CopyState): unknown {
  state.count += 1;
  if (state.count > MOST_VALUES) return refuseRest(state);
  if (value === null || typeof value === 'string' || typeof value === 'boolean') return value;
  if (typeof value === 'number' && Number.isFinite(value)) return value;
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
  if (list.length <= MOST_VALUES) return Array.from(list, (item, index) => copy(item, [...path, index], state));
  state.count = Math.max(state.count, MOST_VALUES) + 1;
  return refuseRest(state);
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

function refuseRest(state: CopyState): undefined {
  if (state.count === MOST_VALUES + 1) state.problems.push(tooLarge(''));
  return undefined;
}
