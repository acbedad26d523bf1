import type { PulumiResource } from './read-resource';
import { merge } from './shape';

/**
 * Resources with their settings in them, as CloudFormation has them: a bucket with its versioning. What waits
 * for a setting waits for its resource then.
 */
export function mergeSettings(resources: readonly PulumiResource[]): readonly PulumiResource[] {
  const owners = new Map(resources.map(({ key, owner }) => [key, owner ?? key]));
  const settings = resources.filter(({ owner }) => owner !== undefined);
  return resources
    .filter(({ owner }) => owner === undefined)
    .map((resource) => {
      const merged = settings.filter(({ owner }) => owner === resource.key).reduce(mergeSetting, resource);
      const waitsFor = merged.waitsFor.map((key) => owners.get(key) ?? key);
      return { ...merged, waitsFor: waitsFor.filter((key) => key !== resource.key) };
    });
}

/** CloudFormation has one policy for a resource and all of its settings. */
function mergeSetting(resource: PulumiResource, setting: PulumiResource): PulumiResource {
  if (resource.removal !== setting.removal) {
    const [one, other] = [resource, setting].map(({ key, removal }) => `${key} is for ${removal}`);
    throw new Error(`${one}, and its setting ${other}; both have to go the same way`);
  }
  return {
    ...resource,
    properties: merge(resource.properties, setting.properties, setting.key),
    engine: merge(resource.engine, setting.engine, setting.key),
    waitsFor: [...resource.waitsFor, ...setting.waitsFor],
  };
}
