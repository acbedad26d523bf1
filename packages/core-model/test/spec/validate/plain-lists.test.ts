import { copyPlain } from '../../../src/spec/validate/plain-data';

const problemsOf = (value: unknown) => copyPlain(value).problems.map(({ code, message }) => `${code}: ${message}`);

describe('a list in a spec', () => {
  test('that is longer than memory is refused at once', () => {
    const start = performance.now();
    expect(problemsOf({ tests: new Array(2 ** 32 - 1) })).toEqual(['too-large: the spec is too large']);
    expect(performance.now() - start).toBeLessThan(1000);
  });

  test('is told to be too long once, whatever stands beside it', () => {
    const long = Array.from({ length: 100_001 }, () => 1);
    expect(problemsOf({ tests: long, scans: long, approvals: [() => 1] })).toEqual([
      'too-large: the spec is too large',
    ]);
  });

  test('with nothing at a place is refused there', () => {
    expect(problemsOf({ tests: [undefined, 'a'] })).toEqual(['not-data: tests[0] must be data, got nothing']);
    expect(problemsOf({ tests: new Array(1) })).toEqual(['not-data: tests[0] must be data, got nothing']);
  });
});

test('problems are told where the value belongs', () => {
  expect(copyPlain({ cpu: () => 256 }, ['deploy', 'service']).problems.map(({ path }) => path)).toEqual([
    'deploy.service.cpu',
  ]);
});
