import type * as aws from '@pulumi/aws';
import * as iam from '@pulumi/aws/iam';
import type { RolePlan } from '@tap-pipeline/core-model';
import { type BlockContext, Part } from './block';
import type { Component } from './component';
import { toPolicyDocument } from './policy-document';

/**
 * What the roles of a subtree may do, one policy a role. Policies are resources of their own: a key policy
 * that names a role whose inline policy names the key would be a cycle. What acts with a role waits for them, so they
 * stand before it and point at what comes later.
 */
export class Permissions extends Part<readonly RolePlan[]> {
  /** Policies, by the plan's id of the role; a role that may do nothing has none. */
  readonly policies: { readonly [role: string]: aws.iam.RolePolicy };

  constructor(parent: Component, id: string, plan: readonly RolePlan[], context: BlockContext) {
    super(parent, id, plan, context);
    this.policies = Object.fromEntries(plan.flatMap((role) => this.createPolicies(role)));
  }

  /** IAM refuses a policy without statements. */
  private createPolicies(role: RolePlan): [string, aws.iam.RolePolicy][] {
    const policies = role.statements.length > 0 ? [this.createPolicy(role)] : [];
    this.context.order.provide(`permissions/${role.id}`, ...policies);
    return policies.map((policy) => [role.id, policy]);
  }

  private createPolicy(role: RolePlan): aws.iam.RolePolicy {
    const { references } = this.context;
    return new iam.RolePolicy(
      this.childName(role.id),
      {
        role: references.resolve({ of: `role/${role.id}`, as: 'name' }),
        name: role.name,
        policy: references.resolveJson(toPolicyDocument(role.statements)),
      },
      this.options(),
    );
  }
}
