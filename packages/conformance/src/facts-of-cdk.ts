import { Intrinsics } from './cdk/intrinsics';
import type { Facts } from './facts';
import type { Draft } from './facts/draft';
import { toFacts } from './facts/to-facts';
import type { Template, TemplateResource } from './template';

/**
 * What a template makes.
 * @throws Error for a type, or an intrinsic function, that it does not know
 */
export function factsOfCdk(template: Template): Facts {
  const intrinsics = new Intrinsics(template.Resources);
  const drafts = Object.entries(template.Resources).map(([key, resource]): Draft => {
    const properties = intrinsics.resolveAll(resource.Properties ?? {});
    return {
      key,
      type: resource.Type,
      properties,
      removal: toRemoval(key, resource),
      engine: {},
      waitsFor: toWaitsFor(resource),
    };
  });
  const outputs = Object.entries(template.Outputs ?? {}).map(([name, { Value }]) => [name, intrinsics.resolve(Value)]);
  return toFacts(drafts, Object.fromEntries(outputs));
}

/** A replaced resource has to go the way of a removed one. */
function toRemoval(key: string, { DeletionPolicy: removed, UpdateReplacePolicy: replaced }: TemplateResource) {
  if (removed !== replaced) {
    throw new Error(
      `${key} has DeletionPolicy ${removed} and UpdateReplacePolicy ${replaced}, which have to be the same`,
    );
  }
  return removed === 'Retain' ? 'retain' : 'destroy';
}

function toWaitsFor({ DependsOn: waitsFor = [] }: TemplateResource): readonly string[] {
  return typeof waitsFor === 'string' ? [waitsFor] : waitsFor;
}
