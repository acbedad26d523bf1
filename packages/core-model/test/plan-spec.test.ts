import { planSpec } from '../src/plan-spec';
import type { PipelineSpec } from '../src/spec/pipeline-spec';

const SPEC: PipelineSpec = { service: 'orders', source: { kind: 's3' } };

describe('From a spec to its plan', () => {
  test('the environment of the plan is the one that the settings choose', () => {
    const plan = planSpec(SPEC, {
      variables: { ENVIRONMENT_SUFFIX: 'prod' },
      account: '123456789012',
      region: 'eu-west-1',
    });
    expect(plan.environment).toEqual({ suffix: 'prod', account: '123456789012', region: 'eu-west-1' });
  });

  test('an account and a region that are not known are left out', () => {
    expect(planSpec(SPEC).environment).toEqual({ suffix: 'dev' });
  });

  test('a spec with problems has no plan', () => {
    expect(() => planSpec({ ...SPEC, suffix: 'Prod' })).toThrow(/suffix does not have the right form/);
  });
});
