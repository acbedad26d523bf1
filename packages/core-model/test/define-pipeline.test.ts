import { definePipeline } from '../src/define-pipeline';
import { parseSpec } from '../src/load-spec';
import { planSpec } from '../src/plan-spec';
import type { PipelineSpec } from '../src/spec/pipeline-spec';

const SPEC: PipelineSpec = {
  service: 'orders',
  source: { kind: 's3' },
  tests: [{ name: 'unit', commands: ['pytest'] }],
};

describe('A spec in TypeScript', () => {
  test('is returned as it was written, frozen at every depth', () => {
    const spec = definePipeline(SPEC);
    expect(spec).toEqual(SPEC);
    expect([Object.isFrozen(spec), Object.isFrozen(spec.source), Object.isFrozen(spec.tests?.[0]?.commands)]).toEqual([
      true,
      true,
      true,
    ]);
    expect(Object.isFrozen(SPEC)).toBe(false);
  });

  test('is checked when it is defined', () => {
    expect(() => definePipeline({ ...SPEC, service: 'Orders' })).toThrow(/service does not have the right form/);
  });

  test('gives the same plan as the same spec in YAML and in JSON', () => {
    const yaml = parseSpec('service: orders\nsource: { kind: s3 }\ntests: [{ name: unit, commands: [pytest] }]\n');
    const json = parseSpec(JSON.stringify(SPEC), 'orders.json');
    const plans = [definePipeline(SPEC), yaml, json].map((spec) => JSON.stringify(planSpec(spec)));
    expect(new Set(plans).size).toBe(1);
  });
});
