import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { run } from '../src';

/** What a command answered. */
export interface Answer {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

/** Surroundings of a command. */
export interface Surroundings {
  readonly variables?: { readonly [name: string]: string };
  readonly colours?: boolean;
}

/** Runs the command line in this process, with no environment variables but the given ones. */
export async function runCommand(args: readonly string[], surroundings: Surroundings = {}): Promise<Answer> {
  const written = { out: '', err: '' };
  const code = await run(args, {
    out: (text) => {
      written.out += text;
    },
    err: (text) => {
      written.err += text;
    },
    colours: surroundings.colours ?? false,
    variables: surroundings.variables ?? {},
  });
  return { code, ...written };
}

/** Path of a reference spec. */
export function fixture(name: string): string {
  return join(__dirname, '../../core-model/fixtures', `${name}.pipeline.yaml`);
}

const folders: string[] = [];

/** A folder of its own for a test. */
export function createFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'tap-pipeline-test-'));
  folders.push(folder);
  return folder;
}

/** Writes a spec into a folder of its own and gives its path. */
export function writeSpec(text: string): string {
  const path = join(createFolder(), 'pipeline.yaml');
  writeFileSync(path, text);
  return path;
}

afterAll(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
});
