import fc from 'fast-check';
import type { NamingSpec } from '../../src/spec/naming';
import type { PipelineSpec, Tags } from '../../src/spec/pipeline-spec';
import { maybe, maybeOf, slug, title } from './values';

/** An environment suffix. */
export const suffix = fc
  .stringMatching(/^[a-z][a-z0-9]{0,4}(-[a-z0-9]{1,5})?$/)
  .filter((text) => text !== 'internal' && text !== 'sg');

/** AWS refuses names of load balancers and security groups that begin with these. */
const isFree = (text: string) => !/^(internal|sg)\b/i.test(text);

/** Who the pipeline is for and what its things are called. */
export const identity: fc.Arbitrary<Omit<PipelineSpec, 'source'>> = fc
  .record({
    $schema: maybeOf('./pipeline.schema.json'),
    service: slug.filter(isFree),
    project: maybe(title.filter(isFree)),
    team: maybe(slug.filter(isFree)),
    purpose: maybe(title),
    tags: maybeOf<Tags>({ CostCenter: 'cc-1', Owner: 'me' }, { DataClassification: 'internal' }),
    suffix: maybe(suffix),
    removal: maybeOf('destroy', 'retain'),
  })
  .chain((who) => maybe(naming(who.team)).map((said) => ({ ...who, naming: said })));

function naming(team: string | undefined): fc.Arbitrary<NamingSpec> {
  return fc.record({
    pattern: maybeOf(
      '{service}-{type}-{suffix}',
      'cicd-{type}-{suffix}',
      '{type}-{suffix}',
      '{project}-{type}-{suffix}',
      ...(team === undefined ? [] : ['{team}-{service}-{type}-{suffix}']),
    ),
  });
}
