import type * as aws from '@pulumi/aws';
import * as iam from '@pulumi/aws/iam';
import type { RolePlan } from '@tap-pipeline/core-model';
import { type BlockContext, Part } from './block';
import type { Component } from './component';
import { toTrustDocument } from './policy-document';

/**
 * All roles of a subtree, without permissions: whatever names a role can then be made, and what a role
 * may do can name everything. See {@link Permissions} for what they may do.
 */
export class Identities extends Part<readonly RolePlan[]> {
  /** Roles, by the plan's id: `build`, `pipeline`, `task`. */
  readonly roles: { readonly [id: string]: aws.iam.Role };

  constructor(parent: Component, id: string, plan: readonly RolePlan[], context: BlockContext) {
    super(parent, id, plan, context);
    this.roles = Object.fromEntries(plan.map((role) => [role.id, this.createRole(role)]));
  }

  private createRole(plan: RolePlan): aws.iam.Role {
    const { references } = this.context;
    const role = new iam.Role(
      this.childName(plan.id),
      {
        name: plan.name,
        description: plan.description,
        assumeRolePolicy: references.resolveJson(toTrustDocument(plan.trust)),
        tags: this.tags(),
      },
      this.options(),
    );
    references.register(`role/${plan.id}`, { name: role.name, arn: role.arn });
    return role;
  }
}
