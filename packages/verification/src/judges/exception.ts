import type { Hardening } from '@tap-pipeline/core-model';
import { parse } from 'yaml';
import type { Finding } from './finding';

/** Why some findings stay. */
export interface Exception {
  /** What is left as it is, in a few words. */
  readonly title: string;
  /** Why, in a sentence or more that would convince somebody who examines the system. */
  readonly reason: string;
  /** A document that the reason rests on. */
  readonly document?: string;
  /** The findings. */
  readonly covers: readonly Covered[];
}

/** Some findings of one rule; in each text `*` stands for anything, and `\*` for a star. */
export interface Covered {
  /** Name of the judge. */
  readonly judge: string;
  /** The judge's name of the rule. */
  readonly rule: string;
  /** The resource as the report names it: type, and name where there is one. */
  readonly resource: string;
  /** Only these subjects, such as `s3-archive/*`. @default all */
  readonly subject?: string;
  /** Only templates of environments that protect this much. @default all */
  readonly hardening?: Hardening;
  /** Only findings that say this. @default all */
  readonly message?: string;
}

const KEYS = { title: 'text', reason: 'text', document: 'optional', covers: 'list' } as const;
const COVERED_KEYS = {
  judge: 'text',
  rule: 'text',
  resource: 'text',
  subject: 'optional',
  hardening: 'hardening',
  message: 'optional',
} as const;

/**
 * The exceptions that a file says.
 * @throws Error that names the entry, what is wrong with it, and the fix
 */
export function readExceptions(yaml: string, judges: readonly string[], file: string): readonly Exception[] {
  const entries: unknown = parse(yaml) ?? [];
  if (!Array.isArray(entries)) throw new Error(`${file} must be a list of exceptions; fix: start each with "- title:"`);
  return entries.map((entry: unknown, index) => readException(entry, judges, `${file}: [${index}]`));
}

/** Whether a finding is one of them. */
export function isCovered(covered: Covered, finding: Finding): boolean {
  return (
    covered.judge === finding.judge &&
    isLike(covered.rule, finding.rule) &&
    isLike(covered.resource, finding.resource) &&
    isLike(covered.subject ?? '*', finding.subject) &&
    (covered.hardening ?? finding.hardening) === finding.hardening &&
    isLike(covered.message ?? '*', finding.message)
  );
}

function readException(entry: unknown, judges: readonly string[], path: string): Exception {
  checkKeys(entry, KEYS, path);
  const { title, reason, document, covers } = entry as unknown as Exception;
  for (const [index, covered] of covers.entries()) checkCovered(covered, judges, `${path}.covers[${index}]`);
  return { title, reason, document, covers };
}

function checkCovered(covered: unknown, judges: readonly string[], path: string): void {
  checkKeys(covered, COVERED_KEYS, path);
  const { judge } = covered as unknown as Covered;
  if (!judges.includes(judge)) throw new Error(`${path}.judge must be one of ${judges.join(', ')}, got ${judge}`);
}

function checkKeys(value: unknown, keys: { readonly [key: string]: string }, path: string): asserts value is object {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    throw new Error(`${path} must be an object with ${Object.keys(keys).join(', ')}, got ${JSON.stringify(value)}`);
  }
  const given = new Map<string, unknown>(Object.entries(value));
  const unknownKey = [...given.keys()].find((key) => keys[key] === undefined);
  if (unknownKey !== undefined)
    throw new Error(`${path}.${unknownKey} is not known; allowed are ${Object.keys(keys).join(', ')}`);
  for (const [key, kind] of Object.entries(keys)) checkValue(given.get(key), kind, `${path}.${key}`);
}

function checkValue(value: unknown, kind: string, path: string): void {
  if (value === undefined && (kind === 'optional' || kind === 'hardening')) return;
  if (kind === 'hardening') {
    if (value !== 'baseline' && value !== 'strict')
      throw new Error(`${path} must be baseline or strict, got ${JSON.stringify(value)}`);
  } else if (kind === 'list') {
    if (!Array.isArray(value) || value.length === 0)
      throw new Error(`${path} must be a list of at least one finding, got ${JSON.stringify(value)}`);
  } else if (typeof value !== 'string' || value.trim() === '') {
    throw new Error(`${path} must be a text that says something, got ${JSON.stringify(value)}`);
  }
}

function isLike(pattern: string, text: string): boolean {
  const literals = pattern.split(/(?<!\\)\*/).map((literal) => escapeSigns(literal.replaceAll('\\*', '*')));
  return new RegExp(`^${literals.join('.*')}$`, 's').test(text);
}

function escapeSigns(literal: string): string {
  return literal.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}
