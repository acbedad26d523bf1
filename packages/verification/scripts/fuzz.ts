/**
 * Tries valid and broken specs in every way that they can go in: `npm run fuzz -- --runs 10000 --seed 42`.
 * Ends with exit code 1 at the first answer that is neither a plan nor a PipelineError with path and code.
 */
import { resolve } from 'node:path';
import { checkParity, renderCdk, runCommand, toMessage } from '@tap-pipeline/conformance';
import { arbitrarySpec } from '../../core-model/test/arbitrary-spec';
import { arbitraryCase } from '../src/fuzz/arbitrary-case';
import { FUZZ_USAGE, type FuzzFlags, parseFuzzFlags } from '../src/fuzz/flags';
import type { FuzzReport } from '../src/fuzz/fuzz';
import type { FuzzCase } from '../src/fuzz/fuzz-case';
import { fuzzInLanes } from '../src/fuzz/fuzz-lanes';
import { FuzzWorker } from '../src/fuzz/fuzz-worker';
import type { FuzzRenderer } from '../src/fuzz/render-queue';
import { toFuzzReport } from '../src/fuzz/report-fuzz';
import { planCase } from '../src/fuzz/run-case';

/** Cases are drawn in this process and tried in others. */
const LANES = 2;

const RENDERERS: readonly FuzzRenderer[] = [
  { name: 'the CDK', every: 40, batch: 20, render: async (plans) => renderCdk(plans).map(() => '') },
  {
    name: 'both backends alike',
    every: 200,
    batch: 20,
    render: async (plans) => (await checkParity(plans)).map((differences) => toMessage(differences)),
  },
];

runCommand({ usage: FUZZ_USAGE, readFlags: parseFuzzFlags, main });

async function main({ runs, seed, path }: FuzzFlags): Promise<number> {
  console.log(`Trying ${path === undefined ? `${runs} specs` : 'one spec'}, seed ${seed}`);
  const start = Date.now();
  const seconds = () => (Date.now() - start) / 1000;
  const workers = Array.from(
    { length: LANES },
    () => new FuzzWorker(resolve(__dirname, '../src/fuzz/worker-program.ts')),
  );
  const lanes = workers.map((worker) => ({ ask: (fuzzCase: FuzzCase) => worker.ask(fuzzCase) }));
  let tried = 0;
  const onTried = () => {
    tried += 1;
    if (tried % 1000 === 0) console.log(`${tried} of ${runs}, ${Math.round(tried / seconds())} a second`);
  };
  try {
    const report = await fuzzInLanes(lanes, {
      cases: arbitraryCase(arbitrarySpec()),
      runs,
      seed,
      ...(path !== undefined && { path }),
      plan: planCase,
      renderers: RENDERERS,
      onTried,
      onFault: (text) => console.log(`A fault; making its case smaller: ${text}`),
    });
    console.log(`\nSeed ${seed}\n${toFuzzReport(report)}`);
    console.log(toCost(report, seconds()));
    return report.fault ? 1 : 0;
  } finally {
    for (const worker of workers) worker.close();
  }
}

function toCost({ tried }: FuzzReport, seconds: number): string {
  const megabytes = Math.round(process.resourceUsage().maxRSS / 2 ** 10);
  return `${Math.round(seconds)} s, ${Math.round(tried / seconds)} a second, ${megabytes} MB at most`;
}
