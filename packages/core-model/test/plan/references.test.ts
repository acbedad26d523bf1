import { planPipeline } from '../../src/plan/plan-pipeline';
import { resolveSpec } from '../../src/spec/resolve';
import { PlanGraph } from '../plan-graph';
import { ALL_PLANS, planOf, SPECS } from '../specs';

describe.each(ALL_PLANS)('the plan of %s', (_, plan) => {
  const graph = new PlanGraph(plan);

  test('refers only to what it makes', () => {
    expect(graph.dangling).toEqual([]);
  });

  test('gives no two things one id', () => {
    expect(graph.clashes).toEqual([]);
  });

  test('needs nothing before itself', () => {
    expect(graph.cycle).toEqual([]);
  });

  test('has the policies of every role in place before what acts with it', () => {
    const actors = [
      ['pipeline', ['pipeline', ...plan.delivery.pipeline.actionRoles.map(({ id }) => id)]],
      ...plan.delivery.buildProjects.map(({ id }) => [`project/${id}`, [id]] as const),
      ...(plan.delivery.trigger ? ([['rule/start', ['start']]] as const) : []),
      ...(plan.delivery.bucketEmptier ? ([['bucketEmptier', ['bucket-emptier']]] as const) : []),
      ...plan.runtimes.flatMap(
        () =>
          [
            ['service', ['task', 'task-execution']],
            ['deploymentGroup', ['deployment']],
          ] as const,
      ),
    ] as readonly (readonly [string, readonly string[]])[];
    const late = actors.flatMap(([actor, roles]) =>
      roles.filter((role) => !graph.comesBefore(`permissions/${role}`, actor)).map((role) => `${actor}: ${role}`),
    );
    expect(late).toEqual([]);
  });

  test('has every log group in place before what writes to it', () => {
    const writers = [
      ['logs/pipeline', 'pipeline'],
      ...plan.delivery.buildProjects.map(({ id }) => [`logs/${id}`, `project/${id}`] as const),
      ...plan.runtimes.map(() => ['logs/containers', 'service'] as const),
    ] as readonly (readonly [string, string])[];
    expect(writers.filter(([logs, writer]) => !graph.comesBefore(logs, writer))).toEqual([]);
  });

  test('is plain data: it survives JSON', () => {
    expect(JSON.parse(JSON.stringify(plan))).toStrictEqual(plan);
  });

  test('is frozen at every depth', () => {
    expect(unfrozen(plan, 'plan')).toEqual([]);
  });
});

describe('the order of a plan', () => {
  const graph = new PlanGraph(planOf(SPECS['a key of its own, for everything']));

  test.each([
    ['bucket/artifacts', 'pipeline'],
    ['policy/bucket/artifacts', 'pipeline'],
    ['bucketEmptier', 'pipeline'],
    ['encryptionKey', 'logs/build'],
    ['encryptionKey', 'bucket/artifacts'],
    ['listener/production', 'service'],
    ['listener/test', 'service'],
    ['routes', 'service'],
    ['service', 'pipeline'],
    ['deploymentGroup', 'pipeline'],
    ['alarm/server-errors', 'deploymentGroup'],
    ['project/scan-sast-semgrep', 'pipeline'],
  ])('%s is there before %s', (one, other) => {
    expect(graph.comesBefore(one, other)).toBe(true);
  });

  test('the capacity providers of a new cluster are there before its service, and outlive it', () => {
    expect(graph.comesBefore('clusterCapacity', 'service')).toBe(true);
  });

  test('a graph that goes round is told as one', () => {
    const plan = JSON.parse(JSON.stringify(planOf(SPECS.minimal)));
    plan.delivery.artifactStore.name = { of: 'pipeline', as: 'name' };
    expect(new PlanGraph(plan).cycle).toContain('bucket/artifacts');
    plan.delivery.artifactStore.name = { of: 'bucket/other', as: 'name' };
    expect(new PlanGraph(plan).dangling).toEqual(['bucket/artifacts -> bucket/other']);
  });
});

describe('a plan', () => {
  test.each(Object.entries(SPECS))('of %s is the same bytes each time', (_, spec) => {
    expect(JSON.stringify(planOf(structuredClone(spec)))).toBe(JSON.stringify(planOf(spec)));
  });

  test('for another suffix differs in the suffix alone', () => {
    const spec = SPECS['a key of its own, for everything'];
    const one = JSON.stringify(planOf(spec, 'qzx1'));
    expect(one.replaceAll('qzx1', 'qzx2')).toBe(JSON.stringify(planOf(spec, 'qzx2')));
  });

  test('tells the account and region that are known, and refers to them by symbol all the same', () => {
    const environment = { suffix: 'dev', account: '111122223333', region: 'eu-west-1' };
    const plan = planPipeline(resolveSpec(SPECS.minimal), environment);
    expect(plan.environment).toEqual(environment);
    expect(JSON.stringify({ ...plan, environment: {} })).not.toMatch(/111122223333|eu-west-1/);
  });
});

function unfrozen(value: unknown, path: string): readonly string[] {
  if (typeof value !== 'object' || value === null) return [];
  return [
    ...(Object.isFrozen(value) ? [] : [path]),
    ...Object.entries(value).flatMap(([key, item]) => unfrozen(item, `${path}.${key}`)),
  ];
}
