import type { Alias } from '@pulumi/pulumi/proto/alias_pb';
import { toUrn, type UrnScope } from './urn';

/** A resource whose former URNs are asked for. */
export interface Aliased {
  /** Type token. */
  readonly type: string;
  /** Logical name. */
  readonly name: string;
  /** URN. */
  readonly urn: string;
  /** URN of its parent; empty: none. */
  readonly parent: string;
}

/**
 * Works out the former URNs of resources as the engine does: from their own aliases, from those of their
 * parents, and from both together. A child whose name begins with its parent's had the name of then.
 */
export class Aliases {
  private readonly known = new Map<string, readonly string[]>();

  constructor(private readonly scope: UrnScope) {}

  /** The former URNs of a resource; its parent has been added before it. */
  add(resource: Aliased, aliases: readonly Alias[]): readonly string[] {
    const own = aliases.map((alias) => this.resolve(alias, resource));
    const inherited = (this.known.get(resource.parent) ?? []).flatMap((parent) =>
      [resource.urn, ...own].map((urn) => this.inherit(urn, resource.parent, parent)),
    );
    const all = [...new Set([...own, ...inherited])].filter((urn) => urn !== resource.urn);
    this.known.set(resource.urn, all);
    return all;
  }

  private resolve(alias: Alias, { type, name, parent }: Aliased): string {
    const spec = alias.getSpec();
    if (!spec) return alias.getUrn();
    const scope = { project: spec.getProject() || this.scope.project, stack: spec.getStack() || this.scope.stack };
    const formerParent = spec.getNoparent() ? '' : spec.getParenturn() || parent;
    return toUrn(scope, { type: spec.getType() || type, name: spec.getName() || name, parent: formerParent });
  }

  private inherit(urn: string, parent: string, formerParent: string): string {
    const name = nameOf(urn);
    const prefix = nameOf(parent);
    const formerName = name.startsWith(prefix) ? nameOf(formerParent) + name.slice(prefix.length) : name;
    return toUrn(this.scope, { type: typeOf(urn), name: formerName, parent: formerParent });
  }
}

function nameOf(urn: string): string {
  return urn.split('::').slice(3).join('::');
}

function typeOf(urn: string): string {
  const withParents = urn.split('::').slice(2, 3).join();
  return withParents.slice(withParents.lastIndexOf('$') + 1);
}
