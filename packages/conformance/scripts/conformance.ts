/**
 * Compares what the AWS CDK and Pulumi build from random specs: `npm run conformance -- --runs 1000 --seed 42`.
 * Ends with exit code 1 when there is a difference.
 */
import { arbitrarySpec } from '../../core-model/test/arbitrary-spec';
import { runCommand } from '../src/command';
import { checkRandomSpecs } from '../src/random-specs';
import { parseFlags, type RandomSpecsFlags, USAGE } from '../src/random-specs/flags';
import { toReportText } from '../src/random-specs/report-text';

runCommand({ usage: USAGE, readFlags: parseFlags, main: check });

async function check({ runs, seed }: RandomSpecsFlags): Promise<number> {
  console.log(`Building ${runs} random specs with the AWS CDK and Pulumi, seed ${seed}`);
  const start = Date.now();
  const report = await checkRandomSpecs({
    specs: arbitrarySpec(),
    runs,
    seed,
    onProgress: (checked) => console.log(`${checked} of ${runs} checked, ${Math.round((Date.now() - start) / 1000)} s`),
  });
  console.log(`\n${toReportText(report)}`);
  if (report.failure) console.log(`\nAgain: npm run conformance -- --runs ${report.checked} --seed ${seed}`);
  return report.failure ? 1 : 0;
}
