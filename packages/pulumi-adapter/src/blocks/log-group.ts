import type * as aws from '@pulumi/aws';
import * as cloudwatch from '@pulumi/aws/cloudwatch';
import * as pulumi from '@pulumi/pulumi';
import type { LogGroupPlan } from '@tap-pipeline/core-model';
import { Block, type BlockContext, toRemoval } from '../block';
import type { Component } from '../component';

/** A CloudWatch log group. */
export class LogGroup extends Block<LogGroupPlan> {
  /** The log group. */
  readonly logGroup: aws.cloudwatch.LogGroup;

  constructor(parent: Component, id: string, plan: LogGroupPlan, context: BlockContext) {
    super('tap-pipeline:index:LogGroup', parent, id, plan, context);
    this.logGroup = new cloudwatch.LogGroup(
      this.childName('log-group'),
      {
        name: plan.name,
        retentionInDays: plan.retentionDays,
        kmsKeyId: context.references.tryResolve(plan.encryptionKey),
        tags: this.tags(),
      },
      this.options(toRemoval(plan.removal)),
    );
    this.register();
    context.order.provide(`logs/${plan.id}`, this.logGroup);
  }

  /** The provider's ARN of a log group has no `:*` at its end. */
  private register(): void {
    const { name, arn } = this.logGroup;
    this.context.references.register(`logs/${this.plan.id}`, {
      name,
      arn,
      streams: () => pulumi.interpolate`${arn}:*`,
    });
  }
}
