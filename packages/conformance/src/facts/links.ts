import {
  CLOUD,
  type FactLink,
  type FactText,
  type FactValue,
  isFactLink,
  isFactList,
  isFactObject,
  isFactText,
} from '../facts';
import { mapValues } from './properties';

/** Everything that a value links to, without the cloud; each once. */
export function linksOf(value: FactValue): readonly string[] {
  return [...new Set(allLinksOf(value))].filter((link) => link !== CLOUD);
}

function allLinksOf(value: FactValue): readonly string[] {
  if (isFactLink(value)) return [value.link];
  if (isFactText(value)) return value.join.flatMap(allLinksOf);
  if (isFactList(value)) return value.flatMap(allLinksOf);
  return isFactObject(value) ? Object.values(value).flatMap(allLinksOf) : [];
}

/** The value with each of its links changed. */
export function mapLinks(value: FactValue, change: (link: FactLink) => FactLink): FactValue {
  if (isFactLink(value)) return change(value);
  if (isFactText(value)) return { join: value.join.map((part) => (isFactLink(part) ? change(part) : part)) };
  if (isFactList(value)) return value.map((item) => mapLinks(item, change));
  return isFactObject(value) ? mapValues(value, (item) => mapLinks(item, change)) : value;
}

/** Literal parts and links in reading order; undefined when the value is no text. */
export function partsOfText(value: FactValue): readonly (string | FactLink)[] | undefined {
  if (typeof value === 'string') return [value];
  if (isFactLink(value)) return [value];
  return isFactText(value) ? value.join : undefined;
}

/** The shortest form of a text: neighbouring literals are one, a single part stands for itself. */
export function toText(parts: readonly (string | FactLink)[]): string | FactLink | FactText {
  const join: (string | FactLink)[] = [];
  for (const part of parts) {
    const last = join.at(-1);
    if (typeof part === 'string' && typeof last === 'string') join[join.length - 1] = last + part;
    else if (part !== '') join.push(part);
  }
  const [only, ...rest] = join;
  if (only === undefined) return '';
  return rest.length === 0 ? only : { join };
}
