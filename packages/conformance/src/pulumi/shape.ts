import { type FactValue, isFactList, isFactObject } from '../facts';
import type { Properties } from '../facts/draft';
import { parseJson } from '../facts/json-text';

/**
 * What each property of Pulumi is in CloudFormation: another name for the same value, or a function that gives
 * the properties it stands for.
 */
export type Shape = { readonly [property: string]: string | Translate };

/** Properties of CloudFormation that a value of Pulumi stands for; `path` is for messages. */
export type Translate = (value: FactValue, path: string) => Properties;

/**
 * The properties in CloudFormation's words.
 * @throws Error for a property that the shape does not have, so that none is lost
 */
export function translate(shape: Shape, value: FactValue, path: string): Properties {
  if (!isFactObject(value)) throw new Error(`${path} is ${JSON.stringify(value)}, where its table has an object`);
  return Object.entries(value).reduce<Properties>((all, [property, item]) => {
    const target = Object.hasOwn(shape, property) ? shape[property] : undefined;
    if (target === undefined) {
      const known = Object.keys(shape).join(', ');
      throw new Error(
        `${path} has the property ${property}, which its table does not say in CloudFormation's words; it knows ${known}`,
      );
    }
    const own = typeof target === 'string' ? { [target]: item } : target(item, `${path}.${property}`);
    return merge(all, own, `${path}.${property}`);
  }, {});
}

/** Both, where several properties of Pulumi fill one list or object of CloudFormation. */
export function merge(one: Properties, other: Properties, path: string): Properties {
  const merged = Object.entries(other).map(([name, value]) => {
    const before = one[name];
    return [name, before === undefined ? value : mergeValues(before, value, `${path} as ${name}`)] as const;
  });
  return { ...one, ...Object.fromEntries(merged) };
}

function mergeValues(one: FactValue, other: FactValue, path: string): FactValue {
  if (isFactList(one) && isFactList(other)) return [...one, ...other];
  if (isFactObject(one) && isFactObject(other)) return merge(one, other, path);
  if (JSON.stringify(one) === JSON.stringify(other)) return one;
  throw new Error(`${path} is both ${JSON.stringify(one)} and ${JSON.stringify(other)}`);
}

/** Properties that are called the same but for the capital with which CloudFormation begins. */
export function same(...properties: readonly string[]): Shape {
  return Object.fromEntries(
    properties.map((property) => [property, property.charAt(0).toUpperCase() + property.slice(1)]),
  );
}

/** An object, or a list of objects, with a shape of its own. */
export function nested(name: string, shape: Shape): Translate {
  return (value, path) => ({
    [name]: isFactList(value)
      ? value.map((item, index) => translate(shape, item, `${path}[${index}]`))
      : translate(shape, value, path),
  });
}

/** A single object where CloudFormation has a list. */
export function listOfOne(name: string, shape: Shape): Translate {
  return (value, path) => ({ [name]: [translate(shape, value, path)] });
}

/** A list of one where CloudFormation has the thing itself. */
export function onlyOf(name: string, shape: Shape): Translate {
  return (value, path) => {
    if (!isFactList(value) || value.length !== 1)
      throw new Error(`${path} is no list of one: ${JSON.stringify(value)}`);
    return { [name]: translate(shape, value[0] ?? '', `${path}[0]`) };
  };
}

/** Properties that CloudFormation has one level deeper. */
export function within(name: string, shape: Shape): Shape {
  return Object.fromEntries(
    Object.keys(shape).map((property) => [
      property,
      (value: FactValue, path: string) => ({ [name]: translate(shape, { [property]: value }, path) }),
    ]),
  );
}

/** JSON text where CloudFormation has a document. */
export function document(name: string): Translate {
  return (value) => ({ [name]: parseJson(value) });
}

/** Another value for the same. */
export function mapped(name: string, change: (value: FactValue) => FactValue): Translate {
  return (value) => ({ [name]: change(value) });
}

/** Names where CloudFormation has objects with a name. */
export function namesOf(name: string): Translate {
  return mapped(name, (names) => (isFactList(names) ? names.map((item) => ({ Name: item })) : names));
}

/** Tags are an object in Pulumi, and a list in most of CloudFormation. */
export const tags: Translate = (value) => ({ Tags: toKeyed('Key', value) });

/** An object where CloudFormation has a list of keys with values. */
export function toKeyed(key: 'Key' | 'Name', value: FactValue): readonly FactValue[] {
  return isFactObject(value) ? Object.entries(value).map(([name, item]) => ({ [key]: name, Value: item })) : [];
}
