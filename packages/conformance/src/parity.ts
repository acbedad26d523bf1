import type { DeliveryPipelinePlan } from '@tap-pipeline/core-model';
import { compare, type Difference } from './compare';
import { type Explained, explain } from './differences';
import { factsOfCdk } from './facts-of-cdk';
import { factsOfPulumi } from './facts-of-pulumi';
import { renderCdk } from './render-cdk';
import { renderPulumi } from './render-pulumi';

/** What the two backends would make differently of each plan, and no entry of `differences.ts` explains. */
export async function checkParity(plans: readonly DeliveryPipelinePlan[]): Promise<readonly (readonly Difference[])[]> {
  return (await explainParity(plans)).map(({ unexplained }) => unexplained);
}

/** The same, with the entries that explain the other differences. */
export async function explainParity(plans: readonly DeliveryPipelinePlan[]): Promise<readonly Explained[]> {
  const rendering = renderPulumi(plans);
  const templates = renderCdk(plans);
  const rendered = await rendering;
  return templates.map((template, index) => {
    const sides = { cdk: factsOfCdk(template), pulumi: factsOfPulumi(rendered[index] ?? []) };
    return explain(compare(sides.cdk, sides.pulumi), sides);
  });
}
