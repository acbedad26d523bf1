import { checkSpec } from './check-spec';
import { freeze } from './freeze';
import { PipelineError } from './spec/pipeline-error';
import type { PipelineSpec } from './spec/pipeline-spec';
import { copyPlain } from './spec/validate/plain-data';

/**
 * A spec in TypeScript: with types while you write, checked when the program starts, frozen from then on.
 * @throws PipelineError with every problem
 */
export function definePipeline(spec: PipelineSpec): PipelineSpec {
  const problems = checkSpec(spec);
  if (problems.length > 0) throw new PipelineError(problems);
  return freeze(copyPlain(spec).value as PipelineSpec);
}
