import type { RolePlan } from '@tap-pipeline/core-model';
import { CfnRolePolicy } from 'aws-cdk-lib/aws-iam';
import type { Construct } from 'constructs';
import { Block, type BlockContext, toConstructId } from './block';
import { toPolicyDocument } from './policy-document';

/**
 * What the roles of a subtree may do, one policy a role. Policies are resources of their own: a key policy
 * that names a role whose inline policy names the key would be a cycle. What acts with a role waits for them.
 */
export class Permissions extends Block<readonly RolePlan[]> {
  /** Policies, by the plan's id of the role; a role that may do nothing has none. */
  readonly cfnPolicies: { readonly [role: string]: CfnRolePolicy };

  constructor(scope: Construct, id: string, plan: readonly RolePlan[], context: BlockContext) {
    super(scope, id, plan, context);
    this.cfnPolicies = Object.fromEntries(plan.flatMap((role) => this.createPolicies(role)));
  }

  /** IAM refuses a policy without statements. */
  private createPolicies(role: RolePlan): [string, CfnRolePolicy][] {
    const policies = role.statements.length > 0 ? [this.createPolicy(role)] : [];
    this.context.order.provide(`permissions/${role.id}`, ...policies);
    return policies.map((policy) => [role.id, policy]);
  }

  private createPolicy(role: RolePlan): CfnRolePolicy {
    const { references } = this.context;
    return new CfnRolePolicy(this, toConstructId(role.id), {
      roleName: references.resolve({ of: `role/${role.id}`, as: 'name' }),
      policyName: role.name,
      policyDocument: toPolicyDocument(role.statements, references),
    });
  }
}
