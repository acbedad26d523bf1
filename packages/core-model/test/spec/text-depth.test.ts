import { parseSpec } from '../../src/load-spec';
import { isPipelineError } from '../../src/spec/pipeline-error';

function codeOf(text: string): string {
  try {
    parseSpec(text);
    return 'read';
  } catch (error) {
    if (isPipelineError(error)) return error.code;
    throw error;
  }
}

/** Lists in lists, on lines that are each indented by as much as the one before has lists. */
function staircase(lines: number, lists: number): string {
  const steps = Array.from({ length: lines }, (_, line) => `${'  '.repeat(line * lists)}${'- '.repeat(lists)}`);
  return `${steps.join('\n')}a\n`;
}

const lists = (depth: number) => Array.from({ length: depth }, (_, level) => `${' '.repeat(level)}-`).join('\n');
const keys = (depth: number) => Array.from({ length: depth }, (_, level) => `${' '.repeat(level)}a:`).join('\n');

describe('a text whose values are inside of each other', () => {
  test('may be 300 deep for the parser', () => {
    expect(codeOf(keys(298))).toBe('read');
  });

  test.each([
    ['keys', keys(400)],
    ['lists', lists(400)],
    ['lists of lists', staircase(20, 50)],
    ['as many lists as 256 KiB hold', staircase(50, 98)],
    ['lists behind a key', `service: orders\nsource: ${'- '.repeat(50_000)}`],
    ['keys behind a tag', `!a ${'? '.repeat(50_000)}x`],
    ['keys behind an anchor', `&a ${'- '.repeat(50_000)}`],
  ])('is refused when they are deeper, before anything runs out of stack: %s', (_, text) => {
    expect(codeOf(text)).toBe('endless');
  });

  test.each([
    ['a plain text', (indent: string, rest: string) => `service: orders\n${indent}${rest}`],
    ['a quoted text', (indent: string, rest: string) => `service: 'orders\n${indent}${rest}'`],
    ['a text in braces', (indent: string, rest: string) => `{ service: orders\n${indent}${rest} }`],
  ])('may go on in an indented line, but not in one that takes minutes to read: %s', (_, text) => {
    expect(codeOf(text(' '.repeat(300), 'x'))).toBe('read');
    expect(codeOf(text('\t'.repeat(301), 'x'))).toBe('endless');
    expect(codeOf(text(' '.repeat(100_000), 'x'.repeat(100_000)))).toBe('endless');
  });

  test('is told with the line that is indented too far', () => {
    expect(() => parseSpec(`service: orders\nsource:\n${' '.repeat(301)}kind: s3`, 'pipeline.yaml')).toThrow(
      /has a line that begins with more than 300 blanks\n {2}at: pipeline\.yaml:3:1\n/,
    );
  });

  test('may be long and flat', () => {
    expect(codeOf(`# ${'-'.repeat(300)}\nservice: orders\ntests:\n${'  - a\n'.repeat(5000)}`)).toBe('read');
  });
});

describe('a text of nothing but signs', () => {
  test.each([
    ['commas', `a: [${',\n'.repeat(100_000)}`],
    ['one list after the other', '- \n'.repeat(80_000)],
    ['brackets', '{}\n'.repeat(80_000)],
  ])('is refused before each gets an error of its own: %s', (_, text) => {
    expect(codeOf(text)).toBe('too-large');
  });
});
