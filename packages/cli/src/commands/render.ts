import { join } from 'node:path';
import { planSpec, readSpec } from '@tap-pipeline/core-model';
import { findBackend } from '../backend';
import type { CommandAction } from '../command';
import { printSummary } from '../print/summary';
import { settingSources } from '../sources';
import { summarise } from '../summary';
import { writeFileAtomically } from '../write-file';

/** Writes the template that deploys the pipeline. Nothing is written when there are problems. */
export const render: CommandAction = (line, terminal) => {
  const loadBackend = findBackend(line.values.backend as string);
  const plan = planSpec(readSpec(line.operands[0] as string), settingSources(line, terminal));
  const template = loadBackend()(plan, { validate: line.validate });
  const file = join(line.values.out as string, 'template.json');
  writeFileAtomically(file, template.text);
  const summary = summarise(plan, template, file);
  terminal.out(
    line.json ? `${JSON.stringify({ problems: [], ...summary }, null, 2)}\n` : printSummary(summary, terminal),
  );
  return 0;
};
