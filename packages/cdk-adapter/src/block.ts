import type { Removal } from '@tap-pipeline/core-model';
import { CfnDeletionPolicy, type CfnResource } from 'aws-cdk-lib';
import { Construct } from 'constructs';
import type { Order } from './order';
import type { References } from './references';

/** What all blocks of one pipeline share. */
export interface BlockContext {
  /** What the plan's symbols are in CloudFormation. */
  readonly references: References;
  /** The orders that no reference carries. */
  readonly order: Order;
}

/** A construct that builds one block of the plan, and decides nothing. */
export abstract class Block<Plan> extends Construct {
  /** What is built. */
  readonly plan: Plan;

  /** What the blocks of this pipeline share. */
  protected readonly context: BlockContext;

  private readonly views = new Map<string, unknown>();

  constructor(scope: Construct, id: string, plan: Plan, context: BlockContext) {
    super(scope, id);
    this.plan = plan;
    this.context = context;
  }

  /** The L2 view of something in this block, made when it is first asked for. */
  protected view<View>(id: string, make: (id: string) => View): View {
    if (!this.views.has(id)) this.views.set(id, make(`${id}View`));
    return this.views.get(id) as View;
  }
}

/** What happens to a resource when it leaves the stack, and when CloudFormation replaces it. */
export function applyRemoval(removal: Removal, ...resources: readonly CfnResource[]): void {
  for (const { cfnOptions } of resources) {
    cfnOptions.deletionPolicy = DELETION_POLICIES[removal];
    cfnOptions.updateReplacePolicy = DELETION_POLICIES[removal];
  }
}

const DELETION_POLICIES = {
  destroy: CfnDeletionPolicy.DELETE,
  retain: CfnDeletionPolicy.RETAIN,
} as const satisfies Record<Removal, CfnDeletionPolicy>;

/**
 * The plan's id as the id of a construct: `scan-image` becomes `ScanImage`, so that logical ids read well.
 * Plan ids are lower-case, so different ids stay different.
 */
export function toConstructId(planId: string): string {
  return planId.replace(/(?:^|-)([a-z])/g, (_, letter: string) => letter.toUpperCase());
}
