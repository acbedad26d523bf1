import { checkSpec } from '../check-spec';
import { parseSpec, readSpec } from '../load-spec';
import { parsePlatform } from '../platform/load-platform';
import { isPipelineError } from './pipeline-error';
import type { Problem, ProblemExample, ProblemKind } from './problem';

const SHORTEST = 'service: orders\nsource: { kind: s3 }';

/** The problem that the example of the kind really has; `undefined` when it has another one or none. */
export function findExampleProblem(kind: ProblemKind, folder = '.'): Problem | undefined {
  return findExampleProblems(kind.example, folder).find(({ code }) => code === kind.code);
}

/** Every problem of the example. Files are looked for in the folder. */
export function findExampleProblems(example: ProblemExample, folder: string): readonly Problem[] {
  const { spec, file, variables, platform, value } =
    typeof example === 'string' ? { spec: example } : { file: undefined, ...example };
  try {
    const read = () =>
      file !== undefined && spec === undefined ? readSpec(`${folder}/${file}`) : parseSpec(spec ?? SHORTEST, file);
    return checkSpec(value ? value() : read(), {
      variables,
      ...(platform !== undefined && { platform: parsePlatform(platform) }),
    });
  } catch (error) {
    if (isPipelineError(error)) return error.problems;
    throw error;
  }
}
