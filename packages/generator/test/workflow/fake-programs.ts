import { chmodSync, copyFileSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** What a program answers: a value as JSON, a text as it is, a failure, or what the real program answers. */
export type Answer =
  | object
  | string
  | { readonly exitCode: number; readonly stderr: string }
  | { readonly real: string };

/** Answers by the first words of a call, in the order of the calls; the last one is given again and again. */
export interface Answers {
  readonly [words: string]: readonly Answer[];
}

/** A call of a program. */
export interface Call {
  /** The program and its arguments. */
  readonly words: readonly string[];
  /** Its environment. */
  readonly variables: { readonly [name: string]: string };
}

/** Programs that stand where the real ones reach the cloud: they answer what they are told, and remember how they were called. */
export class FakePrograms {
  /** The folder to put first into PATH. */
  readonly folder = mkdtempSync(join(tmpdir(), 'tap-pipeline-programs-'));

  /** A shell for the scripts of npm, which puts installed programs first: here these stand before them again. */
  readonly shell = join(this.folder, 'shell');

  constructor(programs: readonly string[], answers: Answers) {
    writeFileSync(this.shell, `#!/bin/sh\nPATH="${this.folder}:$PATH" exec /bin/sh "$@"\n`, { mode: 0o755 });
    writeFileSync(join(this.folder, 'answers.json'), JSON.stringify(answers));
    for (const program of programs) {
      copyFileSync(join(__dirname, 'fake-program.cjs'), join(this.folder, program));
      chmodSync(join(this.folder, program), 0o755);
    }
  }

  /** The calls that begin with these words, in their order. */
  calls(words = ''): readonly Call[] {
    const file = join(this.folder, 'calls.jsonl');
    if (!existsSync(file)) return [];
    const calls: readonly Call[] = readFileSync(file, 'utf8')
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line));
    return calls.filter((call) => call.words.join(' ').startsWith(words));
  }

  /** Removes the folder. */
  remove(): void {
    rmSync(this.folder, { recursive: true, force: true });
  }
}
