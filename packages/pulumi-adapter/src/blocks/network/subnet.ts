import type * as aws from '@pulumi/aws';
import * as ec2 from '@pulumi/aws/ec2';
import type * as pulumi from '@pulumi/pulumi';
import { ref, type SubnetPlan } from '@tap-pipeline/core-model';
import { type BlockContext, Part } from '../../block';
import type { Component } from '../../component';
import type { NatGateway } from './nat-gateway';

/** A subnet with its route table. */
export class Subnet extends Part<SubnetPlan> {
  /** The subnet. */
  readonly subnet: aws.ec2.Subnet;
  /** Its route table. */
  readonly routeTable: aws.ec2.RouteTable;
  /** What binds the two. */
  readonly association: aws.ec2.RouteTableAssociation;
  /** Its route to the internet; undefined where there is none. */
  route: aws.ec2.Route | undefined;

  constructor(parent: Component, id: string, plan: SubnetPlan, context: BlockContext) {
    super(parent, id, plan, context);
    const { references } = context;
    const vpcId = references.resolve(ref('vpc', 'id'));
    const availabilityZone = references.resolve(plan.zone);
    this.subnet = new ec2.Subnet(
      this.childName('subnet'),
      { vpcId, cidrBlock: plan.cidr, availabilityZone, tags: this.tags(plan.name) },
      this.options(),
    );
    this.routeTable = new ec2.RouteTable(
      this.childName('route-table'),
      { vpcId, tags: this.tags(plan.routeTableName) },
      this.options(),
    );
    this.association = new ec2.RouteTableAssociation(
      this.childName('route-table-association'),
      { subnetId: this.subnet.id, routeTableId: this.routeTable.id },
      this.options(),
    );
    references.register(`subnet/${plan.id}`, { id: this.subnet.id });
  }

  /** Sends traffic for the internet to the internet gateway, which is attached when it is there. */
  routeToInternetGateway({ id: gatewayId }: aws.ec2.InternetGateway): void {
    this.route = this.createRoute({ gatewayId });
  }

  /** Sends traffic for the internet to a NAT gateway. */
  routeToNatGateway({ natGateway: { id: natGatewayId } }: NatGateway): void {
    this.route = this.createRoute({ natGatewayId });
  }

  private createRoute(target: { gatewayId: pulumi.Output<string> } | { natGatewayId: pulumi.Output<string> }) {
    return new ec2.Route(
      this.childName('internet-route'),
      { routeTableId: this.routeTable.id, destinationCidrBlock: '0.0.0.0/0', ...target },
      this.options(),
    );
  }
}
