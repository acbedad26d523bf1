import { spawn } from 'node:child_process';
import { existsSync, readFileSync, rmSync } from 'node:fs';
import { join, relative } from 'node:path';
import type { Suite } from './suite';

/** How a suite ended. */
export type SuiteOutcome =
  | { /** Everything passed. */ readonly kind: 'passed' }
  | {
      /** Something failed. */
      readonly kind: 'failed';
      /** Test file, from the root of the repository, or the name of a tool. */
      readonly file: string;
      /** Title of the first test that failed. */
      readonly test: string;
    };

/** Runs a suite in a copy of the repository. */
export type SuiteRunner = (root: string, suite: Suite) => Promise<SuiteOutcome>;

/** The part of Jest's report that is read. */
export interface JestReport {
  /** Test files. */
  readonly testResults: readonly {
    readonly name: string;
    readonly status: string;
    readonly assertionResults: readonly {
      readonly status: string;
      readonly fullName: string;
      readonly failureMessages?: readonly string[] | undefined;
    }[];
  }[];
}

const LONGEST_MINUTES = 10;

/** Tests that compare with a file which is written anew when the plan changes. */
const GOLDEN_TESTS = '/test/plan/(golden|options)\\.test\\.ts$';

/** Runs the suite with Jest, one file after the other, up to the first that fails. */
export const runSuite: SuiteRunner = async (root, suite) => {
  const bin = join(root, 'node_modules');
  if (suite.compiles) {
    const types = await execute(process.execPath, [join(bin, 'typescript/bin/tsc'), '-b', suite.package], root);
    if (types.exitCode !== 0)
      return { kind: 'failed', file: 'tsc', test: types.output.split('\n')[0] ?? 'the types are wrong' };
  }
  const report = join(root, 'report.json');
  rmSync(report, { force: true });
  const { exitCode, output } = await execute(
    process.execPath,
    [join(bin, 'jest/bin/jest.js'), ...jestArguments(root, suite, report)],
    join(root, suite.package),
  );
  if (exitCode === 0) return { kind: 'passed' };
  if (!existsSync(report)) throw new Error(`Jest left no report of ${suite.package}\n${output.slice(-2000)}`);
  return toOutcome(root, JSON.parse(readFileSync(report, 'utf8')) as JestReport);
};

/**
 * Each suite has a cache in its own copy, which goes with it. Files and tests have the same order in every run, so that the
 * first failure is the same.
 */
export function jestArguments(root: string, { paths }: Suite, report: string): readonly string[] {
  return [
    '--coverage=false',
    '--runInBand',
    '--bail=1',
    '--seed=1',
    `--testSequencer=${join(root, 'packages/core-model/test/mutation/by-name.cjs')}`,
    '--json',
    `--outputFile=${report}`,
    `--cacheDirectory=${join(root, '.jest-cache')}`,
    `--testPathIgnorePatterns=${GOLDEN_TESTS}`,
    ...paths.map((path) => `--testPathPatterns=/${path.replaceAll('.', '\\.')}`),
  ];
}

/**
 * The first test that failed; a file that cannot even be loaded has none. A test that ran out of time says nothing: the
 * machine may be busy.
 */
export function toOutcome(root: string, { testResults }: JestReport): SuiteOutcome {
  const failed = testResults.map(toFailure).find((failure) => failure !== undefined);
  if (!failed) return { kind: 'passed' };
  return { kind: 'failed', file: relative(root, failed.name).split('\\').join('/'), test: failed.test };
}

function toFailure({ name, status, assertionResults }: JestReport['testResults'][number]) {
  if (status !== 'failed') return undefined;
  const failed = assertionResults.filter((test) => test.status === 'failed');
  if (failed.length === 0) return { name, test: 'cannot be loaded' };
  const test = failed.find(({ failureMessages = [] }) => !failureMessages.some((text) => OUT_OF_TIME.test(text)));
  return test && { name, test: test.fullName };
}

const OUT_OF_TIME = /Exceeded timeout of \d+ ms/;

interface Executed {
  readonly exitCode: number | null;
  readonly output: string;
}

function execute(command: string, args: readonly string[], cwd: string): Promise<Executed> {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { cwd, timeout: LONGEST_MINUTES * 60_000, stdio: ['ignore', 'pipe', 'pipe'] });
    const chunks: Buffer[] = [];
    child.stdout.on('data', (chunk: Buffer) => chunks.push(chunk));
    child.stderr.on('data', (chunk: Buffer) => chunks.push(chunk));
    child.on('error', reject);
    child.on('close', (exitCode) => resolve({ exitCode, output: Buffer.concat(chunks).toString('utf8') }));
  });
}
