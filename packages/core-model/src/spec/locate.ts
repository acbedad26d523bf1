import type { SpecOrigin } from './origin';
import { parsePath } from './path';
import { type Problem, sortProblems } from './problem';
import { moreProblems } from './problems/shape';

const MOST_PROBLEMS = 100;

/** The problems as they are told: sorted by path, each once, a hundred at most, with their places in the file. */
export function locateProblems(problems: readonly Problem[], origin: SpecOrigin | undefined): readonly Problem[] {
  const sorted = sortProblems(problems);
  const told = sorted.slice(0, MOST_PROBLEMS);
  const rest = sorted.length > told.length ? [moreProblems('', sorted.length - told.length)] : [];
  return [...told, ...rest].map((problem) =>
    origin && !problem.setBy ? { ...problem, ...findPlace(problem, origin) } : problem,
  );
}

/** The file, the position, and for a number that should be a text, how it is written there. */
function findPlace({ path, code, fix, value }: Problem, origin: SpecOrigin): Partial<Problem> {
  const at = parsePath(path);
  const position = origin.positionAt(at);
  const source = code === 'wrong-type' && fix.startsWith('quote it') ? origin.sourceAt(at) : undefined;
  return {
    file: origin.file,
    ...(position && { position }),
    ...(source !== undefined &&
      source !== value && {
        fix: `quote it: ${JSON.stringify(source)}; without quotes YAML reads it as ${value}`,
      }),
  };
}
