import { checkSpec, type PlatformSettings, type Problem } from '@tap-pipeline/core-model';
import type { Answers } from './scaffold/answers';
import { toReleasedSpec } from './scaffold/files/pipeline-yaml';
import { ENVIRONMENTS } from './scaffold/files/view';

/**
 * What is wrong with `pipeline.yaml` as the answers give it, in any of its environments: rules of the platform that no
 * answer can keep, and defaults that clash with it. They are told, and do not stop a run: they are mended in the file.
 */
export function findSpecProblems(answers: Answers, platform: PlatformSettings): readonly Problem[] {
  const spec = toReleasedSpec(answers);
  // The check of one environment looks at those with an override, too.
  const others = ENVIRONMENTS.filter((environment) => !Object.hasOwn(spec.overrides ?? {}, environment));
  const found = others.flatMap((environmentSuffix) => checkSpec(spec, { explicit: { environmentSuffix }, platform }));
  return [...new Map(found.map((problem) => [problem.message, problem])).values()];
}
