import type { DeliveryPipelinePlan } from '@tap-pipeline/core-model';
import { type RenderedResource, renderPlans } from '@tap-pipeline/pulumi-adapter/testing';

/**
 * What Pulumi is asked for by each of the plans. A program makes many at once, since it is the start of a
 * program that takes time; and not too many, since each holds on to its memory until it ends.
 */
export async function renderPulumi(
  plans: readonly DeliveryPipelinePlan[],
): Promise<readonly (readonly RenderedResource[])[]> {
  const batches = toBatches(plans);
  const rendered: (readonly (readonly RenderedResource[])[])[] = [];
  const programs = Array.from({ length: PROGRAMS_AT_ONCE }, async (_, program) => {
    for (let index = program; index < batches.length; index += PROGRAMS_AT_ONCE) {
      rendered[index] = await renderPlans(batches[index] ?? []);
    }
  });
  await Promise.all(programs);
  return rendered.flat();
}

const PLANS_A_PROGRAM = 25;
const PROGRAMS_AT_ONCE = 2;

function toBatches<T>(all: readonly T[]): readonly (readonly T[])[] {
  const count = Math.ceil(all.length / PLANS_A_PROGRAM);
  return Array.from({ length: count }, (_, index) => all.slice(index * PLANS_A_PROGRAM, (index + 1) * PLANS_A_PROGRAM));
}
