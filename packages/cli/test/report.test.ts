import { reportError } from '../src/report';

test('a bug is told as one, with where it is', () => {
  const err: string[] = [];
  const terminal = { out: () => undefined, err: (text: string) => void err.push(text), colours: false, variables: {} };
  expect(reportError(new TypeError('x is undefined'), false, terminal)).toBe(1);
  expect(reportError('thrown', false, terminal)).toBe(1);
  expect(err.join('')).toMatch(/tap-pipeline has a bug; please report this:\nTypeError: x is undefined\n {4}at /);
  expect(err.join('')).toContain('thrown');
});
