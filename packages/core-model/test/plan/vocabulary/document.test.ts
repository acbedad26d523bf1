import fc from 'fast-check';
import { parse, stringify } from 'yaml';
import { toText } from '../../../src/plan/vocabulary/document';
import { isReference, type Reference, ref } from '../../../src/plan/vocabulary/reference';
import { type Document, renderText, text } from '../../../src/plan/vocabulary/text';

const toJson = (value: unknown) => JSON.stringify(value);
const toIndentedJson = (value: unknown) => JSON.stringify(value, null, 2);
const toYaml = (value: unknown) => stringify(value, { lineWidth: 0 });

const reference: fc.Arbitrary<Reference> = fc.constantFrom(
  ref('cloud', 'region'),
  ref('imageRegistry', 'uri'),
  ref('bucket/artifacts', 'name'),
  ref('role/task', 'arn'),
);
const plain = fc.oneof(
  fc.string(),
  fc.string({ unit: 'grapheme' }),
  fc.string({ unit: fc.constantFrom('"', "'", '\\', '\n', '\r', '\t', ':', '#', '- ', '{', '$', ' ', 'a') }),
);
const ends = fc.constantFrom('', ' ', 'arn:', '"', '\n', '/');
const leaf = (strings: fc.Arbitrary<string>): fc.Arbitrary<Document> =>
  fc.oneof(
    strings,
    fc.integer(),
    fc.boolean(),
    reference,
    fc.tuple(ends, reference, ends, reference, ends).map(([a, one, b, other, c]) => text`${a}${one}${b}${other}${c}`),
  );
const key = fc
  .string({ unit: fc.constantFrom('a', 'B', '1', '_', '-', '.') })
  .filter((name) => !['__proto__', 'of', 'as', 'join'].includes(name));
const documents = (strings: fc.Arbitrary<string>): fc.Arbitrary<Document> =>
  fc.letrec<{ document: Document }>((tie) => ({
    document: fc.oneof(
      { maxDepth: 4 },
      leaf(strings),
      fc.array(tie('document'), { maxLength: 4 }),
      fc.dictionary(key, tie('document'), { maxKeys: 4, noNullPrototype: true }),
    ),
  })).document;

/** The YAML library itself loses lines of blanks where a text has nothing else. */
function isNotBlank(string: string): boolean {
  return string === '' || string.trim() !== '';
}

/** What a reference is in place of: it needs no escaping in JSON or YAML. */
const value = ({ of, as }: Reference) => `ref-${of.replace('/', '-')}-${as}`;

function rendered(document: Document): unknown {
  if (isReference(document)) return value(document);
  if (Array.isArray(document)) return document.map(rendered);
  if (typeof document !== 'object') return document;
  if ('join' in document) return renderText(document as never, value);
  return Object.fromEntries(Object.entries(document).map(([name, item]) => [name, rendered(item as Document)]));
}

describe('a document as text', () => {
  test('keeps its references in place', () => {
    const document = { image: ref('imageRegistry', 'uri'), tags: [text`v-${ref('cloud', 'region')}`] };
    expect(toText(document, toJson)).toEqual({
      join: ['{"image":"', { of: 'imageRegistry', as: 'uri' }, '","tags":["v-', { of: 'cloud', as: 'region' }, '"]}'],
    });
  });

  test('without references is plain text', () => {
    expect(toText({ a: [1, true, 'x'] }, toJson)).toBe('{"a":[1,true,"x"]}');
  });

  test.each([
    ['JSON', toJson, JSON.parse as (text: string) => unknown, plain],
    ['indented JSON', toIndentedJson, JSON.parse as (text: string) => unknown, plain],
    ['YAML', toYaml, (text: string): unknown => parse(text), plain.filter(isNotBlank)],
  ])('parses to the same document with its references replaced: %s', (_, serialise, read, strings) => {
    fc.assert(
      fc.property(documents(strings), (content) => {
        const document = { content };
        expect(read(renderText(toText(document, serialise), value))).toEqual(rendered(document));
      }),
    );
  });

  test('keeps characters of the private use area that the document itself has', () => {
    const strange = fc.string({ unit: fc.constantFrom('\uE000', '\uE001', '0', '1', 'a', '\uF8FF') });
    fc.assert(
      fc.property(documents(strange), (document) => {
        expect(JSON.parse(renderText(toText(document, toJson), value))).toEqual(rendered(document));
      }),
    );
  });

  test('keeps what looks like a mark of its own', () => {
    expect(JSON.parse(renderText(toText({ a: '\uE0000\uE001', b: ref('cloud', 'region') }, toJson), value))).toEqual({
      a: '\uE0000\uE001',
      b: 'ref-cloud-region',
    });
  });
});
