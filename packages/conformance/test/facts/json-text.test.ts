import fc from 'fast-check';
import type { FactValue } from '../../src/facts';
import { parseJson, toJson } from '../../src/facts/json-text';

const BUCKET = { link: 'bucket', attribute: 'Arn' };

describe('JSON text', () => {
  test('is the document that it says, with links at their places', () => {
    const text = { join: ['{"Resource":["', BUCKET, '","', BUCKET, '/*"]}'] };
    expect(parseJson(text)).toEqual({ Resource: [BUCKET, { join: [BUCKET, '/*'] }] });
  });

  test('is made of a document and read again without a loss', () => {
    const leaf = fc.oneof(
      fc.string(),
      fc.integer(),
      fc.boolean(),
      fc.constant(BUCKET),
      fc.constant({ join: ['a', BUCKET] }),
    );
    const document = fc.letrec<{ value: FactValue }>((tie) => ({
      value: fc.oneof(
        { maxDepth: 3 },
        leaf,
        fc.array(tie('value')),
        fc.dictionary(fc.stringMatching(/^[a-z]{1,5}$/), tie('value')),
      ),
    })).value;
    fc.assert(fc.property(document, (value) => expect(parseJson(toJson({ value }))).toEqual({ value })));
  });

  test('that is none is refused', () => {
    expect(() => parseJson('{')).toThrow(SyntaxError);
    expect(() => parseJson([1])).toThrow('a JSON document is text, got [1]');
  });
});
