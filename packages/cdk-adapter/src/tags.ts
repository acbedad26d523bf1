import { TagManager } from 'aws-cdk-lib';
import type { Construct } from 'constructs';

/**
 * Tags everything below a construct that can be tagged, so that no block can forget it. One walk over the
 * tree, and not an Aspect a tag; `Tags.of(…)` of your own goes before it.
 */
export function tagEverything(scope: Construct, tags: { readonly [key: string]: string }): void {
  const entries = Object.entries(tags);
  for (const construct of scope.node.findAll()) {
    const manager = TagManager.of(construct);
    if (manager) for (const [key, value] of entries) manager.setTag(key, value);
  }
}

/** The tag that the console shows as the name of things without a physical name. */
export function nameTag(name: string): { key: string; value: string }[] {
  return [{ key: 'Name', value: name }];
}
