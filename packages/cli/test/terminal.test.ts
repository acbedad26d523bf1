import { styleOf } from '../src/style';
import { processTerminal } from '../src/terminal';

const { env, stdout } = process;
const isTTY = Object.getOwnPropertyDescriptor(stdout, 'isTTY');

afterEach(() => {
  process.env = env;
  if (isTTY) Object.defineProperty(stdout, 'isTTY', isTTY);
  else Reflect.deleteProperty(stdout, 'isTTY');
});

test.each([
  [true, {}, true],
  [true, { NO_COLOR: '1' }, false],
  [true, { TERM: 'dumb' }, false],
  [false, {}, false],
])('colours, when a person looks is %s and the environment %j: %s', (looks, variables, colours) => {
  Object.defineProperty(stdout, 'isTTY', { value: looks, configurable: true });
  process.env = variables;
  expect(processTerminal().colours).toBe(colours);
});

test('results go to stdout, what went wrong to stderr', () => {
  const out = jest.spyOn(process.stdout, 'write').mockReturnValue(true);
  const err = jest.spyOn(process.stderr, 'write').mockReturnValue(true);
  processTerminal().out('result');
  processTerminal().err('problem');
  const calls = [out.mock.calls, err.mock.calls];
  jest.restoreAllMocks();
  expect(calls).toEqual([[['result']], [['problem']]]);
});

test('without colours a text stays as it is', () => {
  const { strong, faint, good } = styleOf({ colours: false });
  expect([strong('a'), faint('b'), good('c')]).toEqual(['a', 'b', 'c']);
});
