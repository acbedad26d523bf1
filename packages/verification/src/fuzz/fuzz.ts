import { messageOf } from '@tap-pipeline/conformance';
import type { DeliveryPipelinePlan } from '@tap-pipeline/core-model';
import fc from 'fast-check';
import type { FuzzAnswer, FuzzCase } from './fuzz-case';
import { type FuzzRenderer, type RenderFault, RenderQueue } from './render-queue';

/** Options of {@link fuzz}. */
export interface FuzzOptions {
  /** What cases are drawn from. */
  readonly cases: fc.Arbitrary<FuzzCase>;
  /** How many are tried. */
  readonly runs: number;
  /** What decides which ones are drawn. */
  readonly seed: number;
  /** Draws one case of an earlier run again. */
  readonly path?: string;
  /** Tries a case in a safe place. */
  readonly ask: (fuzzCase: FuzzCase) => Promise<FuzzAnswer>;
  /** The plan of a case that has one. */
  readonly plan: (fuzzCase: FuzzCase) => DeliveryPipelinePlan;
  /** What builds the plans, or some of them. */
  readonly renderers: readonly FuzzRenderer[];
  /** How many smaller cases are tried after a fault. @default 500 */
  readonly mostSmaller?: number;
  /** Is told of each case that was tried. */
  readonly onTried?: () => void;
  /** Is told of the first fault, before its case is made smaller, which takes a while. */
  readonly onFault?: (text: string) => void;
}

/** What came of a run. */
export interface FuzzReport {
  /** How many cases were tried, smaller ones after a fault left out. */
  readonly tried: number;
  /** How many had a plan. */
  readonly planned: number;
  /** How many were built, by renderer. */
  readonly rendered: readonly { readonly name: string; readonly every: number; readonly count: number }[];
  /** How many were refused, by code. */
  readonly refused: { readonly [code: string]: number };
  /** The first fault; absent when there is none. */
  readonly fault?: FuzzFault;
}

/** A case with an answer that users cannot work with. */
export interface FuzzFault {
  /** What happened. */
  readonly text: string;
  /** The smallest case found. */
  readonly fuzzCase: FuzzCase;
  /** The seed of the run. */
  readonly seed: number;
  /** Draws the case again, with the seed; empty where that does not show the fault again. */
  readonly path: string;
}

/** Tries cases one after the other, up to the first fault, which fast-check then makes smaller. */
export async function fuzz(options: FuzzOptions): Promise<FuzzReport> {
  const { cases, runs, seed, path, ask } = options;
  const tally = new Tally(options);
  const property = fc.asyncProperty(cases, async (fuzzCase) => {
    if (tally.isSmallEnough()) return;
    await tally.count(fuzzCase, await ask(fuzzCase));
  });
  const details = await fc.check(property, { seed, numRuns: runs, ...(path !== undefined && { path }) });
  const found = details.counterexample?.[0];
  const last = found ? undefined : await tally.renderRest();
  const fault = found
    ? { text: messageOf(details.errorInstance), fuzzCase: found, seed, path: details.counterexamplePath ?? '' }
    : last && { ...last, seed, path: '' };
  return { ...tally.numbers, ...(fault && { fault }) };
}

/** Milliseconds that smaller cases are tried for; one that hangs takes long each time. */
const LONGEST_SHRINKING = 120_000;

/** Counts answers, and has some of the plans built. */
class Tally {
  private tried = 0;
  private planned = 0;
  private failedAt: number | undefined;
  private smaller = 0;
  private readonly refused = new Map<string, number>();
  private readonly queues: readonly RenderQueue[];

  constructor(private readonly options: FuzzOptions) {
    this.queues = options.renderers.map((renderer) => new RenderQueue(renderer));
  }

  get numbers(): Omit<FuzzReport, 'fault'> {
    const { tried, planned } = this;
    const rendered = this.queues.map(({ renderer: { name, every }, rendered: count }) => ({ name, every, count }));
    return { tried, planned, rendered, refused: Object.fromEntries(this.refused) };
  }

  /** After a fault, whether enough smaller cases were tried. */
  isSmallEnough(): boolean {
    const { mostSmaller = 500 } = this.options;
    if (this.failedAt === undefined) return false;
    this.smaller += 1;
    return this.smaller > mostSmaller || Date.now() - this.failedAt > LONGEST_SHRINKING;
  }

  /** @throws Error when the answer is a fault, or one of a batch cannot be built */
  async count(fuzzCase: FuzzCase, answer: FuzzAnswer): Promise<void> {
    if (answer.kind === 'fault') throw this.fail(answer.text);
    if (this.failedAt !== undefined) return;
    this.tried += 1;
    this.options.onTried?.();
    if (answer.kind === 'refused') this.refused.set(answer.code, (this.refused.get(answer.code) ?? 0) + 1);
    else await this.build(fuzzCase);
  }

  /** What is left at the end; the fault of the first that cannot be built. */
  async renderRest(): Promise<RenderFault | undefined> {
    for (const queue of this.queues) {
      const failed = await queue.renderRest();
      if (failed) return failed;
    }
    return undefined;
  }

  private async build(fuzzCase: FuzzCase): Promise<void> {
    this.planned += 1;
    for (const queue of this.queues) {
      const failed = await queue.offer(fuzzCase, () => this.options.plan(fuzzCase));
      if (failed) throw this.fail(`${failed.text}\n  of the case: ${JSON.stringify(failed.fuzzCase)}`);
    }
  }

  /** From now on cases are only made smaller, and no longer counted. */
  private fail(text: string): Error {
    if (this.failedAt === undefined) this.options.onFault?.(text);
    this.failedAt ??= Date.now();
    return new Error(text);
  }
}
