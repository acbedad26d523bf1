import * as fc from 'fast-check';
import { existingPart, formatPath, parsePath, valueAt } from '../../src/spec/path';

describe('Paths', () => {
  test('a path reads as people write it', () => {
    expect(formatPath(['tests', 0, 'name'])).toBe('tests[0].name');
    expect(formatPath(['tags', 'cost.centre'])).toBe('tags["cost.centre"]');
    expect(formatPath([])).toBe('');
  });

  test('every path that is written can be read again', () => {
    const part = fc.oneof(fc.nat(1000), fc.string());
    fc.assert(fc.property(fc.array(part), (path) => expect(parsePath(formatPath(path))).toEqual(path)));
  });

  test('only what a value itself has is found', () => {
    expect(valueAt({ a: [{ b: 1 }] }, ['a', 0, 'b'])).toBe(1);
    expect(valueAt({}, ['constructor', 'name'])).toBeUndefined();
    expect(valueAt('text', ['length'])).toBeUndefined();
  });

  test('the existing part of a path ends where the value ends', () => {
    expect(existingPart({ a: { b: 1 } }, ['a', 'b'])).toEqual(['a', 'b']);
    expect(existingPart({ a: { b: 1 } }, ['a', 'c', 'd'])).toEqual(['a']);
    expect(existingPart({}, ['a'])).toEqual([]);
  });
});
