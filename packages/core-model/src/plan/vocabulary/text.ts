import { isReference, type Reference } from './reference';

/** Text parts that an adapter joins without a separator. */
export interface Joined {
  /** Literal parts and references in reading order. */
  readonly join: readonly (string | Reference)[];
}

/** Text that may hold references: plain, a single reference, or parts to join. */
export type Text = string | Reference | Joined;

/** A JSON document whose leaves may hold references. */
export type Document = string | number | boolean | Text | readonly Document[] | { readonly [key: string]: Document };

/**
 * Text with references in it: `` text`arn:${partition}:s3:::${name}` ``. Neighbouring literals are
 * merged, so that equal texts are equal data.
 */
export function text(literals: TemplateStringsArray, ...values: readonly (Text | number)[]): Text {
  const parts = literals.flatMap((literal, index) => {
    const value = values[index];
    return value === undefined ? [literal] : [literal, ...partsOf(typeof value === 'number' ? String(value) : value)];
  });
  return fromParts(parts);
}

/** The literal parts and references of a text, in reading order. */
export function partsOf(value: Text): readonly (string | Reference)[] {
  return typeof value === 'string' || isReference(value) ? [value] : value.join;
}

/** The text with the given parts, in its simplest form. */
export function fromParts(parts: readonly (string | Reference)[]): Text {
  const merged: (string | Reference)[] = [];
  for (const part of parts) {
    const last = merged.length - 1;
    if (part === '') continue;
    if (typeof part === 'string' && typeof merged[last] === 'string') merged[last] += part;
    else merged.push(part);
  }
  if (merged.length > 1) return { join: merged };
  return merged[0] ?? '';
}

/** The text with every reference put through `name`, for people and for measuring lengths. */
export function renderText(value: Text, name: (reference: Reference) => string): string {
  return partsOf(value)
    .map((part) => (typeof part === 'string' ? part : name(part)))
    .join('');
}

/** The texts, each once. */
export function distinctTexts(texts: readonly Text[]): readonly Text[] {
  return [...new Map(texts.map((value) => [JSON.stringify(value), value])).values()];
}
