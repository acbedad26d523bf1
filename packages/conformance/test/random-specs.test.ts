import { type DeliveryPipelinePlan, planSpec } from '@tap-pipeline/core-model';
import fc from 'fast-check';
import { arbitrarySpec } from '../../core-model/test/arbitrary-spec';
import type { Difference } from '../src/compare';
import { coverOptions } from '../src/option-coverage';
import { checkRandomSpecs, type ParityCheck } from '../src/random-specs';
import { freshSeed } from '../src/random-specs/flags';
import { toReportText } from '../src/random-specs/report-text';
import { SCHEMA } from './option-schema';

jest.setTimeout(120_000);

const SPECS = arbitrarySpec();
/** `npm run conformance` checks more. */
const RUNS = 30;
const SEED = Number(process.env.TAP_PIPELINE_CONFORMANCE_SEED ?? freshSeed());

describe('Random specs', () => {
  test('say every option of the spec', () => {
    const { missing } = coverOptions(SCHEMA, fc.sample(SPECS, { seed: 1, numRuns: 2000 }));
    expect(missing).toEqual([]);
  });

  test(`are built the same by the AWS CDK and Pulumi: ${RUNS} of them, TAP_PIPELINE_CONFORMANCE_SEED=${SEED}`, async () => {
    const report = await checkRandomSpecs({ specs: SPECS, runs: RUNS, seed: SEED });
    expect(toReportText(report)).toBe(
      `${RUNS} random specs, seed ${SEED}: the AWS CDK and Pulumi build the same of each`,
    );
  }, 600_000);
});

const DIFFERENCE: Difference = { subject: 'AWS::S3::Bucket a', path: 'Name', cdk: 1, pulumi: 2 };
const SEED_OF_FAILURE = 7;

/** Says of a plan with tests that it differs. */
const checkTests: ParityCheck = async (plans) => plans.map((plan) => (hasTests(plan) ? [DIFFERENCE] : []));

function hasTests({ delivery }: DeliveryPipelinePlan): boolean {
  return delivery.pipeline.stages.some(({ name }) => name === 'Test');
}

const FAILING = { specs: SPECS, runs: 60, seed: SEED_OF_FAILURE, check: checkTests } as const;

describe('A random spec of which the backends make different things', () => {
  test('is told with its differences, and ends the check', async () => {
    const progress: number[] = [];
    const { checked, failure } = await checkRandomSpecs({
      ...FAILING,
      batch: 20,
      shrinkSeconds: 0,
      onProgress: (count) => progress.push(count),
    });
    const first = fc
      .sample(SPECS, { seed: SEED_OF_FAILURE, numRuns: 60 })
      .findIndex((spec) => hasTests(planSpec(spec)));
    expect(failure).toMatchObject({ path: String(first), differences: [DIFFERENCE] });
    expect({ checked, progress }).toEqual({ checked: 20, progress: [20] });
  });

  test('is made as small as it can be', async () => {
    const { failure } = await checkRandomSpecs(FAILING);
    expect(failure?.spec).toEqual({
      service: expect.any(String),
      source: expect.any(Object),
      tests: [{ name: expect.any(String), commands: [expect.any(String)] }],
    });
  });

  test('can be had again by its seed and path', async () => {
    const { seed, failure } = await checkRandomSpecs({ ...FAILING, shrinkSeconds: 0 });
    expect(fc.sample(SPECS, { seed, path: String(failure?.path), numRuns: 1 })).toEqual([failure?.spec]);
  });

  test('is told with seed, path, the spec as YAML and the differences', async () => {
    const report = await checkRandomSpecs(FAILING);
    const text = toReportText(report);
    expect(text).toContain(`60 random specs, seed 7: the AWS CDK and Pulumi build different things of one`);
    expect(text).toContain(`Spec (path ${report.failure?.path}):\n  service: ${report.failure?.spec.service}\n`);
    expect(text).toContain('AWS::S3::Bucket a');
  });
});

describe('A random spec that cannot be built', () => {
  const checkAll: ParityCheck = async (plans) => {
    const broken = plans.find(hasTests);
    if (broken) throw new Error(`no tests in ${broken.environment.suffix}`);
    return plans.map(() => []);
  };

  test('is found among those that can, and told with its error', async () => {
    const { failure } = await checkRandomSpecs({ ...FAILING, check: checkAll, shrinkSeconds: 0 });
    const first = fc
      .sample(SPECS, { seed: SEED_OF_FAILURE, numRuns: 60 })
      .findIndex((spec) => hasTests(planSpec(spec)));
    expect(failure?.path).toBe(String(first));
    expect(failure?.error?.message).toBe(`no tests in ${failure?.spec.suffix ?? 'dev'}`);
    expect(toReportText({ seed: 7, checked: 60, ...(failure && { failure }) })).toContain('no tests in');
  });
});

describe('A random spec that fails only together with others', () => {
  test('is told as it was drawn, since there is nothing to leave out', async () => {
    const check: ParityCheck = async (plans) =>
      plans.map((plan) => (plans.length > 1 && hasTests(plan) ? [DIFFERENCE] : []));
    const report = await checkRandomSpecs({ ...FAILING, check });
    const path = String(report.failure?.path);
    expect(fc.sample(SPECS, { seed: SEED_OF_FAILURE, path, numRuns: 1 })).toEqual([report.failure?.spec]);
    expect(toReportText(report)).toContain(
      `Spec (path ${path}), which fails only when it is built in one program with the others:`,
    );
  });
});

describe('Random specs without a difference', () => {
  test('are all checked, in groups', async () => {
    const sizes: number[] = [];
    const report = await checkRandomSpecs({
      specs: SPECS,
      runs: 25,
      seed: 1,
      batch: 10,
      check: async (plans) => {
        sizes.push(plans.length);
        return plans.map(() => []);
      },
    });
    expect(report).toEqual({ seed: 1, checked: 25 });
    expect(sizes).toEqual([10, 10, 5]);
  });
});
