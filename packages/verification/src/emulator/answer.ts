import { types } from 'node:util';
import type { FactValue } from '@tap-pipeline/conformance';
import { capitalise } from '../capitalise';
import { isList } from '../is-list';
import type { Properties } from './reader';

/** An answer of a service as plain properties: what it leaves out is left out. */
export function toProperties(answer: { readonly [name: string]: unknown }): Properties {
  return Object.fromEntries(
    Object.entries(answer).flatMap(([name, value]) => {
      const data = toData(value);
      return data === undefined ? [] : [[name, data]];
    }),
  );
}

/**
 * The same, with names as CloudFormation writes them (`timeoutInMinutes` is `TimeoutInMinutes`). What users name
 * themselves keeps its name: everything inside of the properties `verbatim`.
 */
export function toCapitals(answer: object | undefined, verbatim: readonly string[] = []): Properties {
  return Object.fromEntries(
    Object.entries(toProperties({ ...answer })).map(([name, value]) => [
      capitalise(name),
      verbatim.includes(name) ? value : capitaliseAll(value, verbatim),
    ]),
  );
}

/** Tags in the form of CloudFormation, from any of the forms of the services. */
export function toTags(tags: readonly object[] | { readonly [key: string]: string } | undefined): FactValue {
  if (tags === undefined) return [];
  if (!isList(tags)) return Object.entries(tags).map(([Key, Value]) => ({ Key, Value }));
  return tags.map((tag) => {
    const { Key = '', Value = '', TagKey = Key, TagValue = Value } = toCapitals(tag);
    return { Key: TagKey, Value: TagValue };
  });
}

/**
 * A document from its text; some services encode it for URLs.
 * @throws SyntaxError when the text is no JSON
 */
export function toDocument(text: string | undefined): FactValue | undefined {
  if (text === undefined) return undefined;
  return JSON.parse(text.startsWith('%7B') ? decodeURIComponent(text) : text);
}

function toData(value: unknown): FactValue | undefined {
  if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean') return value;
  if (types.isDate(value)) return value.toISOString();
  if (Array.isArray(value)) return value.map(toData).filter((item) => item !== undefined);
  return typeof value === 'object' && value !== null ? toProperties({ ...value }) : undefined;
}

function capitaliseAll(value: FactValue, verbatim: readonly string[]): FactValue {
  if (isList(value)) return value.map((item) => capitaliseAll(item, verbatim));
  return typeof value === 'object' ? toCapitals(value, verbatim) : value;
}
