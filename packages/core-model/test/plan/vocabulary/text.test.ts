import fc from 'fast-check';
import { isReference, type Reference, ref } from '../../../src/plan/vocabulary/reference';
import { fromParts, partsOf, renderText, text } from '../../../src/plan/vocabulary/text';

const REGION = ref('cloud', 'region');
const BUCKET = ref('bucket/artifacts', 'name');
const part = fc.oneof(fc.string(), fc.constantFrom(REGION, BUCKET));
const show = ({ of, as }: Reference) => `<${of}.${as}>`;

describe('a text', () => {
  test('without references is a plain string', () => {
    expect(text`arn:${'aws'}:s3`).toBe('arn:aws:s3');
    expect(text`${8080}`).toBe('8080');
    expect(text``).toBe('');
  });

  test('that is one reference is that reference', () => {
    expect(text`${REGION}`).toBe(REGION);
  });

  test('with references is parts in reading order, neighbours merged', () => {
    expect(text`${BUCKET}/${'cache'}/${text`${REGION}-`}${1}`).toEqual({ join: [BUCKET, '/cache/', REGION, '-1'] });
  });

  test('reads as its parts do, one after the other', () => {
    fc.assert(
      fc.property(fc.array(part), (parts) => {
        const expected = parts.map((item) => (typeof item === 'string' ? item : show(item))).join('');
        expect(renderText(fromParts(parts), show)).toBe(expected);
      }),
    );
  });

  test('is equal data however it was put together', () => {
    fc.assert(
      fc.property(fc.array(part), fc.nat(), (parts, cut) => {
        const at = cut % (parts.length + 1);
        const halves = [...partsOf(fromParts(parts.slice(0, at))), ...partsOf(fromParts(parts.slice(at)))];
        expect(fromParts(halves)).toEqual(fromParts(parts));
      }),
    );
  });

  test('has no empty parts and no two strings beside each other', () => {
    fc.assert(
      fc.property(fc.array(part), (parts) => {
        const merged = partsOf(fromParts(parts));
        const strings = merged.map((item) => typeof item === 'string');
        expect(strings.some((isString, index) => isString && strings[index + 1])).toBe(false);
        if (merged.length > 1) expect(merged).not.toContain('');
      }),
    );
  });
});

test('parts of a text that is a reference are that reference', () => {
  expect(partsOf(REGION)).toEqual([REGION]);
  expect(isReference(partsOf(REGION)[0])).toBe(true);
});
