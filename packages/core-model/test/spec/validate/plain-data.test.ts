import { copyPlain } from '../../../src/spec/validate/plain-data';

const tell = (value: unknown) => copyPlain(value).problems.map(({ code, message }) => `${code}: ${message}`);
const nested = (depth: number) => Array.from({ length: depth }).reduce<object>((inner) => ({ in: inner }), {});
const values = (count: number) => Array.from({ length: count }, () => 1);

describe('the copy of a spec', () => {
  test('has the same data, and is another object', () => {
    const spec = { text: 'a', number: 1.5, flag: false, nothing: null, list: [1, { key: 'b' }, []], object: {} };
    const { value, problems } = copyPlain(spec);
    expect(problems).toEqual([]);
    expect(value).toStrictEqual(spec);
    expect(value).not.toBe(spec);
    expect((value as typeof spec).list[1]).not.toBe(spec.list[1]);
  });

  test('is without keys whose value is undefined', () => {
    expect(copyPlain({ a: undefined, b: { c: undefined } })).toEqual({ value: { b: {} }, problems: [] });
    expect(Object.keys(copyPlain({ a: undefined }).value as object)).toEqual([]);
  });

  test('takes an object without a prototype, and one twice beside each other', () => {
    const shared = Object.assign(Object.create(null), { cpu: 256 });
    expect(copyPlain({ a: shared, b: [shared, shared] })).toEqual({
      value: { a: { cpu: 256 }, b: [{ cpu: 256 }, { cpu: 256 }] },
      problems: [],
    });
  });
});

describe('what is no data', () => {
  class Build {}

  test.each([
    ['a function', () => 1, 'a function'],
    ['a symbol', Symbol('x'), 'a symbol'],
    ['a large integer', 1n, 'a bigint'],
    ['no number', Number.NaN, 'NaN'],
    ['an endless number', Number.POSITIVE_INFINITY, 'Infinity'],
    ['a date', new Date(0), 'an instance of Date'],
    ['a map', new Map(), 'an instance of Map'],
    ['an object of a class', new Build(), 'an instance of Build'],
    ['an object of a class without a name', new (class {})(), 'an instance of a class'],
  ])('%s is told with its kind and place, and left out', (_, value, kind) => {
    const { problems, value: copy } = copyPlain({ build: [{ compute: value }], removal: 'retain' });
    expect(problems.map(({ code, path }) => `${code} ${path}`)).toEqual(['not-data build[0].compute']);
    expect(problems[0]?.message).toContain(kind);
    expect(copy).toEqual({ build: [{}], removal: 'retain' });
  });

  test('a key that changes what an object is, is refused', () => {
    const spec = JSON.parse('{ "build": { "__proto__": { "compute": "large" } } }') as object;
    expect(copyPlain(spec).value).toEqual({ build: {} });
    expect(copyPlain(spec).problems.map(({ code, path }) => `${code} ${path}`)).toEqual([
      'unknown-key build.__proto__',
    ]);
  });
});

describe('what has no end', () => {
  test('is told at the place where it begins again', () => {
    const spec: Record<string, unknown> = { build: {} };
    spec.build = { vpc: [spec] };
    expect(tell(spec)).toEqual(['endless: build.vpc[0] contains itself']);
  });

  test('is what is nested more than 64 times, told at its beginning', () => {
    expect(tell(nested(64))).toEqual([]);
    expect(tell(nested(65))).toEqual(['endless: in.in.in is nested too deeply']);
  });

  test('is what has more than 100,000 values, told once', () => {
    expect(tell(values(99_999))).toEqual([]);
    expect(tell(values(100_000))).toEqual([expect.stringMatching(/^too-large: the spec /)]);
    expect(tell(values(100_010))).toHaveLength(1);
  });
});
