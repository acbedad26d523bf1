import {
  DescribeAddressesCommand,
  DescribeFlowLogsCommand,
  DescribeInternetGatewaysCommand,
  DescribeNatGatewaysCommand,
  DescribeRouteTablesCommand,
  DescribeSecurityGroupsCommand,
  DescribeSubnetsCommand,
  DescribeVpcAttributeCommand,
  DescribeVpcEndpointsCommand,
  DescribeVpcsCommand,
} from '@aws-sdk/client-ec2';
import { toProperties, toTags } from '../answer';
import { askedText, type Readers } from '../reader';

/** Networks. */
export const EC2_READERS: Readers = {
  'AWS::EC2::VPC': async ({ ec2 }, { physicalId: VpcId }) => {
    const [vpc] = (await ec2.send(new DescribeVpcsCommand({ VpcIds: [VpcId] }))).Vpcs ?? [];
    if (!vpc) return undefined;
    const support = await ec2.send(new DescribeVpcAttributeCommand({ VpcId, Attribute: 'enableDnsSupport' }));
    const names = await ec2.send(new DescribeVpcAttributeCommand({ VpcId, Attribute: 'enableDnsHostnames' }));
    const request = new DescribeSecurityGroupsCommand({
      Filters: [
        { Name: 'vpc-id', Values: [VpcId] },
        { Name: 'group-name', Values: ['default'] },
      ],
    });
    const [group] = (await ec2.send(request)).SecurityGroups ?? [];
    return {
      properties: toProperties({
        CidrBlock: vpc.CidrBlock,
        InstanceTenancy: vpc.InstanceTenancy,
        EnableDnsSupport: support.EnableDnsSupport?.Value,
        EnableDnsHostnames: names.EnableDnsHostnames?.Value,
        Tags: toTags(vpc.Tags),
      }),
      attributes: { Ref: vpc.VpcId ?? '', DefaultSecurityGroup: group?.GroupId ?? '' },
    };
  },
  'AWS::EC2::Subnet': async ({ ec2 }, { physicalId }) => {
    const [subnet] = (await ec2.send(new DescribeSubnetsCommand({ SubnetIds: [physicalId] }))).Subnets ?? [];
    return (
      subnet && {
        properties: toProperties({
          VpcId: subnet.VpcId,
          CidrBlock: subnet.CidrBlock,
          AvailabilityZone: subnet.AvailabilityZone,
          MapPublicIpOnLaunch: subnet.MapPublicIpOnLaunch,
          Tags: toTags(subnet.Tags),
        }),
        attributes: { Ref: subnet.SubnetId ?? '' },
      }
    );
  },
  'AWS::EC2::InternetGateway': async ({ ec2 }, { physicalId }) => {
    const request = new DescribeInternetGatewaysCommand({ InternetGatewayIds: [physicalId] });
    const [gateway] = (await ec2.send(request)).InternetGateways ?? [];
    return (
      gateway && {
        properties: { Tags: toTags(gateway.Tags) },
        attributes: { Ref: gateway.InternetGatewayId ?? '' },
      }
    );
  },
  'AWS::EC2::VPCGatewayAttachment': async ({ ec2 }, place) => {
    const InternetGatewayId = askedText(place, 'InternetGatewayId');
    const request = new DescribeInternetGatewaysCommand({ InternetGatewayIds: [InternetGatewayId] });
    const [gateway] = (await ec2.send(request)).InternetGateways ?? [];
    const attachment = gateway?.Attachments?.[0];
    return (
      attachment && {
        properties: toProperties({ InternetGatewayId: gateway?.InternetGatewayId, VpcId: attachment.VpcId }),
        attributes: {},
        listedAs: [],
      }
    );
  },
  'AWS::EC2::EIP': async ({ ec2 }, { physicalId }) => {
    const [address] = (await ec2.send(new DescribeAddressesCommand({ PublicIps: [physicalId] }))).Addresses ?? [];
    return (
      address && {
        properties: toProperties({ Domain: address.Domain, Tags: toTags(address.Tags) }),
        attributes: { Ref: address.PublicIp ?? '', AllocationId: address.AllocationId ?? '' },
      }
    );
  },
  'AWS::EC2::NatGateway': async ({ ec2 }, { physicalId }) => {
    const request = new DescribeNatGatewaysCommand({ NatGatewayIds: [physicalId] });
    const gateway = (await ec2.send(request)).NatGateways?.find(({ State }) => State !== 'deleted');
    return (
      gateway && {
        properties: toProperties({
          SubnetId: gateway.SubnetId,
          AllocationId: gateway.NatGatewayAddresses?.[0]?.AllocationId,
          ConnectivityType: gateway.ConnectivityType,
          Tags: toTags(gateway.Tags),
        }),
        attributes: { Ref: gateway.NatGatewayId ?? '' },
      }
    );
  },
  'AWS::EC2::RouteTable': async ({ ec2 }, { physicalId }) => {
    const request = new DescribeRouteTablesCommand({ RouteTableIds: [physicalId] });
    const [table] = (await ec2.send(request)).RouteTables ?? [];
    return (
      table && {
        properties: toProperties({ VpcId: table.VpcId, Tags: toTags(table.Tags) }),
        attributes: { Ref: table.RouteTableId ?? '' },
      }
    );
  },
  'AWS::EC2::Route': async ({ ec2 }, place) => {
    const RouteTableId = askedText(place, 'RouteTableId');
    const request = new DescribeRouteTablesCommand({ RouteTableIds: [RouteTableId] });
    const [table] = (await ec2.send(request)).RouteTables ?? [];
    const cidr = askedText(place, 'DestinationCidrBlock');
    const route = table?.Routes?.find(({ DestinationCidrBlock }) => DestinationCidrBlock === cidr);
    return (
      route && {
        properties: toProperties({ RouteTableId, ...route }),
        attributes: {},
        listedAs: [`${RouteTableId} ${cidr}`],
      }
    );
  },
  'AWS::EC2::SubnetRouteTableAssociation': async ({ ec2 }, place) => {
    const SubnetId = askedText(place, 'SubnetId');
    const Filters = [{ Name: 'association.subnet-id', Values: [SubnetId] }];
    const [table] = (await ec2.send(new DescribeRouteTablesCommand({ Filters }))).RouteTables ?? [];
    const association = table?.Associations?.find((one) => one.SubnetId === SubnetId);
    return (
      association && {
        properties: toProperties({ SubnetId, RouteTableId: association.RouteTableId }),
        attributes: { Ref: association.RouteTableAssociationId ?? '' },
        listedAs: [],
      }
    );
  },
  'AWS::EC2::VPCEndpoint': async ({ ec2 }, { physicalId }) => {
    const request = new DescribeVpcEndpointsCommand({ VpcEndpointIds: [physicalId] });
    const [endpoint] = (await ec2.send(request)).VpcEndpoints ?? [];
    return (
      endpoint && {
        properties: toProperties({
          ServiceName: endpoint.ServiceName,
          VpcEndpointType: endpoint.VpcEndpointType,
          VpcId: endpoint.VpcId,
          PrivateDnsEnabled: endpoint.PrivateDnsEnabled,
          RouteTableIds: endpoint.RouteTableIds,
          SubnetIds: endpoint.SubnetIds,
          SecurityGroupIds: endpoint.Groups?.map(({ GroupId }) => GroupId),
          Tags: toTags(endpoint.Tags),
        }),
        attributes: { Ref: endpoint.VpcEndpointId ?? '' },
      }
    );
  },
  'AWS::EC2::FlowLog': async ({ ec2 }, { physicalId }) => {
    const [log] = (await ec2.send(new DescribeFlowLogsCommand({ FlowLogIds: [physicalId] }))).FlowLogs ?? [];
    return (
      log && {
        properties: toProperties({
          ResourceId: log.ResourceId,
          ResourceType: RESOURCE_TYPES.find(([prefix]) => log.ResourceId?.startsWith(`${prefix}-`))?.[1],
          TrafficType: log.TrafficType,
          LogDestinationType: log.LogDestinationType,
          LogDestination: log.LogDestination,
          LogGroupName: log.LogGroupName,
          DeliverLogsPermissionArn: log.DeliverLogsPermissionArn,
          Tags: toTags(log.Tags),
        }),
        attributes: { Ref: log.FlowLogId ?? '' },
      }
    );
  },
};

/** What the service does not tell, it says in the id. */
const RESOURCE_TYPES = [
  ['vpc', 'VPC'],
  ['subnet', 'Subnet'],
  ['eni', 'NetworkInterface'],
] as const;
