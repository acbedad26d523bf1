import type { NewNetworkSpec } from '../spec/network';
import { type PlanContext, planLogGroup } from './context';
import { splitCidr } from './vocabulary/cidr';
import { arnOf, REGION } from './vocabulary/cloud';
import { writeLogs } from './vocabulary/grants';
import type { LogGroupPlan } from './vocabulary/log-group';
import type { Ordered } from './vocabulary/order';
import type { Reference } from './vocabulary/reference';
import { ref } from './vocabulary/reference';
import type { RolePlan } from './vocabulary/statement';
import { allow } from './vocabulary/statement';
import type { Text } from './vocabulary/text';
import { text } from './vocabulary/text';
import { trustService } from './vocabulary/trust';

/** The network of a service. */
export type NetworkPlan = NewNetworkPlan | ExistingNetworkPlan;

/** A VPC with its subnets and ways out. */
export interface NewNetworkPlan {
  /** A VPC is created. */
  readonly kind: 'new';
  /** Name, shown in the console. */
  readonly name: string;
  /** Addresses. */
  readonly cidr: string;
  /** Whether AWS's resolver answers, and whether things get names; endpoints need both. */
  readonly dns: { readonly support: true; readonly hostnames: true };
  /** Name of the internet gateway. */
  readonly internetGatewayName: string;
  /** Subnets, each with a route table of its own. */
  readonly subnets: readonly SubnetPlan[];
  /** NAT gateways. */
  readonly natGateways: readonly NatGatewayPlan[];
  /** Endpoints of AWS services. */
  readonly endpoints: readonly EndpointPlan[];
  /** Flow logs; absent: none. */
  readonly flowLogs?: FlowLogsPlan;
}

/** A VPC that is there already. */
export interface ExistingNetworkPlan {
  /** Ids are given. */
  readonly kind: 'existing';
  /** Id of the VPC. */
  readonly vpcId: string;
}

/** A subnet with its route table. */
export interface SubnetPlan {
  /** What the plan calls it: `public-0`, `private-1`; `{ of: 'subnet/<id>', as: 'id' }` points at it. */
  readonly id: string;
  /** Name, shown in the console. */
  readonly name: string;
  /** Name of its route table. */
  readonly routeTableName: string;
  /** Addresses. */
  readonly cidr: string;
  /** Its availability zone. */
  readonly zone: Reference;
  /** Where its route table sends traffic for the internet: the internet gateway, a NAT gateway by id, or nowhere. */
  readonly internet: 'internet-gateway' | { readonly natGateway: string } | 'none';
}

/** A NAT gateway with its address. */
export interface NatGatewayPlan {
  /** What the plan calls it. */
  readonly id: string;
  /** Name, shown in the console. */
  readonly name: string;
  /** The plan's id of the public subnet that it is in. */
  readonly subnet: string;
}

/** An endpoint of an AWS service. */
export interface EndpointPlan {
  /** What the plan calls it, for example `ecr-api`. */
  readonly id: string;
  /** Name, shown in the console. */
  readonly name: string;
  /** Service name, with the region. */
  readonly service: Text;
  /** Gateway endpoints are routes, interface endpoints are addresses in subnets. */
  readonly type:
    | {
        readonly kind: 'gateway' /** The plan's ids of the subnets whose route tables get the route. */;
        readonly subnets: readonly string[];
      }
    | {
        readonly kind: 'interface';
        /** The plan's ids of the subnets. */
        readonly subnets: readonly string[];
        /** Whether the service's ordinary name leads to the endpoint. */
        readonly privateDns: true;
        /** Its security group. */
        readonly securityGroup: Reference;
      };
}

/** Flow logs of a VPC. */
export interface FlowLogsPlan extends Ordered {
  /** Name, shown in the console. */
  readonly name: string;
  /** Which traffic. */
  readonly traffic: 'ALL';
  /** Log group. */
  readonly logs: LogGroupPlan;
  /** Role that writes them. */
  readonly role: RolePlan;
}

/** The network: new, or ids of an existing one. */
export function planNetwork(context: PlanContext): NetworkPlan {
  const { network } = context.spec;
  if (network?.kind === 'existing') return { kind: 'existing', vpcId: network.vpcId };
  return planNewNetwork(context, network as Required<NewNetworkSpec>);
}

/** Ids of the subnets of the tasks, for the service and for every release. */
export function taskSubnets({ spec: { network } }: PlanContext): readonly Text[] {
  if (network?.kind === 'existing') return network.taskSubnetIds;
  const tier = network?.egress === 'public-ip' ? 'public' : 'private';
  return zones(network as Required<NewNetworkSpec>).map((zone) => ref(`subnet/${tier}-${zone}`, 'id'));
}

/** Ids of the subnets of the load balancer. */
export function loadBalancerSubnets({ spec: { network } }: PlanContext): readonly Text[] {
  if (network?.kind === 'existing') return network.publicSubnetIds ?? [];
  return zones(network as Required<NewNetworkSpec>).map((zone) => ref(`subnet/public-${zone}`, 'id'));
}

