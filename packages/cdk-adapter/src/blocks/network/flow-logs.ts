import { type FlowLogsPlan, ref } from '@tap-pipeline/core-model';
import { CfnFlowLog } from 'aws-cdk-lib/aws-ec2';
import type { Construct } from 'constructs';
import { Block, type BlockContext } from '../../block';
import { nameTag } from '../../tags';
import { LogGroup } from '../log-group';

/** Flow logs of the VPC, with their log group. */
export class FlowLogs extends Block<FlowLogsPlan> {
  /** Their log group. */
  readonly logs: LogGroup;
  /** The flow logs. */
  readonly cfnFlowLog: CfnFlowLog;

  constructor(scope: Construct, id: string, plan: FlowLogsPlan, context: BlockContext) {
    super(scope, id, plan, context);
    const { references, order } = context;
    this.logs = new LogGroup(this, 'Logs', plan.logs, context);
    this.cfnFlowLog = new CfnFlowLog(this, 'Resource', {
      resourceType: 'VPC',
      resourceId: references.resolve(ref('vpc', 'id')),
      trafficType: plan.traffic,
      logDestinationType: 'cloud-watch-logs',
      logGroupName: references.resolve({ of: `logs/${plan.logs.id}`, as: 'name' }),
      deliverLogsPermissionArn: references.resolve({ of: `role/${plan.role.id}`, as: 'arn' }),
      tags: nameTag(plan.name),
    });
    order.defer(this.cfnFlowLog, plan);
  }
}
