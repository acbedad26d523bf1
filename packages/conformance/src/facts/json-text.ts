import { type FactLink, type FactValue, isFactLink, isFactList, isFactObject, isFactText } from '../facts';
import { partsOfText, toText } from './links';
import { mapValues } from './properties';

/** Marks are of Unicode's private use area, which JSON does not escape. */
const MARK = /\uE020(\d+)\uE021/;

/**
 * A JSON document from its text, with links at their places in it.
 * @throws SyntaxError when the value is no text, or the text is no JSON
 */
export function parseJson(value: FactValue): FactValue {
  const parts = partsOfText(value);
  if (!parts) throw new SyntaxError(`a JSON document is text, got ${JSON.stringify(value)}`);
  const links: FactLink[] = [];
  const text = parts.map((part) => (typeof part === 'string' ? part : `\uE020${links.push(part) - 1}\uE021`)).join('');
  return restore(JSON.parse(text), links);
}

/** The text of a JSON document that has links in it. */
export function toJson(document: FactValue): FactValue {
  const links: FactLink[] = [];
  const text = JSON.stringify(document, (_key, value: unknown) => {
    const parts = isFactLink(value) ? [value] : isFactText(value) ? value.join : undefined;
    return (
      parts?.map((part) => (typeof part === 'string' ? part : `\uE020${links.push(part) - 1}\uE021`)).join('') ?? value
    );
  });
  return fill(text, links);
}

function restore(value: FactValue, links: readonly FactLink[]): FactValue {
  if (typeof value === 'string') return fill(value, links);
  if (isFactList(value)) return value.map((item) => restore(item, links));
  return isFactObject(value) ? mapValues(value, (item) => restore(item, links)) : value;
}

function fill(text: string, links: readonly FactLink[]): FactValue {
  const pieces = text.split(MARK);
  return toText(pieces.flatMap((piece, index) => (index % 2 === 0 ? piece : (links[Number(piece)] ?? []))));
}
