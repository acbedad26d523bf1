import type { PipelineSpec } from '@tap-pipeline/core-model';
import fc from 'fast-check';
import { arbitraryCase } from '../../src/fuzz/arbitrary-case';
import { FUZZ_USAGE, parseFuzzFlags } from '../../src/fuzz/flags';
import { type FuzzOptions, fuzz } from '../../src/fuzz/fuzz';
import { fuzzInLanes } from '../../src/fuzz/fuzz-lanes';
import type { FuzzRenderer } from '../../src/fuzz/render-queue';
import { toFuzzReport } from '../../src/fuzz/report-fuzz';
import { planCase, runCase } from '../../src/fuzz/run-case';
import { caseOf } from './cases';

const SPECS: fc.Arbitrary<PipelineSpec> = fc.constant({ service: 'orders', source: { kind: 's3' } });

type Render = FuzzRenderer['render'];

const rendererOf = (render: Render, every = 1): FuzzRenderer => ({ name: 'a backend', every, batch: 16, render });

const FINE: Render = async (plans) => plans.map(() => '');

const OPTIONS: FuzzOptions = {
  cases: fc.nat().map((place) => caseOf({ edits: [{ do: 'remove', place }] })),
  runs: 40,
  seed: 1,
  ask: async () => ({ kind: 'plan' }),
  plan: () => planCase(caseOf()),
  renderers: [rendererOf(FINE)],
};

describe('cases', () => {
  const drawn = fc.sample(arbitraryCase(SPECS), { seed: 1, numRuns: 400 });

  test('are drawn of every form', () => {
    expect([...new Set(drawn.map(({ form }) => form))].sort()).toEqual(['define', 'file', 'json', 'object', 'yaml']);
  });

  test('have a plan at least once in four times', () => {
    const planned = drawn.filter((fuzzCase) => runCase(fuzzCase).kind === 'plan');
    expect(planned.length).toBeGreaterThan(drawn.length / 4);
  });

  test('are broken at least once in three times', () => {
    const broken = drawn.filter(({ edits, textEdits }) => edits.length + textEdits.length > 0);
    expect(broken.length).toBeGreaterThan(drawn.length / 3);
  });
});

describe('a run', () => {
  test('tries all, and has those with a plan built in batches', async () => {
    const sizes: number[] = [];
    const render: Render = async (plans) => {
      sizes.push(plans.length);
      return plans.map(() => '');
    };
    const report = await fuzz({ ...OPTIONS, renderers: [rendererOf(render)] });
    const rendered = [{ name: 'a backend', every: 1, count: 40 }];
    expect(report).toEqual({ tried: 40, planned: 40, rendered, refused: {} });
    expect(sizes).toEqual([16, 16, 8]);
  });

  test('has some of the plans built where building takes long, and says so', async () => {
    const report = await fuzz({ ...OPTIONS, renderers: [rendererOf(FINE), rendererOf(FINE, 10)] });
    expect(report.rendered.map(({ count }) => count)).toEqual([40, 4]);
    expect(toFuzzReport(report)).toContain(
      'built by a backend: 40, every plan\nbuilt by a backend: 4, one of 10 plans, since building takes longer',
    );
  });

  test('counts refusals by code', async () => {
    const report = await fuzz({ ...OPTIONS, ask: async () => ({ kind: 'refused', code: 'wrong-type' }) });
    expect(toFuzzReport(report)).toBe(
      '40 specs: 0 with a plan, 40 refused with a path and a code\nbuilt by a backend: 0, every plan\nrefused for: wrong-type 40',
    );
  });

  test('tells of each case that was tried', async () => {
    let tried = 0;
    await fuzz({ ...OPTIONS, onTried: () => tried++ });
    expect(tried).toBe(40);
  });
});

