import type { RecordedValue, RenderedResource } from '@tap-pipeline/pulumi-adapter/testing';
import { ALL_PLANS } from '../../../core-model/test/specs';
import { renderPulumi } from '../../src/render-pulumi';
import { computedOutputs, RESOURCE_TYPES } from '../../src/stand-in';

jest.setTimeout(120_000);

/** Plans that have, together, every type of resource. */
const PLANS = [
  'a key of its own, for everything',
  'all channels',
  'registry-build',
  'a slow canary',
  'autoscaling',
  'copies in other regions',
  'hardened',
];

/** Made of what users give beside a plan. */
const PARAMETER = 'aws:ssm/parameter:Parameter';

describe('the stand-in for the AWS provider', () => {
  let made: readonly (readonly RenderedResource[])[];

  beforeAll(async () => {
    const plans = ALL_PLANS.filter(([name]) => PLANS.includes(name)).map(([, plan]) => plan);
    made = (await renderPulumi(plans)).map((resources) => resources.filter(({ type }) => type.startsWith('aws:')));
  });

  test('knows the types that the Pulumi adapter makes, and no others', () => {
    const types = new Set([PARAMETER, ...made.flat().map(({ type }) => type)]);
    expect(Object.keys(RESOURCE_TYPES).sort()).toEqual([...types].sort());
  });

  test('has every output that the Pulumi adapter reads', () => {
    expect(made.flatMap(findUnanswered)).toEqual([]);
  });

  test('names no input twice', () => {
    for (const [token, type] of Object.entries(RESOURCE_TYPES)) {
      const names = [...(type?.uniqueBy ?? []), ...(type?.replacedBy ?? [])];
      expect([token, ...new Set(names)]).toEqual([token, ...names]);
    }
  });
});

/** Outputs of one pipeline that are read and not there, as `type output`. */
function findUnanswered(resources: readonly RenderedResource[]): readonly string[] {
  const byName = new Map(resources.map((resource) => [resource.name, resource]));
  return resources.flatMap(({ inputs }) =>
    findReferences(inputs).flatMap(({ ref, output }) => {
      const source = byName.get(ref);
      return source && !isAnswered(source, output) ? [`${source.type} ${output}`] : [];
    }),
  );
}

function isAnswered({ type, inputs }: RenderedResource, output: string): boolean {
  return output === 'id' || output in inputs || output in computedOutputs(type, 'id');
}

function findReferences(value: RecordedValue): readonly { readonly ref: string; readonly output: string }[] {
  if (typeof value !== 'object' || value === null) return [];
  if ('ref' in value && 'output' in value) return [{ ref: String(value.ref), output: String(value.output) }];
  return Object.values(value).flatMap(findReferences);
}
