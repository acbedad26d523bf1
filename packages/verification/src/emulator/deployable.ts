import { type Facts, factsOfCdk, type ResourceFact, type Template } from '@tap-pipeline/conformance';

/** A template with what it is to make. */
export interface Deployable {
  /** What CloudFormation is given. */
  readonly template: Template;
  /** What is to come of it. */
  readonly facts: Facts;
  /** Names in the template, by id of the fact. */
  readonly logicalIds: ReadonlyMap<string, string>;
}

/** Reads what a template is to make, and how the template calls each of it. */
export function toDeployable(template: Template): Deployable {
  const marked = factsOfCdk({ ...template, Resources: mapEntries(template.Resources, mark) });
  const resources = Object.values(marked.resources);
  return {
    template,
    facts: { ...marked, resources: mapEntries(marked.resources, (_id, resource) => unmark(resource)) },
    logicalIds: new Map(resources.map(({ id, properties }) => [id, String(properties[MARK])])),
  };
}

/** A property that no type of resource has. */
const MARK = 'NameInTheTemplate';

function mark(logicalId: string, resource: Template['Resources'][string]): Template['Resources'][string] {
  return { ...resource, Properties: { ...resource.Properties, [MARK]: logicalId } };
}

function unmark({ properties: { [MARK]: _mark, ...properties }, ...resource }: ResourceFact): ResourceFact {
  return { ...resource, properties };
}

function mapEntries<T>(
  object: { readonly [key: string]: T },
  change: (key: string, value: T) => T,
): { readonly [key: string]: T } {
  return Object.fromEntries(Object.entries(object).map(([key, value]) => [key, change(key, value)]));
}
