import type { PipelineSpec } from '../../src/spec/pipeline-spec';
import { bucketsOf, found, logGroupsOf, roleOf } from '../plan-parts';
import { planOf, SPECS, specWith } from '../specs';

const tagsOf = (parts: Partial<PipelineSpec>) => planOf(specWith(parts), 'qa').tags;

describe('the tags', () => {
  test('are what the product knows', () => {
    expect(tagsOf({})).toEqual({
      Project: 'orders',
      Service: 'orders',
      Environment: 'qa',
      ManagedBy: 'tap-pipeline',
      Purpose: 'continuous delivery',
      Repository: 'acme/orders',
    });
  });

  test("are the spec's project, team and purpose", () => {
    expect(tagsOf({ project: 'shop', team: 'payments', purpose: 'orders of the shop' })).toMatchObject({
      Project: 'shop',
      Owner: 'payments',
      Purpose: 'orders of the shop',
    });
  });

  test("are the team's own first", () => {
    expect(tagsOf({ team: 'payments', tags: { Owner: 'jo@example.com', CostCenter: '1' } })).toMatchObject({
      Owner: 'jo@example.com',
      CostCenter: '1',
    });
  });

  test('name no repository where there is none', () => {
    expect(tagsOf({ source: { kind: 's3' } })).not.toHaveProperty('Repository');
    expect(tagsOf({ source: { kind: 'codecommit' } })).not.toHaveProperty('Repository');
  });
});

describe('names', () => {
  test('follow the pattern of the spec', () => {
    const plan = planOf(
      specWith({ project: 'shop', team: 'payments', naming: { pattern: '{team}-{project}-{type}-{suffix}' } }),
    );
    expect(plan.delivery.pipeline.name).toBe('payments-shop-pipeline-dev');
    expect(roleOf(plan, 'pipeline').name).toBe('payments-shop-pipeline-role-dev');
  });
});

describe('logs', () => {
  test('are kept as long as the spec says, each kind by itself', () => {
    const plan = planOf(
      specWith({ tests: [{ name: 'unit', commands: ['make'] }], logs: { buildDays: 3, pipelineDays: 90 } }),
    );
    const days = Object.fromEntries(logGroupsOf(plan).map(({ id, retentionDays }) => [id, retentionDays]));
    expect(days).toEqual({ pipeline: 90, build: 3, 'test-unit': 3, 'bucket-emptier': 90 });
  });
});

describe('what holds data', () => {
  test.each(['destroy', 'retain'] as const)('is there to %s when the stack is deleted', (removal) => {
    const plan = planOf({ ...SPECS.retain, removal });
    const removals = [
      ...bucketsOf(plan),
      ...logGroupsOf(plan),
      found(plan.delivery.imageRegistry),
      found(plan.delivery.encryptionKey),
    ].map((thing) => thing.removal);
    expect(new Set(removals)).toEqual(new Set([removal]));
  });
});
