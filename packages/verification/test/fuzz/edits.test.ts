import { editText } from '../../src/fuzz/edit-text';
import { editValue, toValue } from '../../src/fuzz/edit-value';
import { STRANGE_NAMES } from '../../src/fuzz/names';

const VALUE = { a: { b: [1, 2] } };

describe('an edit of a value', () => {
  test('sets, adds, removes and repeats, and leaves the original alone', () => {
    expect(editValue(VALUE, [{ do: 'set', place: 3, to: { plain: 9 } }])).toEqual({ a: { b: [9, 2] } });
    expect(editValue(VALUE, [{ do: 'add', place: 1, key: 'c', to: { plain: 9 } }])).toEqual({ a: { b: [1, 2], c: 9 } });
    expect(editValue(VALUE, [{ do: 'add', place: 3, key: 'length', to: { plain: 9 } }])).toEqual(VALUE);
    expect(editValue(VALUE, [{ do: 'remove', place: 1 }])).toEqual({});
    expect(editValue(VALUE, [{ do: 'repeat', place: 1, times: 2 }])).toEqual({ a: [VALUE.a, VALUE.a] });
    expect(VALUE).toEqual({ a: { b: [1, 2] } });
  });

  test('has a place for every number', () => {
    expect(editValue(1, [{ do: 'set', place: 77, to: { plain: 2 } }])).toBe(2);
  });

  test('puts __proto__ there as a key', () => {
    const value = editValue({}, [{ do: 'add', place: 0, key: '__proto__', to: { plain: 1 } }]);
    expect(Object.keys(value as object)).toEqual(['__proto__']);
  });

  test.each(STRANGE_NAMES)('can make a strange value: %s', (strange) => {
    expect(() => toValue({ strange })).not.toThrow();
  });
});

describe('an edit of a text', () => {
  test.each([
    [{ do: 'insert', at: 0.5, text: 'X' }, 'abXcd'],
    [{ do: 'cut', at: 0.5, length: 1 }, 'abd'],
    [{ do: 'double', at: 0.5, length: 1 }, 'abccd'],
    [{ do: 'end', at: 0.5 }, 'ab'],
    [{ do: 'whole', text: 'null' }, 'null'],
  ] as const)('%j', (edit, text) => {
    expect(editText('abcd', [edit])).toBe(text);
  });

  test.each([
    ['crlf', 'a:\r\n  b'],
    ['cr', 'a:\r  b'],
    ['tabs', 'a:\n\t\tb'],
  ] as const)('ends or begins lines with %s', (as, text) => {
    expect(editText('a:\n  b', [{ do: 'lines', as }])).toBe(text);
  });
});
