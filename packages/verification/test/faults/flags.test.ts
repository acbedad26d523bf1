import { parseFaultFlags } from '../../src/faults/flags';
import { faultOf } from './fault';

const FAULTS = [faultOf({ id: 'a' }), faultOf({ id: 'b' })];

test('without flags all faults are tried, two at a time', () => {
  const flags = parseFaultFlags([], FAULTS);
  expect(flags).toEqual({ faults: FAULTS, all: true, list: false, write: false, workers: 2, help: false });
});

test('--only names the faults that are tried', () => {
  expect(parseFaultFlags(['--only', 'b'], FAULTS)).toMatchObject({ faults: [FAULTS[1]], all: false });
});

test.each([
  [['--only', 'c'], '--only must be the id of a fault, got "c"; --list shows them'],
  [['--workers', '0'], '--workers must be a whole number between 1 and 8, got "0"'],
  [['--write', '--only', 'a'], '--write needs all faults, got --only: leave one of them out'],
  [['--fast'], "Unknown option '--fast'"],
])('%j is refused', (args, message) => {
  expect(() => parseFaultFlags(args, FAULTS)).toThrow(message);
});
