import { planSpec, readSpec, resolveWith } from '@tap-pipeline/core-model';
import type { CommandAction } from '../command';
import { printPlan } from '../print/plan';
import { settingSources } from '../sources';

/** Shows what will exist, to people as a tree and to programs as JSON. */
export const plan: CommandAction = (line, terminal) => {
  const spec = readSpec(line.operands[0] as string);
  const sources = settingSources(line, terminal);
  const planned = planSpec(spec, sources);
  if (line.json) terminal.out(`${JSON.stringify(planned, null, 2)}\n`);
  else terminal.out(printPlan(planned, resolveWith(spec, sources).defaults, terminal));
  return 0;
};
