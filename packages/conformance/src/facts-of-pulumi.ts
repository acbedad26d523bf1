import type { RenderedResource } from '@tap-pipeline/pulumi-adapter/testing';
import type { Facts } from './facts';
import { toFacts } from './facts/to-facts';
import { mergeSettings } from './pulumi/merge-settings';
import { readResource } from './pulumi/read-resource';
import { splitParts } from './pulumi/split-parts';
import { Values } from './pulumi/values';

/**
 * What Pulumi makes of the resources that it is asked for.
 * @throws Error for a type, property, output or option that no table in `src/pulumi` knows
 */
export function factsOfPulumi(resources: readonly RenderedResource[]): Facts {
  const made = resources.filter(({ type }) => !type.startsWith('tap-pipeline:'));
  const values = new Values(new Map(made.map(({ name, type }) => [name, type])));
  const outputs = values.resolveAll(resources.find(({ parent }) => parent === undefined)?.outputs ?? {});
  return toFacts(splitParts(mergeSettings(made.map((resource) => readResource(resource, values)))), outputs);
}
