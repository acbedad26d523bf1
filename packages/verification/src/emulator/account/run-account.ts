import { factsOfCdk, renderCdk } from '@tap-pipeline/conformance';
import { planSpec } from '@tap-pipeline/core-model';
import type { Cdk } from '../cdk';
import type { Cloud } from '../cloud';
import { CloudSite } from '../cloud-site';
import { runSuite, type SystemWithSpec } from '../emulator-suite';
import { takeInventory } from '../inventory';
import type { Known } from '../known';
import type { Report } from '../report';
import type { Account } from './account-guard';
import { type Cost, checkBudget, estimateCosts, totalOf, toUsd } from './budget';
import { deleteStacks, findNamed } from './clean-up';
import { runWithin, type TimeLimit } from './time-limit';

/** What deploys a stack, and deletes it. */
type Stack = Pick<Cdk, 'deploy' | 'destroy'>;

/** What is done in an account. */
export interface AccountRun {
  /** Its services. */
  readonly cloud: Cloud;
  /** Which account. */
  readonly account: Account;
  /** What is known of it. */
  readonly known: Known;
  /** What is deployed, one after the other. */
  readonly systems: readonly SystemWithSpec[];
  /** Suffix of all names. */
  readonly suffix: string;
  /** US dollars that it may cost. */
  readonly budget: number;
  /** Minutes that it may take. */
  readonly minutes: number;
  /** Who asks for the end. */
  readonly signals: TimeLimit['signals'];
  /** Ends the program at once. */
  readonly exit: (exitCode: number) => void;
  /** The command line that deploys a stack, until the signal aborts. */
  readonly createCdk: (stack: string, end: AbortSignal) => Stack;
  /** Seconds between two looks at stacks that are being deleted. @default 10 */
  readonly everySeconds?: number;
  /** Gets what is told besides the report. */
  readonly write: (line: string) => void;
}

/**
 * Deploys systems in an account, reads everything back, and takes all of it away, whatever happens.
 * @returns the exit code
 * @throws Error before anything is made, when it could cost more than the budget
 */
export async function runAccount(run: AccountRun, report: Report): Promise<number> {
  const { account, systems, suffix, budget, minutes, write } = run;
  const costs = findDearest(systems, suffix);
  checkBudget(costs, minutes, budget);
  write(`Account ${account.account}, ${account.region}: at most ${toUsd((totalOf(costs) * minutes) / 60)}`);
  write(`Should this be ended by force: ${toCleanUp(suffix)}`);
  const { resources, facts, isClean } = await runWithin(toLimit(run), async (end) => {
    const result = await report.attempt(() => runSuite(createSite(run, end), undefined, systems, suffix, report));
    return { resources: 0, facts: 0, ...result, isClean: await cleanUp(run, suffix) };
  });
  write(`\n${resources} resources read back, ${facts} facts compared, ${report.all.length} wrong`);
  return report.all.length === 0 && isClean ? 0 : 1;
}

/**
 * Deletes what is left of a run, and tells what its stacks do not lead to.
 * @returns whether nothing is left
 */
export async function cleanUp(
  { cloud, write, everySeconds }: Pick<AccountRun, 'cloud' | 'write' | 'everySeconds'>,
  suffix: string,
): Promise<boolean> {
  const deleted = await deleteStacks(cloud, suffix, everySeconds === undefined ? {} : { everySeconds });
  if (deleted.length > 0) write(`Deleted: ${deleted.join(', ')}`);
  const left = findNamed(await takeInventory(cloud), suffix);
  if (left.length > 0) write(`Still there, to be deleted by hand:\n${left.map((one) => `  ${one}`).join('\n')}`);
  return left.length === 0;
}

/** The dearest system: they are deployed one after the other, and each is deleted before the next. */
function findDearest(systems: readonly SystemWithSpec[], environmentSuffix: string): readonly Cost[] {
  const sources = { explicit: { environmentSuffix }, variables: {}, platform: {} };
  const [dearest = []] = renderCdk(systems.map(({ spec }) => planSpec(spec, sources)))
    .map((template) => estimateCosts(factsOfCdk(template)))
    .sort((one, other) => totalOf(other) - totalOf(one));
  return dearest;
}

/** When the time is up, or somebody asks for the end, deployments end, and what was made is deleted. */
function toLimit({ minutes, signals, suffix, exit, write }: AccountRun): TimeLimit {
  return {
    minutes,
    signals,
    onSignal: (isFirst) => {
      write(
        isFirst
          ? '\nDeleting what was made; once more ends this at once'
          : `\nNot all is deleted: ${toCleanUp(suffix)}`,
      );
      if (!isFirst) exit(1);
    },
  };
}

function createSite({ cloud, account, known, suffix, createCdk }: AccountRun, end: AbortSignal): CloudSite {
  const cdks = new Map<string, Stack>();
  const stackOf = (system: string) => {
    const name = `${system}-${suffix}`;
    const cdk = cdks.get(name) ?? createCdk(name, end);
    cdks.set(name, cdk);
    return { name, cdk };
  };
  return new CloudSite({ cloud, ...account, known, isOurs: false, stackOf });
}

function toCleanUp(suffix: string): string {
  return `npm run e2e:aws -- --clean-up ${suffix}`;
}
