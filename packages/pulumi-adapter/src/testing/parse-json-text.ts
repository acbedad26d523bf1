import { fromMarks, toMark } from './mark';
import { isRecordedReference, isRecordedText, type RecordedReference, type RecordedValue } from './recording';

/**
 * A JSON document from its text, with references at their places in it: a policy, an event pattern, the
 * containers of a task definition. Text without references is parsed as it is.
 * @throws SyntaxError when the text is no JSON
 */
export function parseJsonText(value: RecordedValue): RecordedValue {
  if (typeof value === 'string') return JSON.parse(value);
  const references: RecordedReference[] = [];
  const text = partsOf(value).map((part) => {
    if (typeof part === 'string') return part;
    return toMark({ source: references.push(part) - 1, output: part.output });
  });
  return restore(JSON.parse(text.join('')), references);
}

function partsOf(value: RecordedValue): readonly (string | RecordedReference)[] {
  if (isRecordedText(value)) return value.join;
  if (isRecordedReference(value)) return [value];
  throw new SyntaxError('a document is text, with or without references');
}

function restore(value: RecordedValue, references: readonly RecordedReference[]): RecordedValue {
  if (typeof value === 'string') return fromMarks(value, (source) => references[source]?.ref ?? '');
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return value.map((item) => restore(item, references));
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, restore(item, references)]));
}
