import { catchFaults, type FaultPlace } from '../../src/faults/catch-faults';
import { toFaultTable } from '../../src/faults/fault-table';
import { toFaultReport, toProgressLine } from '../../src/faults/report-faults';
import type { SuiteOutcome } from '../../src/faults/run-suite';
import { faultOf } from './fault';

const FAILED: SuiteOutcome = { kind: 'failed', file: 'packages/cdk-adapter/test/a.test.ts', test: 'logs | are <kept>' };

/** A place that remembers which fault is in it. */
class Place implements FaultPlace {
  readonly root = '/copy';
  fault: string | undefined;
  has = () => true;

  async withFault<T>({ id }: { readonly id: string }, action: () => Promise<T>): Promise<T> {
    this.fault = id;
    try {
      return await action();
    } finally {
      this.fault = undefined;
    }
  }
}

/** Tries faults with suites that find those that are named. */
function tryFaults(ids: readonly string[], found: readonly string[], suiteThatFinds = 'packages/cdk-adapter') {
  const place = new Place();
  return catchFaults({
    faults: ids.map((id) => faultOf({ id })),
    places: [place],
    run: async (_, suite) =>
      place.fault && found.includes(place.fault) && suite.package === suiteThatFinds ? FAILED : { kind: 'passed' },
  });
}

describe('a fault that a test finds', () => {
  test('is told with the test', async () => {
    const [caught] = await tryFaults(['a'], ['a']);
    expect(caught).toEqual({ fault: faultOf({ id: 'a' }), by: FAILED });
    expect(toFaultReport([caught as never])).toBe('1 of 1 faults found');
    expect(toProgressLine(caught as never)).toBe('found      a: logs | are <kept>');
  });

  test('may be found by a later suite', async () => {
    const [caught] = await tryFaults(['a'], ['a'], 'packages/conformance');
    expect(caught?.by).toEqual(FAILED);
  });
});

describe('a fault that no test finds', () => {
  test('is told with what it changes and what to do', async () => {
    const all = await tryFaults(['a', 'b'], ['a']);
    expect(all.map(toProgressLine)[1]).toBe('NOT FOUND  b');
    expect(toFaultReport(all)).toBe(
      '1 of 2 faults found\n\nno test finds the fault b\n  in: packages/cdk-adapter/src/blocks/log-group.ts\n  it puts: "days: 0"\n  in place of: "days: 14"\n  effect: Logs are kept for ever.\n  fix: write a test that fails with it',
    );
  });
});

describe('a suite that fails without a fault', () => {
  test('ends the run, since it would find everything', async () => {
    const run = catchFaults({ faults: [faultOf()], places: [new Place()], run: async () => FAILED });
    await expect(run).rejects.toThrow(/fails without any fault\n {2}test: logs \| are <kept>/);
  });
});

describe('the table of faults', () => {
  test('says of each what it would have done and which test found it', async () => {
    const table = toFaultTable(await tryFaults(['a', 'b'], ['a']));
    expect(table).toContain('1 of 2 are found.');
    expect(table).toContain('## Logs\n');
    expect(table).not.toContain('## Build');
    expect(table).toContain(
      '| `a` | cdk-adapter `blocks/log-group.ts` | Logs are kept for ever. | logs \\| are &lt;kept> (`cdk-adapter/test/a.test.ts`) |',
    );
    expect(table).toContain('Logs are kept for ever. | **nothing** |');
  });
});
