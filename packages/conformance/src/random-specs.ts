import type { DeliveryPipelinePlan, PipelineSpec } from '@tap-pipeline/core-model';
import fc from 'fast-check';
import type { Difference } from './compare';
import { checkParity } from './parity';
import { findFailures } from './random-specs/find-failures';
import { shrinkFailure } from './random-specs/shrink-failure';

/** Options of {@link checkRandomSpecs}. */
export interface RandomSpecsOptions {
  /** What specs are drawn from. */
  readonly specs: fc.Arbitrary<PipelineSpec>;
  /** How many are drawn. */
  readonly runs: number;
  /** What decides which ones are drawn; the same seed draws the same. */
  readonly seed: number;
  /** How many are checked at once; the check ends after the first group with a failure. @default 100 */
  readonly batch?: number;
  /** How long a smaller spec that fails is looked for, in seconds. @default 60 */
  readonly shrinkSeconds?: number;
  /** What differs of each plan. @default checkParity */
  readonly check?: ParityCheck;
  /** Is told after each group how many specs are checked. */
  readonly onProgress?: (checked: number) => void;
}

/** Builds plans with both backends and tells what differs of each. */
export type ParityCheck = (plans: readonly DeliveryPipelinePlan[]) => Promise<readonly (readonly Difference[])[]>;

/** A spec of which the two backends make different things. */
export interface SpecFailure {
  /** The spec. */
  readonly spec: PipelineSpec;
  /** What differs; empty when there was an error. */
  readonly differences: readonly Difference[];
  /** What was thrown, when there was nothing to compare. */
  readonly error?: Error;
}

/** A failure of a drawn spec. */
export interface DrawnFailure extends SpecFailure {
  /** Which spec failed first; with the seed, fast-check draws it again: `fc.sample(specs, { seed, path, numRuns: 1 })`. */
  readonly path: string;
  /** Whether it fails only when it is built together with the others of its group. */
  readonly isOnlyTogether: boolean;
}

/** What a check of random specs found. */
export interface RandomSpecsReport {
  /** The seed. */
  readonly seed: number;
  /** How many specs were checked, smaller ones after a failure left out. */
  readonly checked: number;
  /** The first failure, told with the smallest spec found that fails too; undefined when none does. */
  readonly failure?: DrawnFailure;
}

/** Draws specs and looks whether both backends build the same from each; makes the first that fails smaller. */
export async function checkRandomSpecs(options: RandomSpecsOptions): Promise<RandomSpecsReport> {
  const { specs, runs, seed, batch = 100, shrinkSeconds = 60, check = checkParity, onProgress } = options;
  const drawn = fc.sample(specs, { seed, numRuns: runs });
  for (let start = 0; start < runs; start += batch) {
    const failures = await findFailures(drawn.slice(start, start + batch), check);
    const checked = Math.min(start + batch, runs);
    onProgress?.(checked);
    const index = failures.findIndex((failure) => failure !== undefined);
    const failure = failures[index];
    if (failure === undefined) continue;
    return {
      seed,
      checked,
      failure: { ...(await reduce(failure, check, shrinkSeconds)), path: String(start + index) },
    };
  }
  return { seed, checked: runs };
}

/** The failure without the other specs, and then without what it does not need. */
async function reduce(failure: SpecFailure, check: ParityCheck, seconds: number) {
  const [alone] = await findFailures([failure.spec], check);
  if (alone === undefined) return { ...failure, isOnlyTogether: true };
  return { ...(await shrinkFailure(alone, { check, seconds })), isOnlyTogether: false };
}
