import { formatPath, valueAt } from '../spec/path';
import type { Problem } from '../spec/problem';
import { brokenRule } from '../spec/problems/platform';
import { got, listWords, showValue } from '../spec/show';
import { isLike } from './like';
import type { PlatformRule, Requirement, RuleValue } from './platform-rule';
import { findPlaces, fixedPart, type Place, type RulePath, tryParseRulePath } from './rule-path';

/** What a rule is held against. */
export interface RuleSubject {
  /** The spec with all its defaults, and `suffix`, `account` and `region`. */
  readonly resolved: object;
  /** The spec as it was written. What is only in the other one is a default. */
  readonly said: object;
}

/** Where the subject does not have what the rule requires. */
export function findBroken(rule: PlatformRule, subject: RuleSubject): readonly Problem[] {
  const path = tryParseRulePath(rule.require.path) ?? [];
  const places = findPlaces(subject.resolved, path);
  return [
    ...places.flatMap((place) => wishesFor(rule.require, place).map((wish) => tell(rule, place, wish, subject))),
    ...findNotIncluded(rule, path, places),
  ];
}

/** Something that a place does not fulfil. */
interface Wish {
  /** To be read after the path: `must be at least 30`. */
  readonly says: string;
  /** What to change. */
  readonly fix: string;
  /** What is allowed. */
  readonly allowed?: string;
}

function wishesFor({ present, ...checks }: Requirement, { path, value }: Place): readonly Wish[] {
  const at = formatPath(path);
  if (value === undefined) return present === true ? [missing(at)] : [];
  if (present === false) return [{ says: 'must not be there', fix: `remove ${at}` }];
  return [...wishesForValue(checks, at, value), ...wishesForNumber(checks, at, value)];
}

function missing(at: string): Wish {
  if (at !== 'account' && at !== 'region') return { says: 'must be there', fix: `add ${at}` };
  return { says: 'must be known', fix: `give --${at}, or the ${at} in the environment of the stack` };
}

function wishesForValue({ is, in: allowed, notIn, like }: Requirement, at: string, value: unknown): readonly Wish[] {
  return [
    ...(is !== undefined && value !== is ? [mustBe(String(is), `set ${at} to ${is}`)] : []),
    ...(allowed && !isOneOf(value, allowed) ? [mustBe(listWords(allowed.map(String)), 'choose one of these')] : []),
    ...(notIn && isOneOf(value, notIn)
      ? [{ says: `must not be ${listWords(notIn.map(String))}`, fix: 'choose another value' }]
      : []),
    ...(like !== undefined && !(typeof value === 'string' && isLike(value, like))
      ? [mustBe(`like ${like}`, `choose a value like ${like}`)]
      : []),
  ];
}

function wishesForNumber({ atLeast, atMost }: Requirement, at: string, value: unknown): readonly Wish[] {
  if (typeof value !== 'number') return [];
  return [
    ...(atLeast !== undefined && value < atLeast
      ? [mustBe(`at least ${atLeast}`, `set ${at} to ${atLeast} or more`)]
      : []),
    ...(atMost !== undefined && value > atMost ? [mustBe(`at most ${atMost}`, `set ${at} to ${atMost} or less`)] : []),
  ];
}

function mustBe(allowed: string, fix: string): Wish {
  return { says: `must be ${allowed}`, fix, allowed };
}

function isOneOf(value: unknown, values: readonly RuleValue[]): boolean {
  return values.some((one) => one === value);
}

function findNotIncluded(rule: PlatformRule, path: RulePath, places: readonly Place[]): readonly Problem[] {
  const wanted = rule.require.includes;
  if (wanted === undefined || places.some(({ value }) => value === wanted)) return [];
  const outer = formatPath(fixedPart(path));
  const inner = rule.require.path.slice(outer.length);
  const [, key] = /^\[\]\.(\w+)$/.exec(inner) ?? [];
  const what = key === undefined ? `${wanted}` : `an entry with ${key}: ${wanted}`;
  const values = places.map(({ path: at, value }) => showValue(value, formatPath(at)) ?? 'others');
  const found = got(values.length === 0 ? 'none' : listWords(values.slice(0, 5), 'and'));
  return [told(rule, brokenRule(outer, `must have ${what}`, found, nameOf(rule), withDocs(rule, `add ${what}`)))];
}

function tell(rule: PlatformRule, { path, value }: Place, wish: Wish, { said }: RuleSubject): Problem {
  const at = formatPath(path);
  const isDefault = value !== undefined && valueAt(said, path) === undefined;
  const shown = value === undefined ? undefined : showValue(value, at);
  const found = shown === undefined ? '' : got(isDefault ? `${shown}, the default` : shown);
  const problem = brokenRule(at, wish.says, found, nameOf(rule), withDocs(rule, wish.fix), wish.allowed);
  return told(rule, { ...problem, ...(shown !== undefined && { value: shown }) });
}

function told({ name }: PlatformRule, problem: Problem): Problem {
  return { ...problem, rule: name };
}

/** The name of the rule, and on the same line what the platform team says about it. */
function nameOf({ name, message }: PlatformRule): string {
  const words = message?.trim().replace(/\s+/g, ' ').replace(/\.$/, '');
  return words ? `rule ${name}: ${words}` : `rule ${name}`;
}

function withDocs({ docs }: PlatformRule, fix: string): string {
  return docs === undefined ? fix : `${fix}; see ${docs}`;
}
