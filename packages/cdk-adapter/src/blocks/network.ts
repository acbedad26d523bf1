import { type EndpointPlan, type NetworkPlan, type NewNetworkPlan, ref } from '@tap-pipeline/core-model';
import type { CfnResource } from 'aws-cdk-lib';
import {
  CfnInternetGateway,
  CfnVPC,
  CfnVPCEndpoint,
  CfnVPCGatewayAttachment,
  type IVpc,
  Vpc,
} from 'aws-cdk-lib/aws-ec2';
import type { Construct } from 'constructs';
import { Block, type BlockContext, toConstructId } from '../block';
import { InternalError } from '../internal-error';
import { nameTag } from '../tags';
import { FlowLogs } from './network/flow-logs';
import { NatGateway } from './network/nat-gateway';
import { Subnet } from './network/subnet';

/** The VPC with its subnets and ways out; all of it undefined or empty where the VPC exists already. */
export class Network extends Block<NetworkPlan> {
  /** The VPC. */
  readonly cfnVpc: CfnVPC | undefined;
  /** The internet gateway. */
  readonly cfnInternetGateway: CfnInternetGateway | undefined;
  /** Its attachment to the VPC. */
  readonly cfnGatewayAttachment: CfnVPCGatewayAttachment | undefined;
  /** Subnets with their route tables, in the plan's order. */
  readonly subnets: readonly Subnet[] = [];
  /** NAT gateways with their addresses, in the plan's order. */
  readonly natGateways: readonly NatGateway[] = [];
  /** Endpoints of AWS services, by the plan's id. */
  readonly cfnEndpoints: { readonly [id: string]: CfnVPCEndpoint } = {};
  /** Flow logs; undefined where there are none. */
  readonly flowLogs: FlowLogs | undefined;

  constructor(scope: Construct, id: string, plan: NetworkPlan, context: BlockContext) {
    super(scope, id, plan, context);
    if (plan.kind === 'existing') {
      return;
    }
    this.cfnVpc = this.createVpc(plan);
    this.cfnInternetGateway = new CfnInternetGateway(this, 'InternetGateway', {
      tags: nameTag(plan.internetGatewayName),
    });
    const vpcId = this.cfnVpc.attrVpcId;
    const gateway = { vpcId, internetGatewayId: this.cfnInternetGateway.attrInternetGatewayId };
    this.cfnGatewayAttachment = new CfnVPCGatewayAttachment(this, 'InternetGatewayAttachment', gateway);
    context.order.provide('internetGateway', this.cfnGatewayAttachment);
    this.subnets = plan.subnets.map((subnet) => new Subnet(this, toConstructId(subnet.id), subnet, context));
    this.natGateways = plan.natGateways.map((nat) => new NatGateway(this, toConstructId(nat.id), nat, context));
    this.connect(this.cfnInternetGateway, this.cfnGatewayAttachment);
    this.cfnEndpoints = Object.fromEntries(
      plan.endpoints.map((endpoint) => [endpoint.id, this.createEndpoint(endpoint)]),
    );
    this.flowLogs = plan.flowLogs && new FlowLogs(this, 'FlowLogs', plan.flowLogs, context);
    context.order.provide('routes', ...this.routes());
  }

  /** The L2 view; undefined where the VPC exists already. It knows its subnets by the beginning of their plan ids. */
  get vpc(): IVpc | undefined {
    const vpc = this.cfnVpc;
    return vpc && this.view('Vpc', (id) => this.importVpc(id, vpc));
  }

  private createVpc(plan: NewNetworkPlan): CfnVPC {
    const vpc = new CfnVPC(this, 'Resource', {
      cidrBlock: plan.cidr,
      enableDnsHostnames: plan.dns.hostnames,
      enableDnsSupport: plan.dns.support,
      tags: nameTag(plan.name),
    });
    const { attrVpcId: id, attrDefaultSecurityGroup: defaultSecurityGroup } = vpc;
    this.context.references.register('vpc', { id, defaultSecurityGroup });
    return vpc;
  }

  private connect(gateway: CfnInternetGateway, attachment: CfnVPCGatewayAttachment): void {
    for (const nat of this.natGateways) nat.cfnAddress.addResourceDependency(attachment);
    for (const subnet of this.subnets) {
      const { internet } = subnet.plan;
      if (internet === 'none') continue;
      if (internet === 'internet-gateway') subnet.routeToInternetGateway(gateway, attachment);
      else subnet.routeToNatGateway(this.findNatGateway(internet.natGateway));
    }
  }

  private createEndpoint({ id, name, service, type }: EndpointPlan): CfnVPCEndpoint {
    const { references } = this.context;
    const common = {
      vpcId: references.resolve(ref('vpc', 'id')),
      serviceName: references.resolve(service),
      tags: nameTag(name),
    };
    const subnets = this.subnets.filter(({ plan }) => type.subnets.includes(plan.id));
    if (type.kind === 'gateway') {
      const routeTableIds = subnets.map(({ cfnRouteTable }) => cfnRouteTable.attrRouteTableId);
      return new CfnVPCEndpoint(this, `${id}Endpoint`, { ...common, vpcEndpointType: 'Gateway', routeTableIds });
    }
    return new CfnVPCEndpoint(this, `${id}Endpoint`, {
      ...common,
      vpcEndpointType: 'Interface',
      privateDnsEnabled: type.privateDns,
      subnetIds: subnets.map(({ cfnSubnet }) => cfnSubnet.attrSubnetId),
      securityGroupIds: [references.resolve(type.securityGroup)],
    });
  }

  /** What makes addresses reachable: routes, the route tables' associations, and endpoints. */
  private routes(): readonly CfnResource[] {
    return [
      ...this.subnets.flatMap(({ cfnAssociation, cfnRoute }) =>
        cfnRoute ? [cfnAssociation, cfnRoute] : [cfnAssociation],
      ),
      ...Object.values(this.cfnEndpoints),
    ];
  }

  private findNatGateway(id: string): NatGateway {
    const nat = this.natGateways.find(({ plan }) => plan.id === id);
    if (!nat) throw new InternalError(`the plan routes to NAT gateway ${id}, which is not there`);
    return nat;
  }

  private importVpc(id: string, vpc: CfnVPC): IVpc {
    const tier = (name: string) => this.subnets.filter(({ plan }) => plan.id.startsWith(name));
    const ids = (name: string) => tier(name).map(({ cfnSubnet }) => cfnSubnet.attrSubnetId);
    const tables = (name: string) => tier(name).map(({ cfnRouteTable }) => cfnRouteTable.attrRouteTableId);
    return Vpc.fromVpcAttributes(this, id, {
      vpcId: vpc.attrVpcId,
      vpcCidrBlock: vpc.attrCidrBlock,
      availabilityZones: tier('public').map(({ cfnSubnet }) => cfnSubnet.attrAvailabilityZone),
      publicSubnetIds: ids('public'),
      publicSubnetRouteTableIds: tables('public'),
      privateSubnetIds: ids('private'),
      privateSubnetRouteTableIds: tables('private'),
    });
  }
}
