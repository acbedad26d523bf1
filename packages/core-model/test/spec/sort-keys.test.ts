import fc from 'fast-check';
import { planSpec } from '../../src/plan-spec';
import type { PipelineSpec } from '../../src/spec/pipeline-spec';
import { sortKeys } from '../../src/spec/sort-keys';
import { arbitrarySpec } from '../arbitrary-spec';
import { ALL_SPECS } from '../specs';

/** The same data, with the keys of each object the other way round. */
function turned<T>(value: T): T {
  if (Array.isArray(value)) return value.map(turned) as T;
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).map(([key, item]) => [key, turned(item)] as const);
  return Object.fromEntries(entries.reverse()) as T;
}

const bytesOf = (spec: PipelineSpec) => JSON.stringify(planSpec(spec));

describe('the order of keys', () => {
  test('is the same after sorting, in objects in lists too, and lists keep theirs', () => {
    const sorted = sortKeys({ b: [{ z: 1, y: 2 }, 'b', 'a'], a: { d: null, c: 0 } });
    expect(JSON.stringify(sorted)).toBe('{"a":{"c":0,"d":null},"b":[{"y":2,"z":1},"b","a"]}');
  });

  test.each(ALL_SPECS)('changes not one byte of the plan: %s', (_, spec) => {
    expect(bytesOf(turned(spec))).toBe(bytesOf(spec));
  });

  test('changes not one byte of the plan of any valid spec', () => {
    fc.assert(
      fc.property(arbitrarySpec(), (spec) => {
        expect(bytesOf(turned(spec))).toBe(bytesOf(spec));
      }),
      { numRuns: 100 },
    );
  });

  test('of a health check changes not one byte of the plan', () => {
    const specWith = (healthCheck: object): PipelineSpec => ({
      service: 'orders',
      source: { kind: 's3' },
      deploy: { target: 'ecs', service: { healthCheck } },
    });
    expect(bytesOf(specWith({ path: '/health', intervalSeconds: 30 }))).toBe(
      bytesOf(specWith({ intervalSeconds: 30, path: '/health' })),
    );
  });
});
