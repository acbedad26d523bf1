import { parseJsonText } from '../../src/testing';

const ARN = { ref: 'bucket', output: 'arn' };

test('a document without references is what JSON makes of it', () => {
  expect(parseJsonText('{ "a": [1, null, true, "text", ""] }')).toEqual({ a: [1, null, true, 'text', ''] });
});

test('references stand at their places in a document', () => {
  const text = { join: ['{ "all": "', ARN, '/*", "one": "', ARN, '", "count": 1, "none": null }'] };
  expect(parseJsonText(text)).toEqual({ all: { join: [ARN, '/*'] }, one: ARN, count: 1, none: null });
});

test.each([['not JSON'], [{ join: ['{ "a": ', ARN, ' }'] }], [ARN]])('text that is no JSON is refused: %j', (text) => {
  expect(() => parseJsonText(text)).toThrow(SyntaxError);
});

test.each([[1], [null], [['[]']], [{ a: 'b' }]])('what is no text is no document: %j', (value) => {
  expect(() => parseJsonText(value)).toThrow('a document is text, with or without references');
});
