import type { LogGroupPlan } from '@tap-pipeline/core-model';
import { Fn } from 'aws-cdk-lib';
import { CfnLogGroup, type ILogGroup, LogGroup as LogsLogGroup } from 'aws-cdk-lib/aws-logs';
import type { Construct } from 'constructs';
import { applyRemoval, Block, type BlockContext } from '../block';

/** A CloudWatch log group. */
export class LogGroup extends Block<LogGroupPlan> {
  /** The log group. */
  readonly cfnLogGroup: CfnLogGroup;

  constructor(scope: Construct, id: string, plan: LogGroupPlan, context: BlockContext) {
    super(scope, id, plan, context);
    this.cfnLogGroup = new CfnLogGroup(this, 'Resource', {
      logGroupName: plan.name,
      retentionInDays: plan.retentionDays,
      kmsKeyId: context.references.tryResolve(plan.encryptionKey),
    });
    applyRemoval(plan.removal, this.cfnLogGroup);
    this.register();
    context.order.provide(`logs/${plan.id}`, this.cfnLogGroup);
  }

  /** The L2 view. */
  get logGroup(): ILogGroup {
    return this.view('LogGroup', (id) => LogsLogGroup.fromLogGroupArn(this, id, this.arn));
  }

  /** CloudFormation's ARN of a log group ends with `:*`, which is the ARN of its streams. */
  private get arn(): string {
    return Fn.select(0, Fn.split(':*', this.cfnLogGroup.attrArn));
  }

  private register(): void {
    const { ref: name, attrArn: streams } = this.cfnLogGroup;
    this.context.references.register(`logs/${this.plan.id}`, { name, arn: this.arn, streams });
  }
}
