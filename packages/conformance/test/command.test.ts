import { type Command, runCommand } from '../src/command';

interface Flags {
  readonly help: boolean;
  readonly name?: string;
}

const ORIGINAL = process.exitCode;

let told: string[];
let complained: string[];

beforeEach(() => {
  told = [];
  complained = [];
  jest.spyOn(process.stdout, 'write').mockImplementation((text) => told.push(String(text)) > 0);
  jest.spyOn(console, 'error').mockImplementation((text) => void complained.push(String(text)));
});

afterEach(() => {
  jest.restoreAllMocks();
  process.exitCode = ORIGINAL;
});

test.each([0, 1, 3])('the exit code of a command is the one that its work gives, such as %d', async (exitCode) => {
  expect(await run({ main: () => exitCode })).toBe(exitCode);
  expect(await run({ main: async () => exitCode })).toBe(exitCode);
  expect([...told, ...complained]).toEqual([]);
});

test('a command works with the flags that it reads', async () => {
  const main = jest.fn(() => 0);
  await run({ main }, ['five-stage']);
  expect(main.mock.calls).toEqual([[{ help: false, name: 'five-stage' }]]);
});

test('--help tells how a command is written, and does nothing else', async () => {
  const main = jest.fn(() => 1);
  expect(await run({ main }, ['--help'])).toBe(0);
  expect(told).toEqual(['npm run one\n']);
  expect(complained).toEqual([]);
  expect(main).not.toHaveBeenCalled();
});

test('flags that are wrong end a command before its work, with the reason and how it is written', async () => {
  const main = jest.fn(() => 0);
  expect(await run({ main }, ['--nonsense'])).toBe(2);
  expect(complained).toEqual(['there is no flag --nonsense\n\nnpm run one']);
  expect(told).toEqual([]);
  expect(main).not.toHaveBeenCalled();
});

test.each<[string, Command<Flags>['main']]>([
  ['at once', () => fail(new Error('the disk is full'))],
  ['later', async () => fail(new Error('the disk is full'))],
  ['without an error', () => fail('the disk is full')],
])('what goes wrong %s in the work is told as one message', async (_, main) => {
  expect(await run({ main })).toBe(1);
  expect(complained).toEqual(['the disk is full']);
});

async function run(command: Pick<Command<Flags>, 'main'>, args: readonly string[] = []) {
  await runCommand({ usage: 'npm run one', readFlags, ...command }, args);
  return process.exitCode;
}

function readFlags([name]: readonly string[]): Flags {
  if (name === '--nonsense') throw new Error(`there is no flag ${name}`);
  return name === undefined || name === '--help' ? { help: name === '--help' } : { help: false, name };
}

function fail(reason: unknown): never {
  throw reason;
}
