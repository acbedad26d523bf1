import type { ActionPlan, PipelinePlan } from '@tap-pipeline/core-model';
import type { Branch } from './tree';
import { list } from './words';

/** Stages in order, each with its actions. */
export function stageBranches({ stages }: PipelinePlan): readonly Branch[] {
  return stages.map(({ name, actions, retry }) => ({
    text: name,
    ...(retry && { note: retry === 'ALL_ACTIONS' ? 'runs once more when it fails' : 'failed actions run once more' }),
    branches: actions.map((action) => ({
      text: `${action.name}: ${action.provider}`,
      note: describeArtifacts(action),
    })),
  }));
}

function describeArtifacts({ inputs, outputs, timeoutMinutes }: ActionPlan): string {
  return list(
    inputs.length > 0 && `reads ${inputs.join(' and ')}`,
    outputs.length > 0 && `writes ${outputs.join(' and ')}`,
    timeoutMinutes !== undefined && `waits ${timeoutMinutes} minutes at most`,
  );
}
