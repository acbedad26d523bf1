/**
 * Asks the policies of every system what their roles may do: `npm run iam -- --write`.
 * Ends with exit code 1 when an answer is wrong, the backends differ, or a page is stale.
 */
import { runCommand } from '@tap-pipeline/conformance';
import { examineSystems } from '../src/iam/examination';
import { IAM_USAGE, type IamFlags, parseIamFlags } from '../src/iam/flags';
import { examineAccess } from '../src/iam/github/examine-access';
import { findStalePages, writePages } from '../src/iam/page-files';
import { renderPages } from '../src/iam/pages';
import { problemsOf, toReportText } from '../src/iam/report';
import { listSystems } from '../src/iam/systems';

const SYSTEMS = listSystems();
const NAMES = SYSTEMS.map(({ name }) => name);

runCommand({ usage: IAM_USAGE, readFlags: (args) => parseIamFlags(args, NAMES), main });

async function main({ system, write, verbose }: IamFlags): Promise<number> {
  const systems = SYSTEMS.filter(({ name }) => system === undefined || name === system);
  console.log(`Rendering ${systems.length} systems with the CDK and Pulumi, and asking what their roles may do`);
  const examination = await examineSystems(systems, ['cdk', 'pulumi'], (title) => {
    if (verbose) console.log(title);
  });
  const isComplete = system === undefined;
  const pages = renderPages(SYSTEMS);
  if (write) writePages(pages);
  const report = {
    systems: systems.length,
    examination,
    isComplete,
    access: await examineAccess(),
    stalePages: isComplete ? findStalePages(pages) : [],
  };
  console.log(`\n${toReportText(report)}`);
  return problemsOf(report).length === 0 ? 0 : 1;
}
