import { parseSpec } from '../../src/load-spec';
import { isPipelineError } from '../../src/spec/pipeline-error';

function problemsOf(text: string, file = 'spec.yaml'): readonly string[] {
  try {
    parseSpec(text, file);
    return [];
  } catch (error) {
    if (!isPipelineError(error)) throw error;
    return error.problems.map(({ message, position }) => `${position?.line}:${position?.column} ${message}`);
  }
}

const REPEATED = 'the spec cannot be parsed: map keys must be unique';

describe('a key that occurs twice', () => {
  test.each([
    ['in a block', 'service: a\nbuild:\n  compute: small\n  compute: large\n', ['4:3']],
    ['in braces', 'build: { compute: small, compute: large }\n', ['1:26']],
    ['in a list', 'tests:\n  - name: a\n    name: b\n', ['3:5']],
    ['with quotes once', 'service: a\n"service": b\n', ['2:1']],
    ['with an anchor', 'service: a\n&b service: b\n', ['2:4']],
    ['three times', 'a: 1\na: 2\na: 3\n', ['2:1', '3:1']],
    ['in JSON', '{\n  "service": "a",\n  "service": "b"\n}', ['3:3']],
  ])('is refused at its place: %s', (_, text, places) => {
    expect(problemsOf(text)).toEqual(places.map((place) => `${place} ${REPEATED}`));
  });

  test('is told in the order of the text, between other faults', () => {
    expect(problemsOf('a: 1\na: 2\nb: *none\nc: 1\nc: 2\n').map((text) => text.split(' ')[0])).toEqual(['2:1', '5:1']);
    expect(problemsOf('a: "\\q"\nb: 1\nb: 2\n').map((text) => text.split(' ')[0])).toEqual(['1:5', '3:1']);
  });

  test('is none where the objects are different ones', () => {
    expect(problemsOf('a: { b: 1 }\nc: { b: 1 }\nd: [{ b: 1 }, { b: 1 }]\n')).toEqual([]);
  });
});

test('a text of many keys is read without comparing each with each, which takes seconds', () => {
  const text = Array.from({ length: 20_000 }, (_, index) => `k${index}: 1`).join('\n');
  const start = process.cpuUsage();
  expect(problemsOf(text)).toEqual([]);
  expect(process.cpuUsage(start).user / 1e6).toBeLessThan(2);
});
