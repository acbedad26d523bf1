import { isReference, ref } from '../../../src/plan/vocabulary/reference';

describe('a reference', () => {
  test('says which thing and what of it', () => {
    expect(ref('imageRegistry', 'uri')).toEqual({ of: 'imageRegistry', as: 'uri' });
    expect(ref('bucket/artifacts', 'objects')).toEqual({ of: 'bucket/artifacts', as: 'objects' });
  });

  test('is known among other values', () => {
    expect(isReference(ref('pipeline', 'arn'))).toBe(true);
  });

  test.each([
    ['text'],
    [undefined],
    [null],
    [{}],
    [{ of: 'pipeline' }],
    [{ as: 'arn' }],
    [{ of: 1, as: 'arn' }],
    [['of', 'as']],
  ])('%j is none', (value) => {
    expect(isReference(value)).toBe(false);
  });
});
