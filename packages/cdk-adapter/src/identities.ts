import type { RolePlan } from '@tap-pipeline/core-model';
import { CfnRole, type IRole, Role } from 'aws-cdk-lib/aws-iam';
import type { Construct } from 'constructs';
import { Block, type BlockContext, toConstructId } from './block';
import { InternalError } from './internal-error';
import { toTrustDocument } from './policy-document';

/**
 * All roles of a subtree, without permissions: whatever names a role can then be made, and what a role
 * may do can name everything. See {@link Permissions} for what they may do.
 */
export class Identities extends Block<readonly RolePlan[]> {
  /** Roles, by the plan's id. */
  readonly cfnRoles: { readonly [id: string]: CfnRole };

  constructor(scope: Construct, id: string, plan: readonly RolePlan[], context: BlockContext) {
    super(scope, id, plan, context);
    this.cfnRoles = Object.fromEntries(plan.map((role) => [role.id, this.createRole(role)]));
  }

  /**
   * The L2 view of a role, by the plan's id: `build`, `pipeline`, `task`. What you add to it becomes a policy of its own.
   * @throws InternalError when there is no such role
   */
  role(id: string): IRole {
    const role = this.cfnRoles[id];
    if (!role) throw new InternalError(`there is no role ${id}, only ${Object.keys(this.cfnRoles).join(', ')}`);
    return this.view(toConstructId(id), (view) => Role.fromRoleArn(this, view, role.attrArn));
  }

  private createRole(plan: RolePlan): CfnRole {
    const { references } = this.context;
    const role = new CfnRole(this, toConstructId(plan.id), {
      roleName: plan.name,
      description: plan.description,
      assumeRolePolicyDocument: toTrustDocument(plan.trust, references),
    });
    references.register(`role/${plan.id}`, { name: role.ref, arn: role.attrArn });
    return role;
  }
}
