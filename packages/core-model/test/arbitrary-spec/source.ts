import fc from 'fast-check';
import type { ConnectionSourceSpec, SourceSpec } from '../../src/spec/source';
import { EXISTING } from '../specs';
import { maybe, maybeOf, secret, slug, word } from './values';

const branch = maybeOf('main', 'release/1.x');
const repository = fc.tuple(word, word).map((names) => names.join('/'));
const fullClone = maybe(fc.boolean());

/** Any source. */
export const source: fc.Arbitrary<SourceSpec> = fc.oneof(
  fc.record({
    kind: fc.constantFrom('github' as const, 'gitlab' as const, 'bitbucket' as const),
    repository,
    branch,
    connection: maybeOf(EXISTING.connection),
    triggers: maybeOf<ConnectionSourceSpec['triggers']>(
      'none',
      { paths: ['src/**', '!docs/**'] },
      { tags: ['v*'] },
      { pullRequests: ['opened'] },
      { paths: ['src/**'], pullRequests: ['updated', 'closed'] },
    ),
    fullClone,
  }),
  fc.record({ kind: fc.constant('codecommit' as const), repository: maybe(slug), branch, fullClone }),
  fc.record({ kind: fc.constant('s3' as const), bucket: maybeOf('acme-sources'), key: maybeOf('a/b.zip') }),
  fc.record({ kind: fc.constant('ecr' as const), repository: slug, tag: maybeOf('stable') }),
  fc.record({ kind: fc.constant('github-oauth' as const), repository, branch, token: secret }),
);
