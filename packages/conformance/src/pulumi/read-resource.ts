import type { RecordedOptions, RenderedResource } from '@tap-pipeline/pulumi-adapter/testing';
import { isFactLink } from '../facts';
import type { Draft, Properties } from '../facts/draft';
import { pick } from '../facts/properties';
import type { ResourceType } from './resource-type';
import { findResourceType } from './resource-types';
import { translate } from './shape';
import type { Values } from './values';

/** A resource of Pulumi in CloudFormation's words, with what its table says of it. */
export interface PulumiResource extends Draft {
  /** Its table. */
  readonly table: ResourceType;
  /** Key of the resource that it is a setting of; undefined when it is none. */
  readonly owner: string | undefined;
}

/**
 * Reads a resource by the table of its type.
 * @throws Error for a type, property, output or option that no table knows
 */
export function readResource(resource: RenderedResource, values: Values): PulumiResource {
  const { name: key, type: token, options, dependsOn, propertyDependencies } = resource;
  const table = findResourceType(token);
  const { settingOf = '', engine = [], toSetting = (own: Properties) => own } = table;
  const inputs = values.resolveAll(resource.inputs);
  const isOwn = (name: string) => name !== settingOf && !engine.includes(name);
  return {
    key,
    table,
    owner: table.settingOf === undefined ? undefined : findOwner(inputs, table.settingOf, key),
    type: table.type,
    properties: toSetting(translate(table.inputs, pick(inputs, isOwn), `${key} (${token})`)),
    removal: options.retainOnDelete ? 'retain' : 'destroy',
    engine: {
      ...readOptions(options, key),
      ...pick(inputs, (name, value) => engine.includes(name) && value !== false),
    },
    waitsFor: [...dependsOn, ...Object.values(propertyDependencies).flat()],
  };
}

function findOwner(inputs: Properties, settingOf: string, key: string): string {
  const owner = inputs[settingOf];
  if (isFactLink(owner)) return owner.link;
  throw new Error(`${key} has to link to what it is a setting of, by ${settingOf}; got ${JSON.stringify(owner)}`);
}

/** The options that the engine acts on; the aliases are the SDK's own, names of its older types. */
function readOptions({ retainOnDelete, aliases, ...options }: RecordedOptions, key: string): Properties {
  const { ignoreChanges, deleteBeforeReplace, ...others } = options;
  const [unknown] = Object.keys(others);
  if (unknown !== undefined) throw new Error(`${key} has the option ${unknown}, which read-resource.ts does not know`);
  return { ...(ignoreChanges && { ignoreChanges }), ...(deleteBeforeReplace && { deleteBeforeReplace }) };
}
