import { isReference, type Reference } from './reference';
import { type Document, fromParts, type Joined, type Text } from './text';

/** Marks are of Unicode's private use area, which no serialiser escapes. */
const MARK = /\uE000(\d+)\uE001/;

/**
 * A document as text, with its references kept: `toText(appspec, stringify)`. The serialiser sees a
 * short mark in place of each reference, so it may escape and indent as it likes.
 */
export function toText(document: Document, serialise: (document: unknown) => string): Text {
  const references: Reference[] = [];
  const marked = mark(document, references);
  const pieces = serialise(marked).split(MARK);
  return fromParts(pieces.map((piece, index) => (index % 2 === 0 ? piece : (references[Number(piece)] ?? piece))));
}

function mark(document: Document, references: Reference[]): unknown {
  if (isReference(document)) return `\uE000${references.push(document) - 1}\uE001`;
  if (isJoined(document)) return document.join.map((part) => mark(part, references)).join('');
  if (Array.isArray(document)) return document.map((item) => mark(item, references));
  if (typeof document !== 'object') return document;
  return Object.fromEntries(Object.entries(document).map(([key, value]) => [key, mark(value as Document, references)]));
}

function isJoined(document: Document): document is Joined {
  return typeof document === 'object' && 'join' in document && Array.isArray(document.join);
}
