import { type FactValue, isFactList, isFactObject, normalise } from '@tap-pipeline/conformance';
import type { Properties } from './reader';

/** Tag of everything that one run makes in an account. */
export const RUN_TAG = 'tap-pipeline-e2e';

/** One form for what was asked for and what was read back: lists without order are sorted, tags of the engine left out. */
export function settle(properties: Properties): Properties {
  return sortSets(normalise('', properties));
}

/** Lists whose order means nothing to the service, which tells them in an order of its own. */
const SETS = new Set([
  'AlarmActions',
  'Events',
  'EventTypeIds',
  'ListenerArns',
  'RouteTableIds',
  'SecurityGroupIds',
  'SecurityGroups',
  'SubnetIds',
  'Subnets',
  'Targets',
  'EnvironmentVariables',
]);

function sortSets(properties: Properties): Properties {
  return Object.fromEntries(
    Object.entries(properties).map(([name, value]) => [name, name === 'Tags' ? ownTags(value) : sortSet(name, value)]),
  );
}

function sortSet(name: string, value: FactValue): FactValue {
  if (isFactObject(value)) return sortSets(value);
  if (!isFactList(value)) return value;
  const items = value.map((item) => sortSet('', item));
  return SETS.has(name) ? items.sort((one, other) => (JSON.stringify(one) < JSON.stringify(other) ? -1 : 1)) : items;
}

/** CloudFormation adds tags of its own, and so does a run. */
function ownTags(tags: FactValue): FactValue {
  if (!isFactList(tags)) return tags;
  return tags.filter((tag) => {
    const key = isFactObject(tag) ? tag.Key : undefined;
    return typeof key !== 'string' || !(key.startsWith('aws:') || key === RUN_TAG);
  });
}
