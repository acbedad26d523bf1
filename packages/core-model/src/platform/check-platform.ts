import { freeze } from '../freeze';
import { locateProblems } from '../spec/locate';
import { tryFindOrigin } from '../spec/origin';
import { isObject } from '../spec/override';
import { parsePath } from '../spec/path';
import { PipelineError } from '../spec/pipeline-error';
import type { Problem } from '../spec/problem';
import { notAnObject } from '../spec/problems/file';
import { emptyRule } from '../spec/problems/platform';
import { wrongCount } from '../spec/problems/shape';
import { duplicate } from '../spec/problems/stage';
import { PLATFORM_SCHEMA } from '../spec/schema';
import { kindOf } from '../spec/show';
import { copyPlain } from '../spec/validate/plain-data';
import { findRepeated } from '../spec/validate/rule';
import { findSchemaProblems, isBeyondTelling } from '../spec/validate/schema-problems';
import { aboutPlatform, BEGINNING } from './about-platform';
import type { PlatformRule, RuleCondition } from './platform-rule';
import type { PlatformSettings } from './platform-settings';
import { findRequirementProblems } from './requirement-problems';

const CONDITION_KEYS: readonly (keyof RuleCondition)[] = ['suffix', 'team', 'service', 'target'];

/** Every problem of the platform settings, sorted by path; none when specs can be built with them. Never throws. */
export function checkPlatform(settings: unknown): readonly Problem[] {
  const { value, problems } = copyPlain(settings);
  const found = problems.length > 0 ? problems : findProblems(value);
  return aboutPlatform(locateProblems(found, tryFindOrigin(settings)));
}

/**
 * Platform settings in TypeScript or JavaScript: with types while you write, checked when the program starts,
 * frozen from then on.
 * @throws PipelineError with every problem
 */
export function definePlatform(settings: PlatformSettings): PlatformSettings {
  const problems = checkPlatform(settings);
  if (problems.length > 0) throw new PipelineError(problems);
  return freeze(copyPlain(settings).value as PlatformSettings);
}

function findProblems(settings: unknown): readonly Problem[] {
  if (!isObject(settings)) return [notAnObject('', kindOf(settings), BEGINNING)];
  const shape = findSchemaProblems(settings, PLATFORM_SCHEMA);
  if (shape.length > 0 && isBeyondTelling(settings, PLATFORM_SCHEMA)) return shape;
  const broken = new Set(shape.map(({ path }) => parsePath(path)).map(([part, index]) => `${part}[${index}]`));
  const rules = Array.isArray(settings.rules)
    ? settings.rules.map((rule, index) => ({ rule, at: `rules[${index}]` }))
    : [];
  return [...shape, ...findRuleProblems(rules.filter(({ at }) => !broken.has(at)))];
}

/** Rules of the right shape, with their places. */
function findRuleProblems(rules: readonly { readonly rule: PlatformRule; readonly at: string }[]): readonly Problem[] {
  return [
    ...findRepeated(rules, ({ rule }) => rule.name).map(({ item }) => duplicate(`${item.at}.name`, item.rule.name)),
    ...rules.flatMap(({ rule, at }) => [
      ...findConditionProblems(rule.when, `${at}.when`),
      ...findConditionProblems(rule.unless, `${at}.unless`),
      ...findRequirementProblems(rule.require, `${at}.require`),
    ]),
  ];
}

/** A condition without a key is for every spec, and a key without a pattern for none; neither is meant. */
function findConditionProblems(condition: RuleCondition | undefined, at: string): readonly Problem[] {
  if (condition === undefined) return [];
  const entries = Object.entries(condition);
  if (entries.length === 0) return [emptyRule(at, CONDITION_KEYS)];
  return entries.flatMap(([key, patterns]) =>
    patterns?.length === 0 ? [wrongCount(`${at}.${key}`, 0, 1, undefined)] : [],
  );
}
