import fc from 'fast-check';
import { findPlaces, formatRulePath, ruleNodes, tryParseRulePath } from '../../src/platform/rule-path';

const parse = (text: string) => tryParseRulePath(text) ?? [];

describe('The path of a rule', () => {
  test.each(['encryption.key', 'scans[].kind', 'logs.*', 'tags["cost.centre"]', 'notifications[].on[]', '*', 'a["*"]'])(
    '%s is read and written the same',
    (text) => {
      expect(formatRulePath(parse(text))).toBe(text);
    },
  );

  test.each(['', '.', 'a.', 'a..b', 'a b', 'a[0]', 'a[', 'a["x]', 'a["\\x"]', '[]a', 'a[].[]'])(
    '%p is none',
    (text) => {
      expect(tryParseRulePath(text)).toBeUndefined();
    },
  );

  test('any text is a path or none, and breaks nothing', () => {
    const text = fc.string({ unit: fc.constantFrom('a', '.', '[', ']', '"', '*', '\\', '0'), maxLength: 12 });
    fc.assert(
      fc.property(text, (value) => {
        const path = tryParseRulePath(value);
        if (path) expect(tryParseRulePath(formatRulePath(path))).toEqual(path);
      }),
      { numRuns: 1000 },
    );
  });

  test('goes through every entry of a list and every name of an object', () => {
    const spec = { scans: [{ kind: 'image' }, { kind: 'sast' }], logs: { buildDays: 1, pipelineDays: 2 } };
    expect(findPlaces(spec, parse('scans[].kind'))).toEqual([
      { path: ['scans', 0, 'kind'], value: 'image' },
      { path: ['scans', 1, 'kind'], value: 'sast' },
    ]);
    expect(findPlaces(spec, parse('logs.*')).map(({ value }) => value)).toEqual([1, 2]);
  });

  test('ends where there is nothing', () => {
    expect(findPlaces({}, parse('deploy.service.cpu'))).toEqual([
      { path: ['deploy', 'service', 'cpu'], value: undefined },
    ]);
    expect(findPlaces({ scans: 'none' }, parse('scans[].kind'))).toEqual([]);
  });

  test('finds what a value has itself, and never what it inherits', () => {
    expect(findPlaces({}, parse('constructor.name'))[0]?.value).toBeUndefined();
    expect(ruleNodes(parse('constructor'))).toEqual([]);
  });

  test.each([
    'suffix',
    'account',
    'region',
    'source.connection',
    'deploy.strategy.percent',
    'tags.Owner',
    'build.environment.*',
  ])('%s is a place of specs', (text) => {
    expect(ruleNodes(parse(text)).length).toBeGreaterThan(0);
  });

  test.each(['overrides.prod', '$schema', 'scans.kind', 'encryption.keys', 'logs[]'])('%s is none', (text) => {
    expect(ruleNodes(parse(text))).toEqual([]);
  });
});
