import fc from 'fast-check';
import { command, quote, script } from '../../src/documents/shell';
import { runCommands } from '../run-commands';

describe('a word of a command', () => {
  test.each(['Dockerfile', 'a/b.txt', 'NAME=value', '--flag', 'x@y:1,2+3%'])('%s stands as it is', (word) => {
    expect(quote(word)).toBe(word);
  });

  test('reaches the program as it was written, whatever is in it', () => {
    const unit = fc.constantFrom('$', '`', '"', "'", '\\', '\n', ' ', '*', '?', '&', ';', '|', '!', '~', '#', 'a', 'é');
    fc.assert(
      fc.property(fc.string({ unit, maxLength: 20 }), (word) => {
        const { files } = runCommands([`printf '%s' ${quote(word)} > out`]);
        expect(files.out).toBe(word);
      }),
      { numRuns: 40 },
    );
  });
});

describe('commands in a row', () => {
  test('stop at the first that fails', () => {
    const { status, files } = runCommands([script('touch a', 'false', 'touch b')]);
    expect(status).toBe(1);
    expect(files).toEqual({ a: '' });
  });

  test('leave the shell as it was', () => {
    expect(runCommands([script('X=1', 'true'), 'test "$X" = 1', 'false; true']).status).toBe(0);
  });
});

test('words are joined by blanks', () => {
  expect(command('docker', 'build', '.')).toBe('docker build .');
});
