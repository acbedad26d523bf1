import { mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Prompter } from 'generator-tap-pipeline';
import { run } from '../src';

/** What a command answered. */
export interface Answer {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

/** Runs the command in this process, at a terminal only when somebody sits there. */
export async function runCommand(args: readonly string[], cwd: string, prompter?: Prompter): Promise<Answer> {
  const written = { out: '', err: '' };
  const code = await run(args, {
    out: (text) => {
      written.out += text;
    },
    err: (text) => {
      written.err += text;
    },
    cwd,
    ...(prompter && { prompter }),
  });
  return { code, ...written };
}

const folders: string[] = [];

/** A folder of its own for a test. */
export function createFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'create-test-'));
  folders.push(folder);
  return folder;
}

/** The paths of all files below a folder. */
export function filesIn(folder: string, base = ''): readonly string[] {
  return readdirSync(join(folder, base))
    .sort()
    .flatMap((name) => {
      const path = join(base, name);
      return statSync(join(folder, path)).isDirectory() ? filesIn(folder, path) : [path];
    });
}

afterAll(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
});
