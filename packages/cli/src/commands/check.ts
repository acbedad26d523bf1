import { checkSpec, isPipelineError, type Problem, readSpec, type SettingSources } from '@tap-pipeline/core-model';
import type { CommandAction } from '../command';
import { reportProblems } from '../report';
import { settingSources } from '../sources';
import { styleOf } from '../style';

/** Finds everything that is wrong with specs. */
export const check: CommandAction = (line, terminal) => {
  const sources = settingSources(line, terminal);
  const results = line.operands.map((path) => ({ path, problems: findProblems(path, sources) }));
  const all = results.flatMap(({ problems }) => problems);
  if (line.json) reportProblems(all, true, terminal);
  else for (const result of results) tell(result);
  return all.length === 0 ? 0 : 1;

  function tell({ path, problems }: (typeof results)[number]): void {
    if (problems.length > 0) reportProblems(problems, false, terminal);
    else terminal.out(`${styleOf(terminal).good('ok')} ${path}\n`);
  }
};

function findProblems(path: string, sources: SettingSources): readonly Problem[] {
  try {
    return checkSpec(readSpec(path), sources);
  } catch (error) {
    if (isPipelineError(error)) return error.problems;
    throw error;
  }
}
