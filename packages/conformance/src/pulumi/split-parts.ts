import type { Draft } from '../facts/draft';
import { linksOf } from '../facts/links';
import { pick } from '../facts/properties';
import type { PulumiResource } from './read-resource';
import type { Part } from './resource-type';

/**
 * Resources, and those that they are besides in CloudFormation: an internet gateway and its attachment. What
 * needs such a resource needs the others too.
 */
export function splitParts(resources: readonly PulumiResource[]): readonly Draft[] {
  const parts = new Map(resources.map((resource) => [resource.key, toParts(resource)]));
  return resources.flatMap((resource) => {
    const whole = withoutParts(resource);
    const needed = [...new Set([...linksOf(whole.properties), ...whole.waitsFor])];
    const besides = needed.flatMap((key) => parts.get(key) ?? []).map(({ key }) => key);
    return [{ ...whole, waitsFor: [...whole.waitsFor, ...besides] }, ...(parts.get(resource.key) ?? [])];
  });
}

function toParts({ table, owner: _owner, ...draft }: PulumiResource): readonly Draft[] {
  return (table.parts ?? []).map(({ type, properties, link }: Part) => ({
    ...draft,
    key: `${draft.key} (${type})`,
    type,
    properties: {
      ...pick(draft.properties, (name) => properties.includes(name)),
      [link]: { link: draft.key, attribute: 'Ref' },
    },
    engine: {},
  }));
}

/** Without the properties of its parts, and without the order that came with them. */
function withoutParts({ table, owner: _owner, ...draft }: PulumiResource): Draft {
  const taken = (table.parts ?? []).flatMap(({ properties }) => properties);
  const links = linksOf(pick(draft.properties, (name) => taken.includes(name)));
  return {
    ...draft,
    properties: pick(draft.properties, (name) => !taken.includes(name)),
    waitsFor: draft.waitsFor.filter((key) => !links.includes(key)),
  };
}
