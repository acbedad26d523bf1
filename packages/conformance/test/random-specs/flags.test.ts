import { parseFlags } from '../../src/random-specs/flags';

describe('The flags of a check of random specs', () => {
  test('have defaults, and a new seed each time', () => {
    const [one, other] = [parseFlags([]), parseFlags([])];
    expect(one.runs).toBe(200);
    expect(Number.isInteger(one.seed)).toBe(true);
    expect(one.seed).not.toBe(other.seed);
  });

  test('set how many specs are checked, and which', () => {
    expect(parseFlags(['--runs', '1000', '--seed=42'])).toEqual({ runs: 1000, seed: 42, help: false });
  });

  test.each([
    [['--runs', '0'], '--runs must be a whole number between 1 and 100000, got "0"'],
    [['--runs', 'many'], '--runs must be a whole number between 1 and 100000, got "many"'],
    [['--runs', '1e3'], '--runs must be a whole number between 1 and 100000, got "1e3"'],
    [['--seed=-1'], '--seed must be a whole number between 0 and 2147483647, got "-1"'],
    [['--seed', '2147483648'], '--seed must be a whole number between 0 and 2147483647, got "2147483648"'],
    [['--rnus', '3'], "Unknown option '--rnus'"],
    [['1000'], "Unexpected argument '1000'"],
  ])('are refused by name: %j', (args, message) => {
    expect(() => parseFlags(args)).toThrow(message);
  });
});
