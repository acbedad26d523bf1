import fc from 'fast-check';
import { isKept, STRICT_CONTROLS } from '../../src/spec/hardening';
import { without } from '../../src/spec/override';
import { parsePath, valueAt } from '../../src/spec/path';
import type { PipelineSpec } from '../../src/spec/pipeline-spec';
import { EXISTING } from '../specs';
import { maybeOf } from './values';

/** The specs with any hardening. In a strict one, what would be looser is not said, a service has a certificate, and its tasks are private. */
export function withHardening(specs: fc.Arbitrary<PipelineSpec>): fc.Arbitrary<PipelineSpec> {
  return fc
    .tuple(specs, maybeOf('baseline', 'strict'))
    .map(([spec, hardening]) =>
      hardening === 'strict' ? toStrict(spec) : { ...spec, ...(hardening && { hardening }) },
    );
}

function toStrict(spec: PipelineSpec): PipelineSpec {
  const looser = STRICT_CONTROLS.map((control) => ({ control, path: parsePath(control.path) }))
    .filter(({ control, path }) => valueAt(spec, path) !== undefined && !isKept(control, valueAt(spec, path)))
    .map(({ path }) => path);
  const paths = [...looser, ['build', 'image', 'movingTags']];
  const strict = paths.reduce<unknown>((rest, path) => without(rest, path), spec) as PipelineSpec;
  const { deploy } = strict;
  if (deploy?.target !== 'ecs') return { ...strict, hardening: 'strict' };
  const service = { ...deploy.service, certificate: EXISTING.certificate };
  return { ...strict, hardening: 'strict', deploy: { ...deploy, service }, ...withPrivateTasks(strict) };
}

function withPrivateTasks({ network }: PipelineSpec): Pick<PipelineSpec, 'network'> {
  return network?.egress === 'public-ip' ? { network: { ...network, egress: 'nat' } } : {};
}
