import type * as aws from '@pulumi/aws';
import * as ec2 from '@pulumi/aws/ec2';
import { getAvailabilityZonesOutput } from '@pulumi/aws/getAvailabilityZones';
import * as pulumi from '@pulumi/pulumi';
import { type EndpointPlan, type NetworkPlan, type NewNetworkPlan, ref } from '@tap-pipeline/core-model';
import { Block, type BlockContext } from '../block';
import type { Component } from '../component';
import { InternalError } from '../internal-error';
import { FlowLogs } from './network/flow-logs';
import { NatGateway } from './network/nat-gateway';
import { Subnet } from './network/subnet';

/** The VPC with its subnets and ways out; all of it undefined or empty where the VPC exists already. */
export class Network extends Block<NetworkPlan> {
  /** The VPC. */
  readonly vpc: aws.ec2.Vpc | undefined;
  /** The internet gateway, attached to the VPC. */
  readonly internetGateway: aws.ec2.InternetGateway | undefined;
  /** Subnets with their route tables, in the plan's order. */
  readonly subnets: readonly Subnet[] = [];
  /** NAT gateways with their addresses, in the plan's order. */
  readonly natGateways: readonly NatGateway[] = [];
  /** Endpoints of AWS services, by the plan's id. */
  readonly endpoints: { readonly [id: string]: aws.ec2.VpcEndpoint } = {};
  /** Flow logs; undefined where there are none. */
  readonly flowLogs: FlowLogs | undefined;

  constructor(parent: Component, id: string, plan: NetworkPlan, context: BlockContext) {
    super('tap-pipeline:runtime:Network', parent, id, plan, context);
    if (plan.kind === 'existing') return;
    this.registerZones();
    this.vpc = this.createVpc(plan);
    const gateway = this.createInternetGateway(plan, this.vpc);
    this.internetGateway = gateway;
    context.order.provide('internetGateway', gateway);
    this.subnets = plan.subnets.map((subnet) => new Subnet(this, subnet.id, subnet, context));
    this.natGateways = plan.natGateways.map((nat) => new NatGateway(this, nat.id, nat, context, gateway));
    this.connect(gateway);
    this.endpoints = Object.fromEntries(plan.endpoints.map((endpoint) => [endpoint.id, this.createEndpoint(endpoint)]));
    this.flowLogs = plan.flowLogs && new FlowLogs(this, 'flow-logs', plan.flowLogs, context);
    context.order.provide('routes', ...this.routes());
  }

  /** Availability zones without Local and Wavelength Zones, which have no load balancers and NAT gateways. */
  private registerZones(): void {
    const filters = [{ name: 'zone-type', values: ['availability-zone'] }];
    const { names } = getAvailabilityZonesOutput({ state: 'available', filters }, { parent: this });
    const zone = (index: number) => () => names.apply((all) => findZone(all, index));
    this.context.references.register('zone', { 0: zone(0), 1: zone(1), 2: zone(2) });
  }

  private createVpc(plan: NewNetworkPlan): aws.ec2.Vpc {
    const vpc = new ec2.Vpc(
      this.childName('vpc'),
      {
        cidrBlock: plan.cidr,
        enableDnsHostnames: plan.dns.hostnames,
        enableDnsSupport: plan.dns.support,
        tags: this.tags(plan.name),
      },
      this.options(),
    );
    const { id, defaultSecurityGroupId: defaultSecurityGroup } = vpc;
    this.context.references.register('vpc', { id, defaultSecurityGroup });
    return vpc;
  }

  private createInternetGateway(plan: NewNetworkPlan, vpc: aws.ec2.Vpc): aws.ec2.InternetGateway {
    return new ec2.InternetGateway(
      this.childName('internet-gateway'),
      { vpcId: vpc.id, tags: this.tags(plan.internetGatewayName) },
      this.options(),
    );
  }

  private connect(gateway: aws.ec2.InternetGateway): void {
    for (const subnet of this.subnets) {
      const { internet } = subnet.plan;
      if (internet === 'none') continue;
      if (internet === 'internet-gateway') subnet.routeToInternetGateway(gateway);
      else subnet.routeToNatGateway(this.findNatGateway(internet.natGateway));
    }
  }

  private createEndpoint({ id, name, service, type }: EndpointPlan): aws.ec2.VpcEndpoint {
    const { references } = this.context;
    const common = {
      vpcId: references.resolve(ref('vpc', 'id')),
      serviceName: references.resolve(service),
      tags: this.tags(name),
    };
    const subnets = this.subnets.filter(({ plan }) => type.subnets.includes(plan.id));
    const logicalName = this.childName(`${id}-endpoint`);
    if (type.kind === 'gateway') {
      const routeTableIds = subnets.map(({ routeTable }) => routeTable.id);
      const args = { ...common, vpcEndpointType: 'Gateway', routeTableIds };
      return new ec2.VpcEndpoint(logicalName, args, this.options());
    }
    const args = {
      ...common,
      vpcEndpointType: 'Interface',
      privateDnsEnabled: type.privateDns,
      subnetIds: subnets.map(({ subnet }) => subnet.id),
      securityGroupIds: [references.resolve(type.securityGroup)],
    };
    return new ec2.VpcEndpoint(logicalName, args, this.options());
  }

  /** What makes addresses reachable: routes, the route tables' associations, and endpoints. */
  private routes(): readonly pulumi.Resource[] {
    return [
      ...this.subnets.flatMap(({ association, route }) => (route ? [association, route] : [association])),
      ...Object.values(this.endpoints),
    ];
  }

  private findNatGateway(id: string): NatGateway {
    const nat = this.natGateways.find(({ plan }) => plan.id === id);
    if (!nat) throw new InternalError(`the plan routes to NAT gateway ${id}, which is not there`);
    return nat;
  }
}

function findZone(names: readonly string[], index: number): string {
  const name = names[index];
  if (name === undefined) {
    throw new pulumi.RunError(`the region has ${names.length} availability zones, and the spec asks for more`);
  }
  return name;
}
