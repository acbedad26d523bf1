import { type DataObject, isObject, mergeObjects } from '../override';
import { existingPart, formatPath, parsePath } from '../path';
import type { Problem } from '../problem';
import { impossibleSuffix, notOverridable } from '../problems/setting';
import { tooLarge } from '../problems/shape';

const FIXED = ['$schema', 'service', 'suffix', 'overrides'];
const SUFFIX = /^[a-z][a-z0-9]*(-[a-z0-9]+)*$/;
const LONGEST_SUFFIX = 16;

/** Each is a spec to check. */
const MOST_OVERRIDES = 1000;

/**
 * What is wrong with the overrides, whether or not they are in use: each is checked as part of the spec that
 * it gives, and told at its own place.
 * @param known problems that are told anyway
 * @param find what is wrong with a spec in an environment
 */
export function findOverrideProblems(
  base: DataObject,
  overrides: DataObject,
  known: readonly Problem[],
  find: (spec: object, suffix: string) => readonly Problem[],
): readonly Problem[] {
  const entries = Object.entries(overrides);
  if (entries.length > MOST_OVERRIDES) return [tooLarge('overrides')];
  return entries.flatMap(([suffix, override]) =>
    isObject(override) ? findIn(base, suffix, override, (spec) => newProblems(find(spec, suffix), known)) : [],
  );
}

function findIn(
  base: DataObject,
  suffix: string,
  override: DataObject,
  find: (spec: object) => readonly Problem[],
): readonly Problem[] {
  const at = ['overrides', suffix];
  const isPossible = SUFFIX.test(suffix) && suffix.length <= LONGEST_SUFFIX;
  const fixed = Object.keys(override).filter((key) => FIXED.includes(key));
  const open = Object.fromEntries(Object.entries(override).filter(([key]) => !FIXED.includes(key)));
  return [
    ...(isPossible ? [] : [impossibleSuffix(formatPath(at), suffix)]),
    ...fixed.map((key) => notOverridable(formatPath([...at, key]), key)),
    ...find(mergeObjects(base, open)).map((problem) => moveToOverride(problem, suffix, open)),
  ];
}

/** The problems that are not among the known ones. */
export function newProblems(problems: readonly Problem[], known: readonly Problem[]): readonly Problem[] {
  const messages = new Set(known.map(({ code, message }) => `${code} ${message}`));
  return problems.filter(({ code, message }) => !messages.has(`${code} ${message}`));
}

/** The problem at the place of the override that causes it, or around it. */
export function moveToOverride(problem: Problem, suffix: string, override: object): Problem {
  const path = parsePath(problem.path);
  const existing = existingPart(override, path);
  const moved = formatPath(['overrides', suffix, ...existing]);
  const isExact = existing.length === path.length && problem.path !== '';
  const message = isExact ? moved + problem.message.slice(problem.path.length) : `${moved}: ${problem.message}`;
  return { ...problem, path: moved, message };
}
