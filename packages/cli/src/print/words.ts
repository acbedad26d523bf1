import { partsOf, type Reference, type Text } from '@tap-pipeline/core-model';

/** A text for people: what a reference points at stands in braces, `orders-artifacts-dev-{account}-{region}`. */
export function words(text: Text): string {
  return partsOf(text)
    .map((part) => (typeof part === 'string' ? part : `{${nameReference(part)}}`))
    .join('');
}

function nameReference({ of, as }: Reference): string {
  return of === 'cloud' ? as : `${of} ${as}`;
}

/** `1 line`, `2 lines`. */
export function count(number: number, noun: string): string {
  return `${number} ${noun}${number === 1 ? '' : 's'}`;
}

/** The parts that are there, joined by commas. */
export function list(...parts: readonly (string | false | undefined)[]): string {
  return parts.filter((part) => part).join(', ');
}
