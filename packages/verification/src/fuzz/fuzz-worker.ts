import { type ChildProcess, fork } from 'node:child_process';
import type { FuzzAnswer, FuzzCase } from './fuzz-case';

/** Limits of one case. */
export interface FuzzLimits {
  /** Milliseconds of work that an answer may take; what waits for other programs is not counted. */
  readonly milliseconds: number;
  /** Milliseconds after which a case hangs, whatever the machine does meanwhile. */
  readonly hangMilliseconds: number;
  /** Megabytes of memory that the process may hold. */
  readonly megabytes: number;
}

/** What a case may take by default. The first time may be slow, so who is late is asked again. */
export const FUZZ_LIMITS: FuzzLimits = { milliseconds: 2000, hangMilliseconds: 30_000, megabytes: 512 };

/** How often a case that was late is asked again: what is slow by itself is late each time. */
const MOST_TRIES = 3;

/** How long a process may take to begin. */
const START_MILLISECONDS = 120_000;

interface Reply {
  readonly answer: FuzzAnswer;
  readonly milliseconds: number;
}

/** What a process says: that it is ready, a reply, or, by the mouth of Node, why it ended. */
type Word = 'ready' | Reply | { readonly failure: string };

/**
 * A process of its own that tries cases. It is ended, and another one begun, when a case hangs, eats all memory, or brings
 * the process down: a thread would take everything with it.
 */
export class FuzzWorker {
  private worker: ChildProcess | undefined;
  private hear: (word: Word) => void = () => {};

  /**
   * @param program file that the process runs
   * @param limits what a case may take
   */
  constructor(
    private readonly program: string,
    private readonly limits: FuzzLimits = FUZZ_LIMITS,
  ) {}

  /** What comes of the case. */
  async ask(fuzzCase: FuzzCase): Promise<FuzzAnswer> {
    const { milliseconds: limit } = this.limits;
    let late = 0;
    for (let tries = 0; tries < MOST_TRIES; tries++) {
      const word = await this.askOnce(fuzzCase);
      if ('failure' in word) return { kind: 'fault', text: word.failure };
      if (word.milliseconds <= limit || word.answer.kind === 'fault') return word.answer;
      late = Math.round(word.milliseconds);
    }
    return { kind: 'fault', text: `an answer after ${late} ms, ${limit} ms are allowed` };
  }

  /** Ends the process. */
  close(): void {
    const { worker } = this;
    this.worker = undefined;
    this.hear = () => {};
    worker?.removeAllListeners();
    worker?.kill('SIGKILL');
  }

  private async askOnce(fuzzCase: FuzzCase): Promise<Reply | { readonly failure: string }> {
    if (this.worker === undefined) await this.start();
    const word = await this.nextWord(this.limits.hangMilliseconds, () => this.worker?.send(fuzzCase));
    if (typeof word === 'object' && 'answer' in word) return word;
    this.close();
    return word === 'ready' ? { failure: 'the process began anew' } : word;
  }

  /** Sources are run through tsx, as the command is. */
  private async start(): Promise<void> {
    const worker = fork(this.program, {
      execArgv: [
        `--max-old-space-size=${this.limits.megabytes}`,
        ...(this.program.endsWith('.ts') ? ['--require', require.resolve('tsx/cjs')] : []),
      ],
      serialization: 'advanced',
      stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
    });
    const said: string[] = [];
    worker.stderr?.on('data', (chunk: Buffer) => said.push(chunk.toString('utf8')));
    worker.on('message', (word: Word) => this.hear(word));
    worker.on('close', (code, signal) =>
      this.hear({ failure: `the process ended: ${reasonOf(said, code ?? signal)}` }),
    );
    this.worker = worker;
    const word = await this.nextWord(START_MILLISECONDS, () => {});
    if (typeof word === 'object' && 'failure' in word)
      throw new Error(`the program ${this.program} does not start: ${word.failure}`);
  }

  private nextWord(milliseconds: number, ask: () => void): Promise<Word> {
    return new Promise((resolve) => {
      const timer = setTimeout(() => resolve({ failure: `no answer after ${milliseconds} ms` }), milliseconds);
      this.hear = (word) => {
        clearTimeout(timer);
        resolve(word);
      };
      ask();
    });
  }
}

/** The error that it ended with, or else its exit code or signal. */
function reasonOf(said: readonly string[], end: number | NodeJS.Signals | null): string {
  return /^.*Error: .*$|^FATAL ERROR.*$/m.exec(said.join(''))?.[0] ?? String(end);
}
