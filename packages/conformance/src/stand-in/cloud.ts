import { findResourceType } from './resource-types';
import type { Values } from './value';

/** A resource that exists. */
export interface CloudResource {
  /** Type token of Pulumi. */
  readonly type: string;
  /** Id, unique for the type. */
  readonly id: string;
  /** Its settings: the inputs that it was given, and what was changed since. */
  readonly settings: Values;
  /** Its outputs: its settings, and what AWS adds to them. */
  readonly state: Values;
}

/** Something that was done to a resource by the provider. */
export interface Operation {
  /** What was done. */
  readonly kind: 'create' | 'update' | 'delete';
  /** Type token of Pulumi. */
  readonly type: string;
  /** Id. */
  readonly id: string;
}

/** In place of an AWS account: it keeps what is made, and refuses what AWS would refuse for its name. */
export class Cloud {
  private readonly byKey = new Map<string, CloudResource>();
  private readonly done: Operation[] = [];
  private made = 0;

  /** Everything that exists, in the order in which it was made. */
  get resources(): readonly CloudResource[] {
    return [...this.byKey.values()];
  }

  /** What the provider did since the last time it was asked, in order. */
  takeOperations(): readonly Operation[] {
    return this.done.splice(0);
  }

  /** All resources of a type. */
  ofType(type: string): readonly CloudResource[] {
    return this.resources.filter((resource) => resource.type === type);
  }

  /** A resource; undefined when there is none. */
  tryFind(type: string, id: string): CloudResource | undefined {
    return this.byKey.get(toKey(type, id));
  }

  /**
   * Makes a resource.
   * @throws Error when something has its name already
   */
  create(type: string, settings: Values): CloudResource {
    const taken = this.findSame(type, settings);
    if (taken) throw new Error(`AlreadyExists: there is a ${type} ${taken.id} already`);
    this.made += 1;
    return this.keep('create', { type, id: toId(type, settings, this.made), settings, state: {} });
  }

  /**
   * Changes some settings of a resource; null takes one away.
   * @throws Error when there is no such resource, or another has the new name
   */
  update(type: string, id: string, changes: Values): CloudResource {
    const known = this.find(type, id);
    const settings = withChanges(known.settings, changes);
    const taken = this.findSame(type, settings);
    if (taken && taken.id !== id) throw new Error(`AlreadyExists: there is a ${type} ${taken.id} already`);
    return this.keep('update', { ...known, settings });
  }

  /**
   * Takes a resource away.
   * @throws Error when there is no such resource
   */
  delete(type: string, id: string): void {
    this.find(type, id);
    this.byKey.delete(toKey(type, id));
    this.done.push({ kind: 'delete', type, id });
  }

  /**
   * Changes settings past the provider, as CodeDeploy, scaling and people do.
   * @throws Error when there is no such resource
   */
  drift(type: string, id: string, changes: Values): void {
    const known = this.find(type, id);
    const changed = { ...known, settings: withChanges(known.settings, changes) };
    this.byKey.set(toKey(type, id), { ...changed, state: toState(changed) });
  }

  private find(type: string, id: string): CloudResource {
    const resource = this.tryFind(type, id);
    if (!resource) throw new Error(`NotFound: there is no ${type} ${id}`);
    return resource;
  }

  private findSame(type: string, settings: Values): CloudResource | undefined {
    const { uniqueBy } = findResourceType(type);
    if (uniqueBy.length === 0) return undefined;
    return this.ofType(type).find((other) => uniqueBy.every((input) => other.settings[input] === settings[input]));
  }

  private keep(kind: Operation['kind'], resource: CloudResource): CloudResource {
    const kept = { ...resource, state: toState(resource) };
    this.byKey.set(toKey(kept.type, kept.id), kept);
    this.done.push({ kind, type: kept.type, id: kept.id });
    return kept;
  }
}

/** Outputs that the type adds to the settings; `id` is the id or what stands for it. */
export function computedOutputs(token: string, id: string): { readonly [output: string]: string } {
  const arn = token.replace(TOKEN, 'arn:aws:$<service>:us-east-1:000000000000:$<kind>/{id}');
  const texts = Object.entries({ arn, ...findResourceType(token).outputs });
  return Object.fromEntries(texts.map(([name, text]) => [name, text.replaceAll('{id}', id)]));
}

const TOKEN = /^aws:(?<service>\w+)\/(?<kind>\w+):\w+$/;

function withChanges(settings: Values, changes: Values): Values {
  return Object.fromEntries(Object.entries({ ...settings, ...changes }).filter(([, value]) => value !== null));
}

function toState({ type, id, settings }: CloudResource): Values {
  return { ...computedOutputs(type, id), ...settings };
}

/** What is unique, or the kind and a number, as AWS makes ids up. A name that can be changed leaves the id as it is. */
function toId(token: string, settings: Values, number: number): string {
  const { uniqueBy } = findResourceType(token);
  return uniqueBy.length === 0
    ? token.replace(TOKEN, `$<kind>-${number}`)
    : uniqueBy.map((input) => String(settings[input])).join('/');
}

function toKey(type: string, id: string): string {
  return `${type} ${id}`;
}
