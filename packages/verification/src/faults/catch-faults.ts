import type { Fault } from './fault';
import type { SuiteOutcome, SuiteRunner } from './run-suite';
import { listSuites, type Suite, titleOf } from './suite';

/** What became of a fault. */
export interface CaughtFault {
  /** The fault. */
  readonly fault: Fault;
  /** The test that found it; undefined when none did. */
  readonly by?: Extract<SuiteOutcome, { readonly kind: 'failed' }>;
}

/** A place that faults can be put into. */
export interface FaultPlace {
  /** Its folder. */
  readonly root: string;
  /** Whether there is such a file. */
  readonly has: (path: string) => boolean;
  /** Does something with the fault in its file. */
  readonly withFault: <T>(fault: Fault, action: () => Promise<T>) => Promise<T>;
}

/** Options of {@link catchFaults}. */
export interface CatchOptions {
  /** The faults. */
  readonly faults: readonly Fault[];
  /** Copies of the repository; each has one fault at a time. */
  readonly places: readonly FaultPlace[];
  /** How a suite is run. */
  readonly run: SuiteRunner;
  /** Is told of each fault as it is done. */
  readonly onDone?: (caught: CaughtFault) => void;
}

/**
 * Puts each fault into a copy and looks which test finds it. A suite counts only when it passes without the fault, which
 * is tried before its first use.
 * @throws an error when a suite fails without a fault, StaleFault when a fault no longer fits
 */
export async function catchFaults({ faults, places, run, onDone }: CatchOptions): Promise<readonly CaughtFault[]> {
  const results: CaughtFault[] = [];
  const waiting = faults.map((fault, index) => ({ fault, index }));
  const passing = new Set<string>();
  await Promise.all(
    places.map(async (place) => {
      for (let next = waiting.shift(); next; next = waiting.shift()) {
        const caught = await catchFault(next.fault, { place, run, passing });
        results[next.index] = caught;
        onDone?.(caught);
      }
    }),
  );
  return results;
}

interface Context {
  readonly place: FaultPlace;
  readonly run: SuiteRunner;
  /** Suites that are known to pass without a fault. */
  readonly passing: Set<string>;
}

async function catchFault(fault: Fault, context: Context): Promise<CaughtFault> {
  const { place, run } = context;
  for (const suite of listSuites(fault, (path) => place.has(path))) {
    await makeSureThatItPasses(suite, context);
    const outcome = await place.withFault(fault, () => run(place.root, suite));
    if (outcome.kind === 'failed') return { fault, by: outcome };
  }
  return { fault };
}

async function makeSureThatItPasses(suite: Suite, { place, run, passing }: Context): Promise<void> {
  const title = titleOf(suite);
  if (passing.has(title)) return;
  const outcome = await run(place.root, suite);
  if (outcome.kind === 'failed')
    throw new Error(
      `${title} fails without any fault\n  test: ${outcome.test}\n  in: ${outcome.file}\n  fix: mend the test first; a test that fails anyway finds nothing`,
    );
  passing.add(title);
}