/** Id of the VPC. */
export function vpcId({ spec: { network } }: PlanContext): Text {
  return network?.kind === 'existing' ? network.vpcId : ref('vpc', 'id');
}

function planNewNetwork(context: PlanContext, spec: Required<NewNetworkSpec>): NewNetworkPlan {
  const named = (type: string) => context.name('tag', type);
  return {
    kind: 'new',
    name: named('vpc'),
    cidr: spec.cidr,
    dns: { support: true, hostnames: true },
    internetGatewayName: named('internet-gateway'),
    subnets: planSubnets(context, spec),
    natGateways: natZones(spec).map((zone) => ({
      id: `nat-${zone}`,
      name: named(`nat-${zone}`),
      subnet: `public-${zone}`,
    })),
    endpoints: planEndpoints(context, spec),
    ...(spec.flowLogs && { flowLogs: planFlowLogs(context) }),
  };
}

function zones({ zones: count }: Required<NewNetworkSpec>): readonly ('0' | '1' | '2')[] {
  return (['0', '1', '2'] as const).slice(0, count);
}

function natZones(spec: Required<NewNetworkSpec>): readonly string[] {
  if (spec.egress === 'nat') return ['0'];
  return spec.egress === 'nat-per-zone' ? zones(spec) : [];
}

/** Public subnets for the load balancer, private ones for the tasks, all of one size. */
function planSubnets(context: PlanContext, spec: Required<NewNetworkSpec>): readonly SubnetPlan[] {
  const cidrs = splitCidr(spec.cidr, spec.zones * 2);
  return (['public', 'private'] as const).flatMap((tier, row) =>
    zones(spec).map((zone, column) => ({
      id: `${tier}-${zone}`,
      name: context.name('tag', `${tier}-${zone}`),
      routeTableName: context.name('tag', `${tier}-${zone}-routes`),
      cidr: cidrs[row * spec.zones + column] as string,
      zone: ref('zone', zone),
      internet: tier === 'public' ? 'internet-gateway' : privateRoute(spec, zone),
    })),
  );
}

function privateRoute(spec: Required<NewNetworkSpec>, zone: string): SubnetPlan['internet'] {
  if (spec.egress === 'nat') return { natGateway: 'nat-0' };
  return spec.egress === 'nat-per-zone' ? { natGateway: `nat-${zone}` } : 'none';
}

/**
 * S3 holds the layers of images, so its endpoint is always there: it costs nothing. Without any other
 * way out, interface endpoints for what tasks talk to. From the ECR User Guide, "Amazon ECR interface VPC endpoints".
 */
function planEndpoints(context: PlanContext, spec: Required<NewNetworkSpec>): readonly EndpointPlan[] {
  const subnets = zones(spec).map((zone) => `private-${zone}`);
  const endpoint = (service: string, type: EndpointPlan['type']): EndpointPlan => {
    const id = service.replace('.', '-');
    return { id, name: context.name('tag', `${id}-endpoint`), service: text`com.amazonaws.${REGION}.${service}`, type };
  };
  const services = spec.egress === 'endpoints' ? interfaceServices(context) : [];
  return [
    endpoint('s3', { kind: 'gateway', subnets }),
    ...services.map((service) =>
      endpoint(service, {
        kind: 'interface',
        subnets,
        privateDns: true,
        securityGroup: ref('securityGroup/endpoints', 'id'),
      }),
    ),
  ];
}

function interfaceServices({ spec, encryptionKey }: PlanContext): readonly string[] {
  const values = spec.deploy.target === 'ecs' ? Object.values(spec.deploy.service.environment) : [];
  const uses = (key: 'parameter' | 'secret') => values.some((value) => typeof value === 'object' && key in value);
  return [
    'ecr.api',
    'ecr.dkr',
    'logs',
    ...(uses('secret') ? ['secretsmanager'] : []),
    ...(uses('parameter') ? ['ssm'] : []),
    ...(encryptionKey ? ['kms'] : []),
  ];
}

/** From the VPC User Guide, "IAM role for publishing flow logs to CloudWatch Logs". */
function planFlowLogs(context: PlanContext): FlowLogsPlan {
  const name = context.name('tag', 'flow-logs');
  return {
    name,
    traffic: 'ALL',
    logs: planLogGroup(context, 'flow-logs', `/aws/vpc/${name}`, context.spec.logs.networkDays),
    role: {
      id: 'flow-logs',
      name: context.name('role', 'flow-logs-role'),
      description: 'VPC flow logs are written with it',
      trust: trustService('vpc-flow-logs.amazonaws.com', arnOf('ec2', 'vpc-flow-log/*')),
      statements: [
        writeLogs('flow-logs'),
        allow(
          'SeeStreams',
          ['logs:DescribeLogStreams'],
          [ref('logs/flow-logs', 'arn'), ref('logs/flow-logs', 'streams')],
        ),
      ],
    },
    waitsFor: ['permissions/flow-logs'],
  };
}
