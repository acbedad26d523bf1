import { isReference, type Reference } from './reference';
import { type Document, fromParts, type Joined, type Text } from './text';

/**
 * A document as text, with its references kept: `toText(appspec, stringify)`. The serialiser sees a
 * short mark in place of each reference, so it may escape and indent as it likes.
 */
export function toText(document: Document, serialise: (document: unknown) => string): Text {
  const references: Reference[] = [];
  const sign = unusedSign(document);
  const marked = mark(document, (reference) => `${sign}${references.push(reference) - 1}${sign}`);
  const pieces = serialise(marked).split(sign);
  return fromParts(pieces.map((piece, index) => (index % 2 === 0 ? piece : (references[Number(piece)] as Reference))));
}

/** A character of Unicode's private use area, which no serialiser escapes, and which is not in the document. */
function unusedSign(document: Document): string {
  const content = JSON.stringify(document);
  let code = 0xe000;
  while (content.includes(String.fromCharCode(code))) code += 1;
  return String.fromCharCode(code);
}

function mark(document: Document, toMark: (reference: Reference) => string): unknown {
  if (isReference(document)) return toMark(document);
  if (isJoined(document)) return document.join.map((part) => mark(part, toMark)).join('');
  if (Array.isArray(document)) return document.map((item) => mark(item, toMark));
  if (typeof document !== 'object') return document;
  return Object.fromEntries(Object.entries(document).map(([key, value]) => [key, mark(value as Document, toMark)]));
}

function isJoined(document: Document): document is Joined {
  return typeof document === 'object' && 'join' in document && Array.isArray(document.join);
}
