import fc from 'fast-check';
import { checkSpec, DEFAULT_SUFFIX } from '../../src/check-spec';
import type { PipelineOverride, PipelineSpec } from '../../src/spec/pipeline-spec';
import { maybe } from './values';

/**
 * The spec, or the spec with an override for its own or another environment. The override is parts of
 * another spec; parts that do not fit are not said.
 */
export function withOverride(specs: fc.Arbitrary<PipelineSpec>): fc.Arbitrary<PipelineSpec> {
  const override = specs.chain(({ $schema: _, service: __, suffix: ___, ...said }) =>
    fc.subarray(keysOf(said), { minLength: 1, maxLength: 3 }).map((keys) => pick(said, keys)),
  );
  return fc
    .tuple(specs, maybe(fc.record({ override, isOwn: fc.boolean() })))
    .map(([spec, other]) => (other ? overrideIn(spec, other.override, other.isOwn) : spec));
}

function overrideIn(spec: PipelineSpec, override: PipelineOverride, isOwn: boolean): PipelineSpec {
  const suffix = isOwn ? (spec.suffix ?? DEFAULT_SUFFIX) : 'other';
  const overridden = { ...spec, overrides: { [suffix]: override } };
  return checkSpec(overridden).length === 0 ? overridden : spec;
}

function keysOf(override: PipelineOverride): (keyof PipelineOverride)[] {
  return Object.keys(override) as (keyof PipelineOverride)[];
}

function pick(override: PipelineOverride, keys: readonly (keyof PipelineOverride)[]): PipelineOverride {
  return Object.fromEntries(keys.map((key) => [key, override[key]]));
}
