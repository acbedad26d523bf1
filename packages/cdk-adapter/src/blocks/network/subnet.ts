import { ref, type SubnetPlan } from '@tap-pipeline/core-model';
import {
  type CfnInternetGateway,
  CfnRoute,
  CfnRouteTable,
  CfnSubnet,
  CfnSubnetRouteTableAssociation,
  type CfnVPCGatewayAttachment,
} from 'aws-cdk-lib/aws-ec2';
import type { Construct } from 'constructs';
import { Block, type BlockContext } from '../../block';
import { nameTag } from '../../tags';
import type { NatGateway } from './nat-gateway';

/** A subnet with its route table. */
export class Subnet extends Block<SubnetPlan> {
  /** The subnet. */
  readonly cfnSubnet: CfnSubnet;
  /** Its route table. */
  readonly cfnRouteTable: CfnRouteTable;
  /** What binds the two. */
  readonly cfnAssociation: CfnSubnetRouteTableAssociation;
  /** Its route to the internet; undefined where there is none. */
  cfnRoute: CfnRoute | undefined;

  constructor(scope: Construct, id: string, plan: SubnetPlan, context: BlockContext) {
    super(scope, id, plan, context);
    const { references } = context;
    const vpcId = references.resolve(ref('vpc', 'id'));
    this.cfnSubnet = new CfnSubnet(this, 'Resource', {
      vpcId,
      cidrBlock: plan.cidr,
      availabilityZone: references.resolve(plan.zone),
      tags: nameTag(plan.name),
    });
    this.cfnRouteTable = new CfnRouteTable(this, 'RouteTable', { vpcId, tags: nameTag(plan.routeTableName) });
    this.cfnAssociation = new CfnSubnetRouteTableAssociation(this, 'RouteTableAssociation', {
      subnetId: this.cfnSubnet.attrSubnetId,
      routeTableId: this.cfnRouteTable.attrRouteTableId,
    });
    references.register(`subnet/${plan.id}`, { id: this.cfnSubnet.attrSubnetId });
  }

  /** Sends traffic for the internet to the internet gateway, once that is attached. */
  routeToInternetGateway(gateway: CfnInternetGateway, attachment: CfnVPCGatewayAttachment): void {
    this.cfnRoute = this.createRoute({ gatewayId: gateway.attrInternetGatewayId });
    this.cfnRoute.addResourceDependency(attachment);
  }

  /** Sends traffic for the internet to a NAT gateway. */
  routeToNatGateway({ cfnNatGateway }: NatGateway): void {
    this.cfnRoute = this.createRoute({ natGatewayId: cfnNatGateway.attrNatGatewayId });
  }

  private createRoute(target: { readonly gatewayId: string } | { readonly natGatewayId: string }): CfnRoute {
    return new CfnRoute(this, 'InternetRoute', {
      routeTableId: this.cfnRouteTable.attrRouteTableId,
      destinationCidrBlock: '0.0.0.0/0',
      ...target,
    });
  }
}
