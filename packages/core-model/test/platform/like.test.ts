import fc from 'fast-check';
import { isLike } from '../../src/platform/like';

describe('A pattern', () => {
  test.each([
    ['prod', 'prod', true],
    ['prod', 'production', false],
    ['prod*', 'production', true],
    ['prod*', 'prod', true],
    ['*prod', 'preprod', true],
    ['acme/*', 'acme/orders', true],
    ['acme/*', 'other/acme/orders', false],
    ['*a*b*', 'xxaxxbxx', true],
    ['*a*b*', 'xxbxxaxx', false],
    ['ab*ba', 'aba', false],
    ['a*b*c', 'abc', true],
    ['a*bc*c', 'abc', false],
    ['*', '', true],
    ['a.c', 'abc', false],
    ['a**b', 'ab', true],
  ])('%s and %s: %s', (pattern, text, expected) => {
    expect(isLike(text, pattern)).toBe(expected);
  });

  test('means what the same regular expression means', () => {
    const letters = fc.string({ unit: fc.constantFrom('a', 'b', '*'), maxLength: 6 });
    fc.assert(
      fc.property(letters, fc.string({ unit: fc.constantFrom('a', 'b'), maxLength: 8 }), (pattern, text) => {
        expect(isLike(text, pattern)).toBe(new RegExp(`^${pattern.replace(/\*/g, '.*')}$`).test(text));
      }),
      { numRuns: 2000 },
    );
  });

  test('takes little time, whatever it is', () => {
    const start = performance.now();
    expect(isLike('a'.repeat(100_000), `${'a*'.repeat(100)}b`)).toBe(false);
    expect(performance.now() - start).toBeLessThan(500);
  });
});
