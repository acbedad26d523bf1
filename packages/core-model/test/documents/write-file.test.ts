import fc from 'fast-check';
import { writeFile } from '../../src/documents/write-file';
import { ref } from '../../src/plan/vocabulary/reference';
import { text } from '../../src/plan/vocabulary/text';
import { render } from '../plausible-values';
import { runCommands } from '../run-commands';

function written(content: string): string | undefined {
  return runCommands([render(writeFile('file.txt', content))]).files['file.txt'];
}

function withNewline(content: string): string {
  return content.endsWith('\n') ? content : `${content}\n`;
}

describe('the command that writes a file', () => {
  test.each([
    '',
    'a',
    'a\n',
    'a\n\nb',
    'it\'s $HOME `pwd` $(id) \\n \\\\ "x"',
    '\t{"a": [1]}\n',
    'é ☃ 😀',
    'EOF\nEND\n',
  ])('writes %j', (content) => {
    expect(written(content)).toBe(withNewline(content));
  });

  test('writes any text as it stands, and a last newline', () => {
    const unit = fc.constantFrom(
      '$',
      '`',
      '"',
      "'",
      '\\',
      '\n',
      ' ',
      '\t',
      '{',
      '}',
      '<',
      '!',
      '%',
      'a',
      'é',
      '😀',
      '\uE000',
    );
    fc.assert(
      fc.property(fc.string({ unit, maxLength: 40 }), (content) => {
        expect(written(content)).toBe(withNewline(content));
      }),
      { numRuns: 40 },
    );
  });

  test('writes a text that has the end mark in it', () => {
    const mark = /<<'(\w+)'/.exec(render(writeFile('file.txt', '')))?.[1];
    expect(written(`before\n${mark}\nafter\n`)).toBe(`before\n${mark}\nafter\n`);
  });

  test('keeps references, at the end too', () => {
    const region = ref('cloud', 'region');
    expect(
      runCommands([render(writeFile('a', text`in ${region}`)), render(writeFile('b', text`${region}\n`))]).files,
    ).toEqual({
      a: 'in ap-southeast-2\n',
      b: 'ap-southeast-2\n',
    });
  });

  test('can be followed by another command', () => {
    expect(runCommands([render(writeFile('a', 'x')), 'cp a b']).files).toEqual({ a: 'x\n', b: 'x\n' });
  });
});

test('the end mark of a file is in no part of its text, however many parts it has', () => {
  const content = { join: ['END_OF_FILE ', { of: 'cloud', as: 'region' }, ' ends\n'] } as const;
  expect(writeFile('a.txt', content)).toEqual({
    join: ["cat > a.txt <<'END_OF_FILE_'\nEND_OF_FILE ", { of: 'cloud', as: 'region' }, ' ends\nEND_OF_FILE_\n'],
  });
});
