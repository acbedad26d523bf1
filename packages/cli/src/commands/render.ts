import { join } from 'node:path';
import { planSpec, readSpec } from '@tap-pipeline/core-model';
import { findBackend, renderWith } from '../backend';
import type { CommandAction } from '../command';
import { printSummary } from '../print/summary';
import { settingSources } from '../sources';
import { summarise } from '../summary';
import { writeFileAtomically } from '../write-file';

/** Writes what a backend makes of the pipeline. Nothing is written when there are problems. */
export const render: CommandAction = async (line, terminal) => {
  const { validate } = line;
  const backend = findBackend(line.values.backend as string, { validate });
  const specFile = line.operands[0] as string;
  const spec = readSpec(specFile);
  const plan = planSpec(spec, settingSources(line, terminal));
  const file = join(line.values.out as string, backend.fileName);
  const rendering = await renderWith(backend, { plan, specFile, service: spec.service, file, validate });
  writeFileAtomically(file, rendering.text);
  const summary = summarise(plan, rendering, file);
  terminal.out(
    line.json ? `${JSON.stringify({ problems: [], ...summary }, null, 2)}\n` : printSummary(summary, terminal),
  );
  return 0;
};
