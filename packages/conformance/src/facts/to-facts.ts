import { CLOUD, type FactLink, type Facts, type FactValue, type ResourceFact } from '../facts';
import { creationOrder } from './creation-order';
import type { Draft, Properties } from './draft';
import { mapLinks } from './links';
import { nameAll } from './names';
import { normalise } from './normalise';
import { mapValues } from './properties';

/**
 * Resources and outputs of one backend, as facts: linked by ids in place of keys, and then in one form, since
 * some lists are sorted by what they link to.
 */
export function toFacts(drafts: readonly Draft[], outputs: Properties): Facts {
  const ids = nameAll(drafts);
  const before = creationOrder(drafts);
  const toId = (key: string) => ids.get(key) ?? key;
  const relink = ({ link, attribute }: FactLink) => ({ link: link === CLOUD ? CLOUD : toId(link), attribute });
  const relinkAll = (properties: Properties) => mapValues(properties, (value: FactValue) => mapLinks(value, relink));
  const resources = drafts.map(({ key, type, properties, removal, engine }): ResourceFact => {
    const after = [...(before.get(key) ?? [])].map(toId).sort();
    return { id: toId(key), type, properties: normalise(type, relinkAll(properties)), removal, engine, after };
  });
  return {
    resources: Object.fromEntries(resources.sort(byId).map((resource) => [resource.id, resource])),
    outputs: normalise('', relinkAll(outputs)),
  };
}

function byId(one: ResourceFact, other: ResourceFact): number {
  return one.id < other.id ? -1 : 1;
}
