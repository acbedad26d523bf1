import { join } from 'node:path';
import { isPipelineError } from '@tap-pipeline/core-model';
import { SPECS, specWith } from '../../../core-model/test/specs';
import {
  isRecordedReference,
  parseJsonText,
  type RecordedValue,
  type RenderedResource,
  renderPlans,
  renderResources,
} from '../../src/testing';
import { CORE_MODEL, planOf, SYSTEMS } from '../support/mocks';
import { LOADER } from '../support/record';

/** A recording takes some seconds where the machine is busy. */
jest.setTimeout(60_000);

const OPTIONS = { name: 'orders', nodeOptions: LOADER };

describe.each(SYSTEMS)('the resources of %s', (system) => {
  let resources: readonly RenderedResource[];

  beforeAll(async () => {
    resources = await renderResources(join(CORE_MODEL, `fixtures/${system}.pipeline.yaml`), OPTIONS);
  });

  test('begin with the pipeline and its outputs', () => {
    expect(resources[0]).toMatchObject({ type: 'tap-pipeline:index:DeliveryPipeline', name: 'orders' });
    expect(Object.values(resources[0]?.outputs ?? {}).filter((value) => !isRecordedReference(value))).toEqual([]);
  });

  test('refer to each other and to facts of the account only', () => {
    const names = new Set(resources.map(({ name }) => name));
    const refs = resources.flatMap(({ inputs }) => findRefs(inputs));
    expect(refs.filter((ref) => !names.has(ref) && !/^aws:index\/get\w+:get\w+$/.test(ref))).toEqual([]);
  });

  test('can be made: no resource waits for itself, through whatever', () => {
    const waitsFor = new Map(resources.map((resource) => [resource.name, dependenciesOf(resource)]));
    const done = new Set<string>();
    for (let before = -1; done.size !== before; ) {
      before = done.size;
      for (const [name, earlier] of waitsFor) if (earlier.every((other) => done.has(other))) done.add(name);
    }
    expect([...waitsFor.keys()].filter((name) => !done.has(name))).toEqual([]);
  });

  test('have children that are named after them', () => {
    const strays = resources.filter(({ name, parent }) => parent !== undefined && !name.startsWith(`${parent}-`));
    expect(strays.map(({ name }) => name)).toEqual([]);
  });

  test('have the policies of a role in place before what acts with it', () => {
    for (const { type, inputs, dependsOn } of resources) {
      if (!/:(Project|Pipeline|DeploymentGroup|FlowLog)$/.test(type)) continue;
      const role = inputs.serviceRole ?? inputs.roleArn ?? inputs.serviceRoleArn ?? inputs.iamRoleArn ?? null;
      const policy = isRecordedReference(role) ? role.ref.replace('-role-', '-permissions-') : undefined;
      if (policy) expect(dependsOn).toContain(policy);
    }
  });

  test('have policies that are JSON', () => {
    const policies = resources.flatMap(({ inputs }) => [inputs.policy, inputs.assumeRolePolicy, inputs.eventPattern]);
    for (const policy of policies.filter((value) => value !== undefined))
      expect(typeof parseJsonText(policy)).toBe('object');
  });
});

test('the same spec has the same resources every time', async () => {
  const plan = planOf(SPECS['a deployed service']);
  expect(await renderResources(plan, OPTIONS)).toEqual(await renderResources(plan, OPTIONS));
});

test('a secret in an action stays secret', async () => {
  const resources = await renderResources(planOf(SPECS['a GitHub token']), OPTIONS);
  const pipeline = resources.find(({ type }) => type === 'aws:codepipeline/pipeline:Pipeline');
  expect(pipeline?.secrets).toEqual(['stages[0].actions[0].configuration.OAuthToken']);
});

describe('many plans in one program', () => {
  const token = { kind: 'github-oauth', repository: 'acme/orders' } as const;
  const plans = [
    planOf(specWith({ source: { ...token, token: { secret: 'github', jsonKey: 'token' } } })),
    planOf(specWith({ source: { ...token, token: { secret: 'github' } } })),
    planOf(SPECS['a deployed service']),
  ];
  let rendered: readonly (readonly RenderedResource[])[];

  beforeAll(async () => {
    rendered = await renderPlans(plans, { nodeOptions: LOADER });
  });

  test('have the resources that each of them has alone', async () => {
    for (const [index, plan] of plans.entries()) {
      const alone = await renderResources(plan, { name: `pipeline${index + 1}`, stack: 'dev', nodeOptions: LOADER });
      expect(withoutNumbers(rendered[index])).toEqual(withoutNumbers(alone));
    }
  });

  test('read a secret each in its own way', () => {
    const read = rendered.slice(0, 2).map((resources) => {
      const pipeline = resources.find(({ type }) => type === 'aws:codepipeline/pipeline:Pipeline');
      return JSON.stringify(pipeline?.inputs.stages).match(/github:SecretString[^"]*/)?.[0];
    });
    expect(read).toEqual(['github:SecretString:token', 'github:SecretString']);
  });
});

test('a certificate and a listener are waited for by the service', async () => {
  const resources = await renderResources(planOf(SPECS['a certificate']), OPTIONS);
  const service = resources.find(({ type }) => type === 'aws:ecs/service:Service');
  expect(service?.dependsOn).toEqual(
    expect.arrayContaining([
      'orders-main-load-balancing-production-listener',
      'orders-main-load-balancing-test-listener',
    ]),
  );
});

test('what is retained is kept when it leaves the stack, with every setting of its buckets', async () => {
  const resources = await renderResources(planOf(SPECS.retain), OPTIONS);
  const kept = resources.filter(({ options }) => options.retainOnDelete).map(({ type }) => type.split(':').at(-1));
  expect([...new Set(kept)].sort()).toEqual(
    expect.arrayContaining([
      'Bucket',
      'BucketPolicy',
      'BucketPublicAccessBlock',
      'BucketVersioning',
      'LogGroup',
      'Repository',
    ]),
  );
});

test('a spec with mistakes is refused', async () => {
  await expect(renderResources(join(CORE_MODEL, 'nowhere.yaml'), OPTIONS)).rejects.toSatisfy(isPipelineError);
});

expect.extend({
  toSatisfy: (received: unknown, predicate: (value: unknown) => boolean) => ({
    pass: predicate(received),
    message: () => `${String(received)} does not satisfy ${predicate.name}`,
  }),
});

/** The second call of a function with other arguments has a number in the program that makes both. */
function withoutNumbers(resources: unknown): unknown {
  return JSON.parse(JSON.stringify(resources).replaceAll(/getSecretVersion#\d/g, 'getSecretVersion'));
}

function dependenciesOf({ parent, dependsOn, propertyDependencies }: RenderedResource): readonly string[] {
  return [...dependsOn, ...Object.values(propertyDependencies).flat(), ...(parent === undefined ? [] : [parent])];
}

function findRefs(value: RecordedValue): readonly string[] {
  if (isRecordedReference(value)) return [value.ref];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(findRefs) : [];
}
