import type { RecordedReference, RecordedText } from './recording';

/** An output of a source: a resource or a provider function, by number. */
export interface Mark {
  /** Number of the source. */
  readonly source: number;
  /** Name of the output. */
  readonly output: string;
}

/** Marks are of Unicode's private use area, which no serialiser escapes. */
const PATTERN = /\uE010(\d+:[^\uE011]*)\uE011/;

/** A text that stands for an output; programs put it into other texts and documents as they would the value. */
export function toMark({ source, output }: Mark): string {
  return `\uE010${source}:${output}\uE011`;
}

/** A text with references in place of its marks. */
export function fromMarks(text: string, nameOf: (source: number) => string): string | RecordedReference | RecordedText {
  const join = split(text, nameOf);
  const [only, ...rest] = join;
  if (only === undefined) return '';
  return rest.length === 0 ? only : { join };
}

function split(text: string, nameOf: (source: number) => string): readonly (string | RecordedReference)[] {
  return text.split(PATTERN).flatMap((piece, index): (string | RecordedReference)[] => {
    if (index % 2 === 1) return [toReference(piece, nameOf)];
    return piece === '' ? [] : [piece];
  });
}

function toReference(inner: string, nameOf: (source: number) => string): RecordedReference {
  const colon = inner.indexOf(':');
  return { ref: nameOf(Number(inner.slice(0, colon))), output: inner.slice(colon + 1) };
}
