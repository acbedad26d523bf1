import type { Problem } from '../spec/problem';
import { emptyRule, impossibleRule, unknownRulePath } from '../spec/problems/platform';
import type { SchemaNode } from '../spec/schema';
import { listWords, showValue } from '../spec/show';
import { suggest } from '../spec/suggest';
import type { Requirement, RuleValue } from './platform-rule';
import { formatRulePath, listNextParts, type RulePath, ruleNodes, tryParseRulePath } from './rule-path';

/** What else a requirement says, in the order of the reference. */
const CHECKS = ['is', 'in', 'notIn', 'atLeast', 'atMost', 'like', 'includes', 'present'] as const;

/** What is wrong with a requirement of the right shape: a path that no spec has, or a value that can never be there. */
export function findRequirementProblems(require: Requirement, at: string): readonly Problem[] {
  const path = tryParseRulePath(require.path);
  if (path === undefined) return [unknownRulePath(`${at}.path`, require.path, undefined, [])];
  const nodes = ruleNodes(path);
  if (nodes.length === 0) return [tellUnknownPath(path, require.path, at)];
  if (CHECKS.every((key) => require[key] === undefined)) return [emptyRule(at, CHECKS)];
  return [...findSinglePath(require, path, at), ...findWrongValues(require, nodes, at)];
}

/** The path up to the part that no spec has, and what was probably meant. */
function tellUnknownPath(path: RulePath, text: string, at: string): Problem {
  const length = path.findIndex((_, index) => ruleNodes(path.slice(0, index + 1)).length === 0);
  const before = path.slice(0, length);
  const known = listNextParts(before);
  const [part, rest] = [path[length], path.slice(length + 1)];
  const entries: RulePath = [...before, { each: 'entry' }, ...path.slice(length)];
  if (known.includes('[]') && ruleNodes(entries).length > 0)
    return unknownRulePath(`${at}.path`, text, formatRulePath(entries), known);
  const meant = typeof part === 'string' ? suggest(part, known) : undefined;
  const suggestion = meant === undefined ? undefined : formatRulePath([...before, meant, ...rest]);
  return unknownRulePath(`${at}.path`, text, suggestion, known);
}

/** `includes` is for several values; a single one is asked for with `is`. */
function findSinglePath({ includes }: Requirement, path: RulePath, at: string): readonly Problem[] {
  if (includes === undefined || path.some((part) => typeof part !== 'string')) return [];
  return [impossibleRule(`${at}.includes`, 'at a path with [] or *', undefined, 'is')];
}

function findWrongValues(require: Requirement, nodes: readonly SchemaNode[], at: string): readonly Problem[] {
  const single = (key: 'is' | 'includes') => wrongValue(nodes, require[key], `${at}.${key}`);
  const each = (key: 'in' | 'notIn') =>
    (require[key] ?? []).flatMap((value, index) => wrongValue(nodes, value, `${at}.${key}[${index}]`));
  const typed = (key: 'atLeast' | 'atMost' | 'like', types: readonly string[], words: string) =>
    require[key] === undefined || nodes.some((node) => types.some((type) => hasType(node, type)))
      ? []
      : [impossibleRule(`${at}.${key}`, `at a path of ${words}`, undefined, undefined)];
  return [
    ...single('is'),
    ...each('in'),
    ...each('notIn'),
    ...typed('atLeast', ['number', 'integer'], 'numbers'),
    ...typed('atMost', ['number', 'integer'], 'numbers'),
    ...typed('like', ['string'], 'texts'),
    ...single('includes'),
  ];
}

/** A value that no place of the path can have. */
function wrongValue(nodes: readonly SchemaNode[], value: RuleValue | undefined, at: string): readonly Problem[] {
  if (value === undefined || nodes.some((node) => canHave(node, value))) return [];
  const words = [...new Set(nodes.flatMap(wordsOf).map(String))];
  const meant = words.length > 0 ? suggest(String(value), words) : undefined;
  const types = [...new Set(nodes.flatMap(({ type = [] }) => type))].map((type) => TYPE_WORDS[type] ?? type);
  const expected = words.length > 0 ? listWords(words) : listWords(types);
  return [impossibleRule(at, expected, showValue(value), meant)];
}

const TYPE_WORDS: { readonly [type: string]: string } = {
  string: 'a text',
  number: 'a number',
  integer: 'a whole number',
  boolean: 'true or false',
  array: 'checked entry by entry, with [] at the end of the path',
  object: 'checked key by key, with a longer path',
};

function canHave(node: SchemaNode, value: RuleValue): boolean {
  const words = wordsOf(node);
  if (words.length > 0) return words.includes(value);
  if (typeof value !== 'number') return hasType(node, typeof value);
  return hasType(node, 'number') || (Number.isInteger(value) && hasType(node, 'integer'));
}

function wordsOf({ const: only, enum: some }: SchemaNode): readonly unknown[] {
  return some ?? (only === undefined ? [] : [only]);
}

function hasType({ type = [] }: SchemaNode, wanted: string): boolean {
  return [type].flat().includes(wanted);
}
