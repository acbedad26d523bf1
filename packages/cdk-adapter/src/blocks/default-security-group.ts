import type { DefaultGroupCloserPlan, DefaultSecurityGroupPlan } from '@tap-pipeline/core-model';
import { ref } from '@tap-pipeline/core-model';
import { CfnResource } from 'aws-cdk-lib';
import { CfnFunction } from 'aws-cdk-lib/aws-lambda';
import type { Construct } from 'constructs';
import { Block, type BlockContext } from '../block';
import { LogGroup } from './log-group';

/**
 * The default security group of the VPC, without its rules: a function that takes them away, and a custom resource that
 * calls it. CloudFormation has no resource for the group itself, so it keeps the name and tags that AWS gave it.
 */
export class DefaultSecurityGroup extends Block<DefaultSecurityGroupPlan> {
  /** Log group of the function. */
  readonly logs: LogGroup;
  /** The function. */
  readonly cfnFunction: CfnFunction;
  /** The custom resource. */
  readonly cfnGroup: CfnResource;

  constructor(scope: Construct, id: string, plan: DefaultSecurityGroupPlan, context: BlockContext) {
    super(scope, id, plan, context);
    this.logs = new LogGroup(this, 'Logs', plan.closer.logs, context);
    this.cfnFunction = this.createFunction(plan.closer);
    this.cfnGroup = new CfnResource(this, 'Resource', {
      type: 'Custom::DefaultSecurityGroup',
      properties: {
        ServiceToken: this.cfnFunction.attrArn,
        GroupId: context.references.resolve(ref('vpc', 'defaultSecurityGroup')),
      },
    });
    context.order.defer(this.cfnFunction, plan.closer);
    context.order.defer(this.cfnGroup, plan.closer);
  }

  private createFunction(plan: DefaultGroupCloserPlan): CfnFunction {
    const { references } = this.context;
    return new CfnFunction(this, 'Closer', {
      functionName: plan.functionName,
      role: references.resolve({ of: `role/${plan.role.id}`, as: 'arn' }),
      runtime: plan.runtime,
      handler: 'index.handler',
      code: { zipFile: plan.code },
      timeout: plan.timeoutSeconds,
      loggingConfig: { logGroup: references.resolve({ of: `logs/${plan.logs.id}`, as: 'name' }) },
    });
  }
}
