import {
  DescribeAddressesCommand,
  DescribeFlowLogsCommand,
  DescribeInternetGatewaysCommand,
  DescribeNatGatewaysCommand,
  DescribeVpcEndpointsCommand,
  paginateDescribeRouteTables,
  paginateDescribeSecurityGroupRules,
  paginateDescribeSecurityGroups,
  paginateDescribeSubnets,
  paginateDescribeVpcs,
} from '@aws-sdk/client-ec2';
import type { Cloud } from '../cloud';
import { collect, type Listing } from '../listing';

/** Type of what a VPC has from its birth, and what goes with it. */
export const BORN_WITH_VPC = 'born with a VPC';

/** Everything that Amazon EC2 lists. */
export async function listNetwork({ ec2: client }: Cloud): Promise<Listing> {
  const pages = { client };
  const vpcs = await collect(paginateDescribeVpcs(pages, {}), ({ Vpcs }) => Vpcs);
  const subnets = await collect(paginateDescribeSubnets(pages, {}), ({ Subnets }) => Subnets);
  const tables = await collect(paginateDescribeRouteTables(pages, {}), ({ RouteTables }) => RouteTables);
  const groups = await collect(paginateDescribeSecurityGroups(pages, {}), ({ SecurityGroups }) => SecurityGroups);
  const rules = await collect(paginateDescribeSecurityGroupRules(pages, {}), (page) => page.SecurityGroupRules);
  const { InternetGateways = [] } = await client.send(new DescribeInternetGatewaysCommand({}));
  const { NatGateways = [] } = await client.send(new DescribeNatGatewaysCommand({}));
  const { Addresses = [] } = await client.send(new DescribeAddressesCommand({}));
  const { VpcEndpoints = [] } = await client.send(new DescribeVpcEndpointsCommand({}));
  const { FlowLogs = [] } = await client.send(new DescribeFlowLogsCommand({}));
  const defaults = new Set(groups.filter(({ GroupName }) => GroupName === 'default').map(({ GroupId }) => GroupId));
  const routes = tables.flatMap(({ RouteTableId, Routes = [] }) =>
    Routes.filter(({ GatewayId }) => GatewayId !== 'local').map((one) => [RouteTableId, one.DestinationCidrBlock]),
  );
  return [
    ...vpcs.map(({ VpcId }) => ['AWS::EC2::VPC', VpcId] as const),
    ...subnets.map(({ SubnetId }) => ['AWS::EC2::Subnet', SubnetId] as const),
    ...tables.map(({ RouteTableId, Associations = [] }) => {
      const isMain = Associations.some(({ Main }) => Main);
      return [isMain ? BORN_WITH_VPC : 'AWS::EC2::RouteTable', RouteTableId] as const;
    }),
    ...routes.map(([table, cidr]) => ['AWS::EC2::Route', `${table} ${cidr}`] as const),
    ...groups.map(({ GroupId }) => [defaults.has(GroupId) ? BORN_WITH_VPC : GROUP, GroupId] as const),
    ...rules.map(({ GroupId, IsEgress, SecurityGroupRuleId }) => {
      const type = IsEgress ? `${GROUP}Egress` : `${GROUP}Ingress`;
      return [defaults.has(GroupId) ? BORN_WITH_VPC : type, SecurityGroupRuleId] as const;
    }),
    ...InternetGateways.map(({ InternetGatewayId }) => ['AWS::EC2::InternetGateway', InternetGatewayId] as const),
    ...NatGateways.filter(({ State }) => State !== 'deleted').map(
      ({ NatGatewayId }) => ['AWS::EC2::NatGateway', NatGatewayId] as const,
    ),
    ...Addresses.map(({ PublicIp }) => ['AWS::EC2::EIP', PublicIp] as const),
    ...VpcEndpoints.map(({ VpcEndpointId }) => ['AWS::EC2::VPCEndpoint', VpcEndpointId] as const),
    ...FlowLogs.map(({ FlowLogId }) => ['AWS::EC2::FlowLog', FlowLogId] as const),
  ];
}

const GROUP = 'AWS::EC2::SecurityGroup';
