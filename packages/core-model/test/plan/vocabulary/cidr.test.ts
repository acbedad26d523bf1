import fc from 'fast-check';
import { parseCidr, splitCidr } from '../../../src/plan/vocabulary/cidr';

/** A block of a VPC: aligned, with a prefix of 16 to 24. */
const block = fc.tuple(fc.integer({ min: 16, max: 24 }), fc.nat({ max: 2 ** 32 - 1 })).map(([prefix, address]) => {
  const size = 2 ** (32 - prefix);
  const start = address - (address % size);
  return {
    start,
    size,
    cidr: `${[24, 16, 8, 0].map((shift) => Math.floor(start / 2 ** shift) % 256).join('.')}/${prefix}`,
  };
});
const count = fc.integer({ min: 4, max: 6 });

function range(cidr: string): { readonly start: number; readonly end: number; readonly size: number } {
  const { address, prefix } = parseCidr(cidr);
  const size = 2 ** (32 - prefix);
  return { start: address, end: address + size, size };
}

describe('the ranges of subnets', () => {
  test('of the usual VPC are quarters', () => {
    expect(splitCidr('10.0.0.0/16', 4)).toEqual(['10.0.0.0/18', '10.0.64.0/18', '10.0.128.0/18', '10.0.192.0/18']);
  });

  test('of three zones are eighths, two of them left over', () => {
    expect(splitCidr('192.168.3.0/24', 6)).toEqual([
      '192.168.3.0/27',
      '192.168.3.32/27',
      '192.168.3.64/27',
      '192.168.3.96/27',
      '192.168.3.128/27',
      '192.168.3.160/27',
    ]);
  });

  test('are as many as asked for, of one size', () => {
    fc.assert(
      fc.property(block, count, ({ cidr }, parts) => {
        const sizes = splitCidr(cidr, parts).map((part) => range(part).size);
        expect(sizes).toHaveLength(parts);
        expect(new Set(sizes).size).toBe(1);
      }),
    );
  });

  test('never share an address', () => {
    fc.assert(
      fc.property(block, count, ({ cidr }, parts) => {
        const ranges = splitCidr(cidr, parts).map(range);
        for (let index = 1; index < ranges.length; index++)
          expect(ranges[index]?.start).toBeGreaterThanOrEqual(ranges[index - 1]?.end as number);
      }),
    );
  });

  test('lie inside the VPC', () => {
    fc.assert(
      fc.property(block, count, ({ cidr, start, size }, parts) => {
        for (const part of splitCidr(cidr, parts).map(range)) {
          expect(part.start).toBeGreaterThanOrEqual(start);
          expect(part.end).toBeLessThanOrEqual(start + size);
        }
      }),
    );
  });

  test('begin where AWS lets a range of their size begin', () => {
    fc.assert(
      fc.property(block, count, ({ cidr }, parts) => {
        for (const { start, size } of splitCidr(cidr, parts).map(range)) expect(start % size).toBe(0);
      }),
    );
  });

  test('have the 16 addresses or more that AWS asks of a subnet', () => {
    fc.assert(
      fc.property(block, count, ({ cidr }, parts) => {
        for (const { size } of splitCidr(cidr, parts).map(range)) expect(size).toBeGreaterThanOrEqual(16);
      }),
    );
  });
});