describe('a fault', () => {
  const ask: FuzzOptions['ask'] = async ({ edits }) =>
    Number(edits[0]?.place) > 100 ? { kind: 'fault', text: 'boom' } : { kind: 'plan' };

  test('ends the run, is made smaller, and can be had again', async () => {
    const told: string[] = [];
    const report = await fuzz({ ...OPTIONS, ask, onFault: (text) => told.push(text) });
    expect(told).toEqual(['boom']);
    expect(report.fault).toMatchObject({ text: 'boom', seed: 1, fuzzCase: { edits: [{ place: 101 }] } });
    expect(toFuzzReport(report)).toContain('A fault: boom');
    expect(toFuzzReport(report)).toContain(`Again: npm run fuzz -- --seed 1 --path ${report.fault?.path}`);
    const again = await fuzz({ ...OPTIONS, ask, path: String(report.fault?.path) });
    expect(again.fault?.fuzzCase).toEqual(report.fault?.fuzzCase);
  });

  test('is not made smaller for ever', async () => {
    let asked = 0;
    const counted: FuzzOptions['ask'] = (fuzzCase) => {
      asked += 1;
      return ask(fuzzCase);
    };
    const report = await fuzz({ ...OPTIONS, ask: counted, mostSmaller: 3 });
    expect(report.fault?.text).toBe('boom');
    expect(asked).toBeLessThanOrEqual(report.tried + 4);
  });

  test('is a plan that differs between the backends', async () => {
    const render: Render = async (plans) => plans.map((_, index) => (index === 3 ? 'they differ' : ''));
    const renderers = [rendererOf(render)];
    const last = await fuzz({ ...OPTIONS, runs: 10, renderers });
    expect(last.fault).toMatchObject({ text: 'a backend: they differ', path: '' });
    expect(toFuzzReport(last)).not.toContain('Again:');
    expect((await fuzz({ ...OPTIONS, renderers })).fault?.text).toContain('a backend: they differ\n  of the case: {');
  });

  test('is a plan that cannot be built, found among the others', async () => {
    const fail = async () => {
      throw new Error('no such thing');
    };
    for (const runs of [3, 1]) {
      const report = await fuzz({ ...OPTIONS, runs, renderers: [rendererOf(fail)] });
      expect(report.fault?.text).toBe('a backend: cannot be built: no such thing');
    }
  });

  test('may be anything that was thrown', async () => {
    const report = await fuzz({ ...OPTIONS, runs: 1, renderers: [rendererOf(() => Promise.reject('no'))] });
    expect(report.fault?.text).toBe('a backend: cannot be built: no');
  });
});

describe('lanes side by side', () => {
  const { ask, ...options } = OPTIONS;

  test('share the cases, and their reports are added up', async () => {
    const refuse: FuzzOptions['ask'] = async () => ({ kind: 'refused', code: 'wrong-type' });
    const counts = [0, 0, 0];
    const lanes = [ask, refuse, refuse].map((answer, lane) => ({
      ask: (fuzzCase: Parameters<typeof ask>[0]) => {
        counts[lane] = Number(counts[lane]) + 1;
        return answer(fuzzCase);
      },
    }));
    const report = await fuzzInLanes(lanes, options);
    expect(counts).toEqual([14, 13, 13]);
    expect(report).toEqual({
      tried: 40,
      planned: 14,
      rendered: [{ name: 'a backend', every: 1, count: 14 }],
      refused: { 'wrong-type': 26 },
    });
  });

  test('tell the fault with the seed of its lane, and draw it again in one', async () => {
    const fail: FuzzOptions['ask'] = async () => ({ kind: 'fault', text: 'boom' });
    const { fault } = await fuzzInLanes([{ ask }, { ask: fail }], { ...options, seed: 2 ** 31 - 1 });
    expect(fault).toMatchObject({ text: 'boom', seed: 0 });
    const again = await fuzzInLanes([{ ask: fail }, { ask }], { ...options, seed: 0, path: String(fault?.path) });
    expect(again.fault?.fuzzCase).toEqual(fault?.fuzzCase);
  });

  test('are no more than there are cases', async () => {
    expect((await fuzzInLanes([{ ask }, { ask }], { ...options, runs: 1 })).tried).toBe(1);
  });
});

test('a spec without edits is planned', () => {
  expect(runCase(caseOf({ form: 'yaml' }))).toEqual({ kind: 'plan' });
});

describe('the flags', () => {
  test('are 10,000 cases and a new seed where nothing is said', () => {
    expect(parseFuzzFlags([])).toEqual({ runs: 10_000, seed: expect.any(Number), help: false });
    expect(parseFuzzFlags(['--runs', '5', '--seed', '7', '--path', '3:0'])).toEqual({
      runs: 5,
      seed: 7,
      path: '3:0',
      help: false,
    });
    expect(FUZZ_USAGE).toContain('--runs N');
  });

  test.each([
    [['--runs', '0'], '--runs must be a whole number between 1 and 10000000, got "0"'],
    [['--seed', 'x'], '--seed must be a whole number between 0 and 2147483647, got "x"'],
    [['--path', '1'], '--path needs the --seed that it was told with'],
    [['--seed', '1', '--path', 'a'], '--path must be numbers joined by colons, got "a"'],
    [['--fast'], "Unknown option '--fast'"],
  ])('%j is refused', (args, message) => {
    expect(() => parseFuzzFlags(args)).toThrow(message);
  });
});
