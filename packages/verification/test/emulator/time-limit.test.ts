import { EventEmitter } from 'node:events';
import { runWithin } from '../../src/emulator/account/time-limit';

beforeEach(() => jest.useFakeTimers());

afterEach(() => jest.useRealTimers());

test('work that ends in time is left alone, and nobody is listened to any more', async () => {
  const { limit, signals, heard } = createLimit();
  expect(await runWithin(limit, async (end) => end.aborted)).toBe(false);
  expect(signals.eventNames()).toEqual([]);
  expect(jest.getTimerCount()).toBe(0);
  expect(heard).toEqual([]);
});

test('when the time is up, work is told, and is waited for until it has taken away what it made', async () => {
  const { limit } = createLimit();
  const reasons: string[] = [];
  const running = runWithin(limit, async (end) => {
    await aborted(end);
    reasons.push(end.reason.message);
    await Promise.resolve();
    return 'deleted';
  });
  await jest.advanceTimersByTimeAsync(59 * 60_000);
  expect(reasons).toEqual([]);
  await jest.advanceTimersByTimeAsync(60_000);
  expect(await running).toBe('deleted');
  expect(reasons).toEqual(['60 minutes have passed']);
});

test.each(['SIGINT', 'SIGTERM', 'SIGHUP'])('%s ends work, and the second time it says so', async (name) => {
  const { limit, signals, heard } = createLimit();
  const running = runWithin(limit, async (end) => {
    await aborted(end);
    jest.setSystemTime(Date.now() + 3000);
    signals.emit('SIGINT');
    return end.reason.message;
  });
  signals.emit(name);
  expect(await running).toBe('somebody asked for the end');
  expect(heard).toEqual([true, false]);
});

test('one Ctrl-C that comes several times is one', async () => {
  const { limit, signals, heard } = createLimit();
  const running = runWithin(limit, (end) => aborted(end));
  signals.emit('SIGINT');
  signals.emit('SIGINT');
  await running;
  expect(heard).toEqual([true]);
});

test('work that fails is listened to no more', async () => {
  const { limit, signals } = createLimit();
  await expect(runWithin(limit, () => Promise.reject(new Error('no such role')))).rejects.toThrow('no such role');
  expect(signals.eventNames()).toEqual([]);
});

function createLimit() {
  const signals = new EventEmitter();
  const heard: boolean[] = [];
  return { limit: { minutes: 60, signals, onSignal: (isFirst: boolean) => heard.push(isFirst) }, signals, heard };
}

function aborted(end: AbortSignal): Promise<void> {
  return new Promise((resolve) => end.addEventListener('abort', () => resolve()));
}
