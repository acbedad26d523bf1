/**
 * Puts mistakes into a copy of the sources and looks which tests find them: `npm run faults`.
 * Ends with exit code 1 when one is not found, or no longer fits the sources.
 */
import { writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { runCommand } from '@tap-pipeline/conformance';
import { catchFaults } from '../src/faults/catch-faults';
import { toFaultTable } from '../src/faults/fault-table';
import { FAULTS_USAGE, type FaultFlags, parseFaultFlags } from '../src/faults/flags';
import { toFaultReport, toProgressLine } from '../src/faults/report-faults';
import { runSuite } from '../src/faults/run-suite';
import { SEEDED_FAULTS } from '../src/faults/seeded-faults';
import { Workspace } from '../src/faults/workspace';

const ROOT = resolve(__dirname, '../../..');

runCommand({ usage: FAULTS_USAGE, readFlags: (args) => parseFaultFlags(args, SEEDED_FAULTS), main });

async function main(flags: FaultFlags): Promise<number> {
  if (!flags.list) return tryFaults(flags);
  for (const { id, kind, effect } of flags.faults) console.log(`${id} (${kind}): ${effect}`);
  return 0;
}

async function tryFaults({ faults, workers, write }: FaultFlags): Promise<number> {
  const start = Date.now();
  const places = Array.from({ length: Math.min(workers, faults.length) }, () => new Workspace(ROOT));
  try {
    let done = 0;
    const all = await catchFaults({
      faults,
      places,
      run: runSuite,
      onDone: (caught) => console.log(`${++done}/${faults.length} ${toProgressLine(caught)}`),
    });
    console.log(`\n${toFaultReport(all)} in ${Math.round((Date.now() - start) / 1000)} s`);
    if (write) writeFileSync(join(ROOT, 'docs/faults.md'), toFaultTable(all));
    return all.every(({ by }) => by !== undefined) ? 0 : 1;
  } finally {
    for (const place of places) place.remove();
  }
}
