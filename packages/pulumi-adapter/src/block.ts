import * as pulumi from '@pulumi/pulumi';
import type { Removal } from '@tap-pipeline/core-model';
import { Component } from './component';
import type { Order } from './order';
import type { References } from './references';

/** What all blocks of one pipeline share. */
export interface BlockContext {
  /** What the plan's symbols are in Pulumi. */
  readonly references: References;
  /** The orders that no reference carries. */
  readonly order: Order;
  /** Tags of everything that can be tagged. */
  readonly tags: { readonly [key: string]: string };
  /** What the user wants ignored on every resource; Pulumi hands `ignoreChanges` to no child by itself. */
  readonly ignoreChanges: readonly string[];
}

/** Options that a block sets on a resource of its own. */
export type OwnOptions = Pick<
  pulumi.CustomResourceOptions,
  'dependsOn' | 'retainOnDelete' | 'ignoreChanges' | 'deleteBeforeReplace'
>;

/** A component that builds one block of the plan, and decides nothing. */
export abstract class Block<Plan> extends Component {
  /** What is built. */
  readonly plan: Plan;

  /** What the blocks of this pipeline share. */
  protected readonly context: BlockContext;

  constructor(type: string, parent: Component, id: string, plan: Plan, context: BlockContext) {
    super(type, parent.childName(id), { parent });
    this.plan = plan;
    this.context = context;
  }

  /** Options of a resource in this block. */
  protected options(own: OwnOptions = {}): pulumi.CustomResourceOptions {
    return childOptions(this, this.context, own);
  }

  /** The plan's tags; with a name for things that have no physical name, which the console shows. */
  protected tags(name?: string): { [key: string]: string } {
    return tagsOf(this.context, name);
  }
}

/** A part of a component that is no block by itself: its resources are the component's children, named after both. */
export abstract class Part<Plan> {
  constructor(
    /** The component. */
    protected readonly parent: Component,
    /** Its name in the component. */
    readonly id: string,
    /** What is built. */
    readonly plan: Plan,
    /** What the blocks of this pipeline share. */
    protected readonly context: BlockContext,
  ) {}

  /** Logical name of a resource in this part. */
  protected childName(id: string): string {
    return this.parent.childName(`${this.id}-${id}`);
  }

  /** Options of a resource in this part. */
  protected options(own: OwnOptions = {}): pulumi.CustomResourceOptions {
    return childOptions(this.parent, this.context, own);
  }

  /** The plan's tags; with a name for things that have no physical name, which the console shows. */
  protected tags(name?: string): { [key: string]: string } {
    return tagsOf(this.context, name);
  }
}

/** Provider, `protect`, transforms and aliases come with the parent; what is ignored does not. */
function childOptions(
  parent: Component,
  { ignoreChanges }: BlockContext,
  own: OwnOptions,
): pulumi.CustomResourceOptions {
  return pulumi.mergeOptions(own, { parent, ignoreChanges: [...ignoreChanges] });
}

function tagsOf({ tags }: BlockContext, name: string | undefined): { [key: string]: string } {
  return { ...tags, ...(name !== undefined && { Name: name }) };
}

/**
 * What happens to a resource when it leaves the stack, and when Pulumi replaces it. What is destroyed says
 * nothing, so that the user's own `retainOnDelete` still holds.
 */
export function toRemoval(removal: Removal): OwnOptions {
  return removal === 'retain' ? { retainOnDelete: true } : {};
}
