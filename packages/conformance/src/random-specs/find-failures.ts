import { type PipelineSpec, planSpec } from '@tap-pipeline/core-model';
import type { ParityCheck, SpecFailure } from '../random-specs';

/** The failure of each spec, undefined where both backends build the same. All are rendered together, which is what makes it fast. */
export async function findFailures(
  specs: readonly PipelineSpec[],
  check: ParityCheck,
): Promise<readonly (SpecFailure | undefined)[]> {
  try {
    const differences = await check(specs.map((spec) => planSpec(spec)));
    return specs.map((spec, index) => {
      const found = differences[index] ?? [];
      return found.length > 0 ? { spec, differences: found } : undefined;
    });
  } catch (error) {
    return specs.length > 1
      ? halveAndFind(specs, check)
      : specs.map((spec) => ({ spec, differences: [], error: toError(error) }));
  }
}

/** An error does not say which spec it is about, so the specs are looked at in halves, and these again. */
async function halveAndFind(
  specs: readonly PipelineSpec[],
  check: ParityCheck,
): Promise<readonly (SpecFailure | undefined)[]> {
  const middle = Math.ceil(specs.length / 2);
  return [...(await findFailures(specs.slice(0, middle), check)), ...(await findFailures(specs.slice(middle), check))];
}

function toError(error: unknown): Error {
  return error instanceof Error ? error : new Error(String(error));
}
