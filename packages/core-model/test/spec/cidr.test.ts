import * as fc from 'fast-check';
import { overlaps, parseCidr } from '../../src/spec/cidr';

const octet = fc.nat(255);

describe('Blocks of addresses', () => {
  test('a block is read with its first address and its prefix', () => {
    expect(parseCidr('10.0.0.0/8')).toEqual({ start: 10 * 2 ** 24, prefix: 8 });
  });

  test('the block that is proposed for a wrong beginning is always right', () => {
    fc.assert(
      fc.property(octet, octet, octet, octet, fc.nat(32), (a, b, c, d, prefix) => {
        const block = parseCidr(`${a}.${b}.${c}.${d}/${prefix}`);
        if ('fix' in block) expect(parseCidr(block.fix.replace('write ', ''))).toHaveProperty('prefix', prefix);
      }),
    );
  });

  test('two blocks share an address when one begins within the other', () => {
    const block = (text: string) => parseCidr(text) as { start: number; prefix: number };
    expect(overlaps(block('10.0.0.0/8'), block('10.1.0.0/16'))).toBe(true);
    expect(overlaps(block('10.0.0.0/16'), block('10.1.0.0/16'))).toBe(false);
  });
});
