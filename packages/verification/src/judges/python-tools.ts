import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { CannotJudge } from './judge';
import type { RunProgram } from './tools';

/** Programs that come from Python's registry. */
export interface PythonTools {
  /** Path of a program. */
  readonly program: (name: string) => string;
  /** Version of a package, as the file of requirements pins it. */
  readonly version: (packageName: string) => string;
}

/** Where they come from and go to. */
export interface PythonPlaces {
  /** The file that pins every package. */
  readonly requirements: string;
  /** Folder of caches; the environment goes into a folder of its own there, named by the hash of the file. */
  readonly cache: string;
  /** The interpreter. */
  readonly python: string;
}

/**
 * The programs, installed once for each content of the file of requirements.
 * @throws Error where there is no Python 3, or its registry does not answer
 */
export async function findPythonTools(run: RunProgram, places: PythonPlaces): Promise<PythonTools> {
  const text = readFileSync(places.requirements, 'utf8');
  const hash = createHash('sha256').update(text).digest('hex').slice(0, 16);
  const folder = join(places.cache, `judges-${hash}`);
  if (!existsSync(join(folder, STAMP))) await install(run, places, folder);
  return {
    program: (name) => join(folder, 'bin', name),
    version: (packageName) => findVersion(text, packageName),
  };
}

/** Written last, so that an installation that was broken off is not taken for whole. */
const STAMP = 'installed';

async function install(run: RunProgram, { requirements, python }: PythonPlaces, folder: string): Promise<void> {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  await run(python, ['-m', 'venv', folder]);
  const args = ['-m', 'pip', 'install', '--quiet', '--disable-pip-version-check', '--no-deps', '--require-hashes'];
  await run(join(folder, 'bin', 'python3'), [...args, '-r', requirements]);
  writeFileSync(join(folder, STAMP), '');
}

function findVersion(requirements: string, packageName: string): string {
  const line = requirements.split('\n').find((text) => text.toLowerCase().startsWith(`${packageName.toLowerCase()}==`));
  const version = line?.split('==')[1]?.split(/[\s\\;]/)[0];
  if (version === undefined) throw new Error(`the file of requirements does not pin ${packageName}`);
  return version;
}

/**
 * The tools, where they were installed.
 * @throws CannotJudge where they were not
 */
export function requirePython(python: PythonTools | undefined): PythonTools {
  if (python === undefined)
    throw new CannotJudge(
      'there is no Python 3 with the packages of requirements.txt (fix: install Python 3.11 or newer with venv)',
    );
  return python;
}
