import type { BucketEmptierPlan, BucketToEmpty } from '@tap-pipeline/core-model';
import { CfnResource } from 'aws-cdk-lib';
import { CfnFunction } from 'aws-cdk-lib/aws-lambda';
import type { Construct } from 'constructs';
import { Block, type BlockContext, toConstructId } from '../block';
import { LogGroup } from './log-group';

/**
 * The function that empties buckets before they are deleted, and one custom resource a bucket that calls
 * it. The custom resource is deleted before its bucket, and after everything that writes to it.
 */
export class BucketEmptier extends Block<BucketEmptierPlan> {
  /** Its log group. */
  readonly logs: LogGroup;
  /** The function. */
  readonly cfnFunction: CfnFunction;
  /** Custom resources, by the plan's id of the bucket. */
  readonly cfnContents: { readonly [bucket: string]: CfnResource };

  constructor(scope: Construct, id: string, plan: BucketEmptierPlan, context: BlockContext) {
    super(scope, id, plan, context);
    this.logs = new LogGroup(this, 'Logs', plan.logs, context);
    this.cfnFunction = this.createFunction();
    context.order.defer(this.cfnFunction, plan);
    context.references.register('bucketEmptier', { arn: this.cfnFunction.attrArn });
    this.cfnContents = Object.fromEntries(plan.buckets.map((bucket) => [bucket.id, this.createContents(bucket)]));
  }

  private createFunction(): CfnFunction {
    const { plan, context } = this;
    return new CfnFunction(this, 'Resource', {
      functionName: plan.functionName,
      role: context.references.resolve({ of: `role/${plan.role.id}`, as: 'arn' }),
      runtime: plan.runtime,
      handler: 'index.handler',
      code: { zipFile: plan.code },
      timeout: plan.timeoutSeconds,
      loggingConfig: { logGroup: context.references.resolve({ of: `logs/${plan.logs.id}`, as: 'name' }) },
    });
  }

  /** The function's permissions must outlive the last call, so the custom resource waits for them as well. */
  private createContents({ id, name }: BucketToEmpty): CfnResource {
    const contents = new CfnResource(this, `${toConstructId(id)}Contents`, {
      type: 'Custom::BucketContents',
      properties: { ServiceToken: this.cfnFunction.attrArn, BucketName: this.context.references.resolve(name) },
    });
    this.context.order.defer(contents, this.plan);
    this.context.order.provide(`bucket/${id}`, contents);
    return contents;
  }
}
