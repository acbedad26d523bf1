import { formatPath } from '../path';
import type { Problem } from '../problem';
import { badTag, emptyPart, namingPattern, ownTag, similarTags, tooManyTags } from '../problems/identity';
import { unknownPlaceholder } from '../problems/secret';
import type { ResolvedSpec } from '../resolved-spec';
import type { Rule } from './rule';

/** Tags of AWS per resource, less those that the product adds: six of the spec, `Name`, and one that CDK sets. */
const MOST_TAGS = 42;

/** Tags whose value only the product knows, and what it sets them to; keys in lower case. */
const OWN_TAGS: { readonly [key: string]: string } = {
  environment: 'to the environment suffix',
  managedby: 'to tap-pipeline',
  service: 'to the name of the service',
};

const PLACEHOLDERS = ['{service}', '{project}', '{team}', '{type}', '{suffix}'];

/** Rules about tags and names. */
export const identityRules: readonly Rule[] = [
  { concerns: ['tags'], find: ({ spec }) => findTags(spec.tags) },
  { concerns: ['naming'], find: ({ spec }) => findPattern(spec.naming.pattern) },
  { concerns: ['naming', 'team'], find: ({ spec }) => findNames(spec) },
  { concerns: ['service', 'project', 'team', 'purpose'], find: ({ spec }) => findTagValues(spec) },
];

function findTags(tags: ResolvedSpec['tags']): readonly Problem[] {
  const keys = Object.keys(tags);
  const tooMany = keys.length > MOST_TAGS ? [tooManyTags('tags', keys.length, MOST_TAGS)] : [];
  return [...tooMany, ...keys.flatMap((key, index) => findTag(key, tags[key] as string, keys.slice(0, index)))];
}

function findTag(key: string, value: string, earlier: readonly string[]): readonly Problem[] {
  const path = formatPath(['tags', key]);
  const similar = earlier.find((other) => other.toLowerCase() === key.toLowerCase());
  const from = OWN_TAGS[key.toLowerCase()];
  return [
    ...(from ? [ownTag(path, from)] : []),
    ...(similar ? [similarTags(path, similar)] : []),
    ...findTagText(path, key, value),
  ];
}

function findTagText(path: string, key: string, value: string): readonly Problem[] {
  const letters = 'letters, digits, spaces and _.:/=+-@';
  const isAllowed = /^[\p{L}\p{Z}\p{N}_.:/=+\-@]*$/u;
  if (key.trim() === '') return [badTag(path, 'has an empty key', 'a key of 1 to 128 characters')];
  if (key.length > 128)
    return [badTag('tags', `has a key of ${key.length} characters, more than 128`, 'at most 128 characters')];
  if (/^aws:/i.test(key)) return [badTag(path, 'begins with aws:, which AWS keeps for itself', 'another beginning')];
  if (!isAllowed.test(key)) return [badTag(path, 'has a character in its key that AWS does not allow', letters)];
  if (value.length > 256)
    return [badTag(path, `has a value of ${value.length} characters, more than 256`, 'at most 256 characters')];
  return isAllowed.test(value) ? [] : [badTag(path, 'has a character in its value that AWS does not allow', letters)];
}

function findPattern(pattern: string): readonly Problem[] {
  const missing = ['{type}', '{suffix}'].filter((part) => !pattern.includes(part));
  const unknown = [...pattern.matchAll(/\{[^}]*\}?|\}/g)]
    .map(([found]) => found)
    .filter((found) => !PLACEHOLDERS.includes(found));
  return [
    ...(missing.length > 0 ? [namingPattern('naming.pattern', pattern, missing)] : []),
    ...unknown.slice(0, 1).map((found) => unknownPlaceholder('naming.pattern', found, PLACEHOLDERS.join(' '))),
  ];
}

function findNames({ naming: { pattern }, team }: ResolvedSpec): readonly Problem[] {
  return pattern.includes('{team}') && team === undefined ? [emptyPart('naming.pattern', '{team}', 'team')] : [];
}

/** These are values of tags too, so they have a tag's letters. */
function findTagValues({ project, team, purpose }: ResolvedSpec): readonly Problem[] {
  const values = Object.entries({ project, team, purpose });
  return values.flatMap(([key, value]) => (value === undefined ? [] : findTagText(key, key, value)));
}
