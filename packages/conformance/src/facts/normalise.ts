import { type FactLink, type FactValue, isFactLink, isFactList, isFactObject, isFactText } from '../facts';
import type { Properties } from './draft';
import { parseJson } from './json-text';
import { toText } from './links';
import { normalisePolicy } from './policy';

/** Properties that are policies. */
const POLICIES = new Set(['AssumeRolePolicyDocument', 'PolicyDocument', 'KeyPolicy']);

/** Properties, anywhere in a resource, that hold a JSON document as text. */
export const JSON_TEXTS: { readonly [type: string]: string } = {
  'AWS::CloudWatch::Dashboard': 'DashboardBody',
  'AWS::ECR::Repository': 'LifecyclePolicyText',
};

/** An attribute that CloudFormation does not have; its `Arn` of a log group ends in `:*`. */
export const ARN_OF_GROUP = 'Arn without :*';

/** The properties of a resource in one form, whichever backend wrote them. */
export function normalise(type: string, properties: Properties): Properties {
  return mapProperties(properties, JSON_TEXTS[type]);
}

function mapProperties(properties: Properties, jsonText: string | undefined): Properties {
  return Object.fromEntries(
    Object.entries(properties).map(([name, value]) => {
      if (name === jsonText) return [name, mapValue(parseJson(value), undefined)];
      const mapped = mapValue(value, jsonText);
      return [name, POLICIES.has(name) ? normalisePolicy(mapped) : mapped];
    }),
  );
}

function mapValue(value: FactValue, jsonText: string | undefined): FactValue {
  if (isFactText(value)) return toText(joinStreams(value.join));
  if (isFactLink(value)) return value;
  if (isFactList(value)) return sortKeyed(value.map((item) => mapValue(item, jsonText)));
  return isFactObject(value) ? mapProperties(value, jsonText) : value;
}

/** The ARN of a log group and `:*` are what CloudFormation calls its ARN. */
function joinStreams(parts: readonly (string | FactLink)[]): readonly (string | FactLink)[] {
  return parts.map((part, index) => {
    const before = parts[index - 1];
    const after = parts[index + 1];
    if (typeof part === 'string') return isArnOfGroup(before) && part.startsWith(':*') ? part.slice(2) : part;
    const isFollowed = typeof after === 'string' && after.startsWith(':*');
    return isArnOfGroup(part) && isFollowed ? { link: part.link, attribute: 'Arn' } : part;
  });
}

function isArnOfGroup(part: string | FactLink | undefined): boolean {
  return isFactLink(part) && part.attribute === ARN_OF_GROUP;
}

/** Keys with values (tags, attributes, dimensions) have no order. */
function sortKeyed(list: readonly FactValue[]): readonly FactValue[] {
  const keys = list.map(keyOf);
  if (keys.some((key) => key === undefined)) return list;
  return [...list].sort((one, other) => ((keyOf(one) ?? '') < (keyOf(other) ?? '') ? -1 : 1));
}

function keyOf(item: FactValue): string | undefined {
  if (!isFactObject(item) || !('Value' in item) || Object.keys(item).length !== 2) return undefined;
  const key = item.Key ?? item.Name;
  return typeof key === 'string' ? key : undefined;
}
