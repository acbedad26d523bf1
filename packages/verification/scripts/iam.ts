/**
 * Asks the policies of every system what their roles may do: `npm run iam -- --write`.
 * Ends with exit code 1 when an answer is wrong, the backends differ, or a page is stale.
 */
import { examineSystems } from '../src/iam/examination';
import { IAM_USAGE, type IamFlags, parseIamFlags } from '../src/iam/flags';
import { examineAccess } from '../src/iam/github/examine-access';
import { findStalePages, writePages } from '../src/iam/page-files';
import { renderPages } from '../src/iam/pages';
import { problemsOf, toReportText } from '../src/iam/report';
import { listSystems, type System } from '../src/iam/systems';

main(process.argv.slice(2)).then((exitCode) => {
  process.exitCode = exitCode;
});

async function main(args: readonly string[]): Promise<number> {
  const systems = listSystems();
  const flags = tryReadFlags(args, systems);
  if (flags === undefined) return 1;
  if (flags.help) {
    console.log(IAM_USAGE);
    return 0;
  }
  return examineAll(systems, flags);
}

function tryReadFlags(args: readonly string[], systems: readonly System[]): IamFlags | undefined {
  try {
    return parseIamFlags(
      args,
      systems.map(({ name }) => name),
    );
  } catch (error) {
    console.error(`${(error as Error).message}\n\n${IAM_USAGE}`);
    return undefined;
  }
}

async function examineAll(all: readonly System[], { system, write, verbose }: IamFlags): Promise<number> {
  const systems = all.filter(({ name }) => system === undefined || name === system);
  console.log(`Rendering ${systems.length} systems with the CDK and Pulumi, and asking what their roles may do`);
  const examination = await examineSystems(systems, ['cdk', 'pulumi'], (title) => {
    if (verbose) console.log(title);
  });
  const isComplete = system === undefined;
  const pages = renderPages(all);
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
