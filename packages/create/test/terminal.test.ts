import { processTerminal } from '../src/terminal';

const { stdin, stdout, stderr } = process;
const before = [stdin.isTTY, stdout.isTTY];

afterEach(() => {
  [stdin.isTTY, stdout.isTTY] = before as [boolean, boolean];
  jest.restoreAllMocks();
});

test.each([
  [true, true, true],
  [false, true, false],
  [true, false, false],
])('asks only where somebody reads and types: stdin a terminal %s, stdout %s: %s', (reads, writes, asks) => {
  [stdin.isTTY, stdout.isTTY] = [reads, writes];
  expect(processTerminal().prompter !== undefined).toBe(asks);
});

test('results go to stdout, and what went wrong to stderr', () => {
  const out = jest.spyOn(stdout, 'write').mockReturnValue(true);
  const err = jest.spyOn(stderr, 'write').mockReturnValue(true);
  const terminal = processTerminal();
  terminal.out('result');
  terminal.err('problem');
  expect([out.mock.calls, err.mock.calls]).toEqual([[['result']], [['problem']]]);
  expect(terminal.cwd).toBe(process.cwd());
});
