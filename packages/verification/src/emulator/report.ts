import { messageOf } from '@tap-pipeline/conformance';

/** Tells what is done, one line a step, and collects what is wrong. */
export class Report {
  private readonly found: string[] = [];

  /** @param write gets each line */
  constructor(
    private readonly write: (line: string) => void,
    private readonly now: () => number = Date.now,
  ) {}

  /** Everything that is wrong. */
  get all(): readonly string[] {
    return this.found;
  }

  /** A heading. */
  title(text: string): void {
    this.write(`\n${text}`);
  }

  /**
   * Does a step and tells how long it took, and what came of it. What is wrong follows below it.
   * @throws what the step throws, after telling that it failed
   */
  async step<T>(title: string, work: () => Promise<T>, toText?: (result: T) => string): Promise<T> {
    const start = this.now();
    const known = this.found.length;
    const end = (mark: string, text: string) => {
      const seconds = ((this.now() - start) / 1000).toFixed(1);
      this.write(`  ${mark} ${title}${text === '' ? '' : `: ${text}`} (${seconds} s)`);
      for (const problem of this.found.slice(known)) this.write(`      ${problem}`);
    };
    try {
      const result = await work();
      end(this.found.length > known ? '✗' : '✓', toText?.(result) ?? '');
      return result;
    } catch (error) {
      end('✗', 'failed');
      throw error;
    }
  }

  /** Does something of several steps; when one of them throws, that is wrong, and what comes after goes on. */
  async attempt<T>(work: () => Promise<T>): Promise<T | undefined> {
    try {
      return await work();
    } catch (error) {
      const message = messageOf(error);
      this.problems([message]);
      this.write(`      ${message}`);
      return undefined;
    }
  }

  /** Adds what is wrong. */
  problems(texts: readonly string[]): void {
    this.found.push(...texts);
  }
}
