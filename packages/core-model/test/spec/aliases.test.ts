import { checkSpec } from '../../src/check-spec';
import { parseSpec } from '../../src/load-spec';
import { isPipelineError } from '../../src/spec/pipeline-error';

const SPEC = 'service: orders\nsource: { kind: s3 }\n';

/** What the text is refused with, and the seconds of work that it took. */
function outcome(text: string): { readonly codes: readonly string[]; readonly seconds: number } {
  const start = process.cpuUsage();
  const codes = codesOf(text);
  const { user } = process.cpuUsage(start);
  return { codes, seconds: user / 1e6 };
}

function codesOf(text: string): readonly string[] {
  try {
    return checkSpec(parseSpec(text)).map(({ code }) => code);
  } catch (error) {
    if (isPipelineError(error)) return error.problems.map(({ code }) => code);
    throw error;
  }
}

describe('the aliases of a text', () => {
  test('may be many times the same, and many', () => {
    const names = Array.from({ length: 90 }, (_, index) => `      V_${index}: *value`);
    const text = [`${SPEC}project: &value Orders`, 'build:', '  environment:', ...names.map((name) => name.slice(2))];
    expect(codesOf(text.join('\n'))).toEqual([]);
  });

  test.each([
    ['of one value', `a: &a 1\nb: [${'*a, '.repeat(20_000)}]\n`],
    [
      'of many values',
      `${Array.from({ length: 5000 }, (_, index) => `k${index}: &a${index} 1`).join('\n')}\nall: &all [${Array.from(
        { length: 5000 },
        (_, index) => `*a${index}`,
      ).join(', ')}]\nagain: *all\n`,
    ],
  ])('are refused in bounded time where there are thousands: %s', (_, text) => {
    const { codes, seconds } = outcome(text);
    expect(codes).toEqual(['too-large']);
    expect(seconds).toBeLessThan(5);
  });

  test.each([
    ['in itself', 'service: &a [*a]\n'],
    ['in a part of itself', 'service: &a { b: { c: [*a] } }\n'],
    ['after another anchor of the same name', 'service: &a 1\nsource: &a { b: *a }\n'],
  ])('are refused %s', (_, text) => {
    expect(codesOf(text)).toEqual(['endless']);
  });

  test('stand for the last anchor of their name', () => {
    expect(parseSpec('a: &a 1\nb: &a 2\nc: *a\n')).toEqual({ a: 1, b: 2, c: 2 });
  });
});

test('thousands of overrides are refused in bounded time', () => {
  const overrides = (count: number) =>
    Array.from({ length: count }, (_, index) => `  k${index}: { removal: retain }`).join('\n');
  const { codes, seconds } = outcome(`${SPEC}overrides:\n${overrides(8000)}\n`);
  expect(codes).toEqual(['too-large']);
  expect(seconds).toBeLessThan(3);
  expect(codesOf(`${SPEC}overrides:\n${overrides(20)}\n`)).toEqual([]);
});
