import type * as aws from '@pulumi/aws';
import * as ec2 from '@pulumi/aws/ec2';
import { type NatGatewayPlan, ref } from '@tap-pipeline/core-model';
import { type BlockContext, Part } from '../../block';
import type { Component } from '../../component';

/** A NAT gateway with its address. */
export class NatGateway extends Part<NatGatewayPlan> {
  /** Its address. */
  readonly address: aws.ec2.Eip;
  /** The NAT gateway. */
  readonly natGateway: aws.ec2.NatGateway;

  /** @param internetGateway AWS gives out an address when this is attached */
  constructor(
    parent: Component,
    id: string,
    plan: NatGatewayPlan,
    context: BlockContext,
    internetGateway: aws.ec2.InternetGateway,
  ) {
    super(parent, id, plan, context);
    const tags = this.tags(plan.name);
    this.address = new ec2.Eip(
      this.childName('address'),
      { domain: 'vpc', tags },
      this.options({ dependsOn: internetGateway }),
    );
    this.natGateway = new ec2.NatGateway(
      this.childName('nat-gateway'),
      {
        subnetId: context.references.resolve(ref(`subnet/${plan.subnet}`, 'id')),
        allocationId: this.address.allocationId,
        tags,
      },
      this.options(),
    );
  }
}
