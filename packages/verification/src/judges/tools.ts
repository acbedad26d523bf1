import { type ChildProcess, spawn } from 'node:child_process';
import { closeSync, mkdtempSync, openSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { PythonTools } from './python-tools';

/** What judges run with. */
export interface Tools {
  /** Runs a program. */
  readonly run: RunProgram;
  /** Programs that come from Python's registry; undefined where they could not be installed. */
  readonly python: PythonTools | undefined;
  /** Root of the repository. */
  readonly root: string;
  /** Folder for files of judges. */
  readonly work: string;
}

/** Runs a program to its end. */
export type RunProgram = (command: string, args: readonly string[], options?: RunOptions) => Promise<Ran>;

/** How a program runs. */
export interface RunOptions {
  /** Folder. */
  readonly cwd?: string;
  /** Variables besides those of this process. */
  readonly env?: { readonly [name: string]: string };
  /** Exit codes that say that it did its work, with findings or without; only 0 unless others are given. */
  readonly accept?: readonly number[];
}

/** What came of a program. */
export interface Ran {
  /** Exit code. */
  readonly status: number;
  /** What it printed. */
  readonly stdout: string;
  /** What it complained about. */
  readonly stderr: string;
}

/**
 * Runs a program to its end. What it prints goes through files: a program of Node that ends itself would lose what a pipe has
 * not taken yet.
 * @throws Error with what it said, when it did not do its work
 */
export const runProgram: RunProgram = async (command, args, { cwd, env, accept = [0] } = {}) => {
  const folder = mkdtempSync(join(tmpdir(), 'tap-pipeline-run-'));
  try {
    const [stdout, stderr] = [join(folder, 'stdout'), join(folder, 'stderr')];
    const stdio = ['ignore', openSync(stdout, 'w'), openSync(stderr, 'w')] as const;
    const status = await waitFor(
      spawn(command, args, { cwd, env: { ...process.env, ...env }, stdio: [...stdio] }),
      command,
    );
    for (const file of stdio.slice(1)) closeSync(Number(file));
    const ran = { status, stdout: readFileSync(stdout, 'utf8'), stderr: readFileSync(stderr, 'utf8') };
    if (accept.includes(status)) return ran;
    const said = `${ran.stderr}\n${ran.stdout}`.trim().slice(0, LONGEST_COMPLAINT);
    throw new Error(`${command} ended with exit code ${status}: ${said}`);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
};

const LONGEST_COMPLAINT = 2000;

function waitFor(child: ChildProcess, command: string): Promise<number> {
  return new Promise((resolve, reject) => {
    child.on('error', (error) => reject(new Error(`${command} could not be started: ${error.message}`)));
    child.on('close', (status) => resolve(status ?? -1));
  });
}

/** Version of an installed npm package, from its package.json. */
export function npmVersion(name: string, from: string = __dirname): string {
  const folder = require.resolve.paths(name)?.map((path) => join(path, name)) ?? [];
  for (const path of [join(from, name), ...folder]) {
    const version = tryReadVersion(join(path, 'package.json'));
    if (version !== undefined) return version;
  }
  throw new Error(`the package ${name} is not installed; fix: npm ci`);
}

function tryReadVersion(file: string): string | undefined {
  try {
    return (JSON.parse(readFileSync(file, 'utf8')) as { readonly version: string }).version;
  } catch {
    return undefined;
  }
}
