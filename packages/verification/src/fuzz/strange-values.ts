/** Values that no file holds, and that a program may hand over all the same. */
export const STRANGE_VALUES = {
  function: () => () => 'main',
  symbol: () => Symbol('main'),
  bigint: () => 10n ** 40n,
  date: () => new Date(0),
  'invalid date': () => new Date(Number.NaN),
  map: () => new Map([['kind', 'github']]),
  set: () => new Set(['failed']),
  'regular expression': () => /main/,
  error: () => new Error('main'),
  promise: () => Promise.resolve('main'),
  'boxed text': () => Object('main'),
  'boxed number': () => Object(1),
  buffer: () => Buffer.from('main'),
  'typed array': () => new Float64Array(3),
  'instance of a class': () => new (class Source {})(),
  'object without prototype': () => Object.assign(Object.create(null), { kind: 'github' }),
  'object with a prototype of its own': () => Object.create({ kind: 'github', repository: 'a/b' }),
  'key __proto__': () => JSON.parse('{"__proto__":{"polluted":true}}'),
  'key constructor': () => ({ constructor: { prototype: { polluted: true } } }),
  'methods of objects': () => ({ toString: 'x', valueOf: 1, hasOwnProperty: null, toJSON: 'x' }),
  'toJSON that lies': () => ({ toJSON: () => ({ kind: 'github' }) }),
  cycle: () => {
    const cycle: { self?: unknown } = {};
    cycle.self = cycle;
    return cycle;
  },
  'cycle of lists': () => {
    const list: unknown[] = [];
    list.push([list]);
    return list;
  },
  'deep object': () => nest(20_000, (inner) => ({ a: inner })),
  'deep list': () => nest(20_000, (inner) => [inner]),
  'list with holes': () => [undefined, 'a', undefined],
  'sparse list': () => new Array(5),
  'enormous sparse list': () => new Array(2 ** 32 - 1),
  'long list': () => Array.from({ length: 200_000 }, (_, index) => index),
  'list of lists': () => Array.from({ length: 400 }, () => Array.from({ length: 400 }, () => 'a')),
  'wide object': () => Object.fromEntries(Array.from({ length: 50_000 }, (_, index) => [`k${index}`, index])),
  'shared parts that multiply': () => {
    let part: unknown = 'ha';
    for (let level = 0; level < 40; level++) part = [part, part, part];
    return part;
  },
  'long text': () => 'a'.repeat(2_000_000),
  'text of line ends': () => '\n'.repeat(100_000),
  'text of blanks': () => ' '.repeat(100_000),
  'text of hyphens': () => '-'.repeat(100_000),
  'text of braces': () => '{suffix}'.repeat(50_000),
  'text of stars': () => '*'.repeat(50_000),
  'text of slashes': () => '/'.repeat(50_000),
  'text of dots': () => 'a.'.repeat(50_000),
  'text of digits': () => '1'.repeat(50_000),
  'text of commas': () => '10.0.0.0/8,'.repeat(20_000),
  'not a number': () => Number.NaN,
  infinity: () => Number.POSITIVE_INFINITY,
  'minus zero': () => -0,
  undefined: () => undefined,
} as const satisfies { readonly [name: string]: () => unknown };

/** Name of a strange value. */
export type StrangeValue = keyof typeof STRANGE_VALUES;

function nest(depth: number, around: (inner: unknown) => unknown): unknown {
  let value: unknown = 'a';
  for (let level = 0; level < depth; level++) value = around(value);
  return value;
}
