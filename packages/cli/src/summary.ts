import type { DeliveryPipelinePlan } from '@tap-pipeline/core-model';
import { quote } from './quote';
import type { NextStep, Rendering } from './rendering';

/** What was rendered, and how to go on. */
export interface Summary {
  /** Name of the pipeline. */
  readonly pipeline: string;
  /** Environment suffix. */
  readonly suffix: string;
  /** Stages with their actions, in order. */
  readonly stages: readonly { readonly name: string; readonly actions: readonly string[] }[];
  /** Number of resources by service, the largest first. */
  readonly resources: { readonly [service: string]: number };
  /** Path of what was written. */
  readonly file: string;
  /** Its size. */
  readonly bytes: number;
  /** How to go on, in order. */
  readonly nextSteps: readonly NextStep[];
}

/** Sums up what was rendered. */
export function summarise(plan: DeliveryPipelinePlan, rendering: Rendering, file: string): Summary {
  return {
    pipeline: plan.delivery.pipeline.name,
    suffix: plan.environment.suffix,
    stages: plan.delivery.pipeline.stages.map(({ name, actions }) => ({
      name,
      actions: actions.map((action) => `${action.name} (${action.provider})`),
    })),
    resources: countEach(rendering.services),
    file,
    bytes: Buffer.byteLength(rendering.text),
    nextSteps: [...preparations(plan), ...rendering.nextSteps],
  };
}

function countEach(services: readonly string[]): Summary['resources'] {
  const counts = new Map<string, number>();
  for (const service of services) counts.set(service, (counts.get(service) ?? 0) + 1);
  return Object.fromEntries([...counts].sort(([a, many], [b, more]) => more - many || (a < b ? -1 : 1)));
}

/** What makes the parameters and secrets that the pipeline reads; what is told by its ARN is there already. */
function preparations({ needs }: DeliveryPipelinePlan): readonly NextStep[] {
  const lines = needs
    .filter(({ name }) => !name.startsWith('arn:'))
    .map(({ kind, name }) =>
      kind === 'parameter'
        ? `aws ssm put-parameter --type SecureString --name ${quote(name)} --value YOUR-VALUE`
        : `aws secretsmanager create-secret --name ${quote(name)} --secret-string YOUR-VALUE`,
    );
  return lines.length > 0 ? [{ note: 'once, where they are not there yet:', lines }] : [];
}
