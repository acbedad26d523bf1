import { join } from 'node:path';
import { FuzzWorker } from '../../src/fuzz/fuzz-worker';
import { caseOf } from './cases';

describe('a process that tries cases', () => {
  const worker = new FuzzWorker(join(__dirname, 'process.cjs'), {
    milliseconds: 100,
    hangMilliseconds: 1500,
    megabytes: 64,
  });
  const ask = (service: string) => worker.ask(caseOf({ spec: { service, source: { kind: 's3' } } }));

  afterAll(() => worker.close());

  test('answers', async () => {
    await expect(ask('plan')).resolves.toEqual({ kind: 'plan' });
  });

  test.each([
    ['hang', 'no answer after 1500 ms'],
    ['crash', 'the process ended: Error: boom'],
    ['leave', 'the process ended: 3'],
    ['die', 'the process ended: SIGABRT'],
    ['slow', 'an answer after 5000 ms, 100 ms are allowed'],
  ])('may %s, which is told, and the next case is tried in another process', async (deed, text) => {
    await expect(ask(deed)).resolves.toEqual({ kind: 'fault', text });
    await expect(ask('plan')).resolves.toEqual({ kind: 'plan' });
  });
});

test('a program that does not start is an error', async () => {
  const worker = new FuzzWorker(join(__dirname, 'nothing.cjs'));
  await expect(worker.ask(caseOf())).rejects.toThrow('does not start: the process ended');
});
