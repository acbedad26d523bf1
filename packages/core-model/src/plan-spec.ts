import { resolveWith } from './check-spec';
import type { DeliveryPipelinePlan } from './plan/pipeline-plan';
import { planPipeline } from './plan/plan-pipeline';
import type { SettingSources } from './settings';
import type { PipelineSpec } from './spec/pipeline-spec';

/**
 * From a spec to its plan: settings, overrides, checks, defaults, decisions.
 * @throws PipelineError with every problem of the spec and the settings
 */
export function planSpec(spec: PipelineSpec, sources: SettingSources = {}): DeliveryPipelinePlan {
  const { spec: resolved, suffix } = resolveWith(spec, sources);
  const { account, region } = sources;
  return planPipeline(resolved, {
    suffix,
    ...(account !== undefined && { account }),
    ...(region !== undefined && { region }),
  });
}
