import { type NatGatewayPlan, ref } from '@tap-pipeline/core-model';
import { CfnEIP, CfnNatGateway } from 'aws-cdk-lib/aws-ec2';
import type { Construct } from 'constructs';
import { Block, type BlockContext } from '../../block';
import { nameTag } from '../../tags';

/** A NAT gateway with its address. */
export class NatGateway extends Block<NatGatewayPlan> {
  /** Its address. */
  readonly cfnAddress: CfnEIP;
  /** The NAT gateway. */
  readonly cfnNatGateway: CfnNatGateway;

  constructor(scope: Construct, id: string, plan: NatGatewayPlan, context: BlockContext) {
    super(scope, id, plan, context);
    this.cfnAddress = new CfnEIP(this, 'Address', { domain: 'vpc', tags: nameTag(plan.name) });
    this.cfnNatGateway = new CfnNatGateway(this, 'Resource', {
      subnetId: context.references.resolve(ref(`subnet/${plan.subnet}`, 'id')),
      allocationId: this.cfnAddress.attrAllocationId,
      tags: nameTag(plan.name),
    });
  }
}
