import type { Prompter } from 'generator-tap-pipeline';
import { toPrompter } from './prompter';

/** Where the command is called, and how it talks to people. */
export interface Terminal {
  /** Writes results. */
  readonly out: (text: string) => void;
  /** Writes what went wrong. */
  readonly err: (text: string) => void;
  /** The folder that it is called in. */
  readonly cwd: string;
  /** Asks people; absent where nobody sits at the terminal. */
  readonly prompter?: Prompter;
}

/** The terminal of this process. */
export function processTerminal(): Terminal {
  const out = (text: string) => void process.stdout.write(text);
  return {
    out,
    err: (text) => void process.stderr.write(text),
    cwd: process.cwd(),
    ...(process.stdin.isTTY && process.stdout.isTTY && { prompter: toPrompter(out) }),
  };
}
