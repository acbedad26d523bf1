import type { FactValue } from '../facts';
import type { Properties } from './draft';

/** The object with each of its values changed. */
export function mapValues(object: Properties, change: (value: FactValue) => FactValue): Properties {
  return Object.fromEntries(Object.entries(object).map(([key, value]) => [key, change(value)]));
}

/** The properties that are wanted. */
export function pick(properties: Properties, isWanted: (name: string, value: FactValue) => boolean): Properties {
  return Object.fromEntries(Object.entries(properties).filter(([name, value]) => isWanted(name, value)));
}
