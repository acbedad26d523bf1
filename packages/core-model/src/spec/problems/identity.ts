import { defineProblem } from '../problem';
import { listWords, shorten } from '../show';

/** A tag that AWS refuses. */
export const badTag = defineProblem({
  code: 'bad-tag',
  meaning:
    'AWS allows tag keys of 1 to 128 and values of up to 256 letters, digits, spaces and `_.:/=+-@`; keys that begin with `aws:` are its own.',
  example: 'service: orders\nsource: { kind: s3 }\ntags: { "aws:team": payments }',
  find: (reason: string, allowed: string) => ({ says: reason, allowed, fix: 'change the tag' }),
});

/** Tag keys that differ in case only. */
export const similarTags = defineProblem({
  code: 'similar-tags',
  meaning: 'Two tags whose keys differ in upper and lower case only. IAM refuses them, and reports count them apart.',
  example: 'service: orders\nsource: { kind: s3 }\ntags: { CostCenter: "1", costcenter: "2" }',
  find: (other: string) => ({ says: `differs from ${other} in case only`, fix: 'keep one of the two' }),
});

/** More tags than AWS takes. */
export const tooManyTags = defineProblem({
  code: 'too-many-tags',
  meaning:
    'AWS takes 50 tags per resource, some of which the product itself sets; S3 objects and a few others take fewer.',
  example: `service: orders\nsource: { kind: s3 }\ntags:\n${Array.from({ length: 51 }, (_, index) => `  tag${index}: x`).join('\n')}`,
  find: (count: number, most: number) => ({
    says: `has ${count} tags, more than ${most}`,
    value: String(count),
    allowed: `at most ${most}`,
    fix: 'remove some',
  }),
});

/** A tag that the product sets. */
export const ownTag = defineProblem({
  code: 'own-tag',
  meaning: 'The product sets this tag itself, so that it always says what is so.',
  example: 'service: orders\nsource: { kind: s3 }\ntags: { Environment: prod }',
  find: (from: string) => ({ says: `is set by the product, ${from}`, fix: 'remove the tag' }),
});

/** A pattern that lacks a part. */
export const namingPattern = defineProblem({
  code: 'naming-pattern',
  meaning:
    'Names must differ by kind of thing and by environment; without `{type}` and `{suffix}` in the pattern they would clash.',
  example: 'service: orders\nsource: { kind: s3 }\nnaming: { pattern: "{service}-{type}" }',
  find: (pattern: string, missing: readonly string[]) => ({
    says: `must contain ${listWords(missing, 'and')}, got ${shorten(pattern)}`,
    value: pattern,
    allowed: 'a pattern such as {service}-{type}-{suffix}',
    fix: `add ${listWords(missing, 'and')}`,
  }),
});

/** A pattern with a part that is empty. */
export const emptyPart = defineProblem({
  code: 'empty-part',
  meaning: 'The pattern names a part that the spec leaves out, so that it would be missing from every name.',
  example: 'service: orders\nsource: { kind: s3 }\nnaming: { pattern: "{team}-{type}-{suffix}" }',
  find: (placeholder: string, key: string) => ({
    says: `uses ${placeholder}, but ${key} is not given`,
    value: placeholder,
    fix: `set ${key}, or take ${placeholder} out`,
  }),
});
