import {
  type FactLink,
  type FactValue,
  isFactLink,
  isFactList,
  isFactObject,
  isFactText,
} from '@tap-pipeline/conformance';
import type { Properties } from './reader';

/** Real values of links. */
export type Resolve = (link: FactLink) => string;

/** The value with what its links stand for in their place. */
export function resolveValue(value: FactValue, resolve: Resolve): FactValue {
  if (isFactLink(value)) return resolve(value);
  if (isFactText(value)) return value.join.map((part) => (isFactLink(part) ? resolve(part) : part)).join('');
  if (isFactList(value)) return value.map((item) => resolveValue(item, resolve));
  return isFactObject(value) ? resolveProperties(value, resolve) : value;
}

/** The same for all properties. */
export function resolveProperties(properties: Properties, resolve: Resolve): Properties {
  return Object.fromEntries(Object.entries(properties).map(([name, value]) => [name, resolveValue(value, resolve)]));
}
