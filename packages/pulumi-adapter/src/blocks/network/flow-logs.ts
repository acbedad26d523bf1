import type * as aws from '@pulumi/aws';
import * as ec2 from '@pulumi/aws/ec2';
import { type FlowLogsPlan, ref } from '@tap-pipeline/core-model';
import { type BlockContext, Part } from '../../block';
import type { Component } from '../../component';
import { LogGroup } from '../log-group';

/** Flow logs of the VPC, with their log group. */
export class FlowLogs extends Part<FlowLogsPlan> {
  /** Their log group. */
  readonly logs: LogGroup;
  /** The flow logs. */
  readonly flowLog: aws.ec2.FlowLog;

  constructor(parent: Component, id: string, plan: FlowLogsPlan, context: BlockContext) {
    super(parent, id, plan, context);
    const { references, order } = context;
    this.logs = new LogGroup(parent, `${id}-logs`, plan.logs, context);
    this.flowLog = new ec2.FlowLog(
      this.childName('flow-log'),
      {
        vpcId: references.resolve(ref('vpc', 'id')),
        trafficType: plan.traffic,
        logDestinationType: 'cloud-watch-logs',
        logDestination: this.logs.logGroup.arn,
        iamRoleArn: references.resolve({ of: `role/${plan.role.id}`, as: 'arn' }),
        tags: this.tags(plan.name),
      },
      this.options({ dependsOn: order.findAll(plan) }),
    );
  }
}
