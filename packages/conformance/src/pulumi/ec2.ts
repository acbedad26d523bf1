import { type FactValue, isFactLink, isFactList } from '../facts';
import type { Properties } from '../facts/draft';
import type { ResourceType } from './resource-type';
import { mapped, type Shape, same, tags } from './shape';

const rule: Shape = {
  cidrIpv4: 'CidrIp',
  ...same('description', 'fromPort', 'ipProtocol', 'toPort'),
  securityGroupId: 'GroupId',
  tags,
};

/** Rules of the default security group are translated by nothing, so that there may be none. */
function noRules(value: FactValue, path: string): Properties {
  if (isFactList(value) && value.length === 0) return {};
  throw new Error(`${path} has rules, and no custom resource makes any`);
}

/** Network and security groups. */
export const EC2: { readonly [token: string]: ResourceType } = {
  'aws:ec2/vpc:Vpc': {
    type: 'AWS::EC2::VPC',
    inputs: { ...same('cidrBlock', 'enableDnsHostnames', 'enableDnsSupport'), tags },
    outputs: { defaultSecurityGroupId: 'DefaultSecurityGroup', id: 'Ref' },
  },
  'aws:ec2/internetGateway:InternetGateway': {
    type: 'AWS::EC2::InternetGateway',
    inputs: { ...same('vpcId'), tags },
    outputs: { id: 'Ref' },
    parts: [{ type: 'AWS::EC2::VPCGatewayAttachment', properties: ['VpcId'], link: 'InternetGatewayId' }],
  },
  'aws:ec2/subnet:Subnet': {
    type: 'AWS::EC2::Subnet',
    inputs: { ...same('availabilityZone', 'cidrBlock', 'vpcId'), tags },
    outputs: { id: 'Ref' },
  },
  'aws:ec2/routeTable:RouteTable': {
    type: 'AWS::EC2::RouteTable',
    inputs: { ...same('vpcId'), tags },
    outputs: { id: 'Ref' },
  },
  'aws:ec2/routeTableAssociation:RouteTableAssociation': {
    type: 'AWS::EC2::SubnetRouteTableAssociation',
    inputs: same('routeTableId', 'subnetId'),
  },
  'aws:ec2/route:Route': {
    type: 'AWS::EC2::Route',
    inputs: same('destinationCidrBlock', 'gatewayId', 'natGatewayId', 'routeTableId'),
  },
  'aws:ec2/eip:Eip': {
    type: 'AWS::EC2::EIP',
    inputs: { ...same('domain'), tags },
    outputs: { allocationId: 'AllocationId' },
  },
  'aws:ec2/natGateway:NatGateway': {
    type: 'AWS::EC2::NatGateway',
    inputs: { ...same('allocationId', 'subnetId'), tags },
    outputs: { id: 'Ref' },
  },
  'aws:ec2/vpcEndpoint:VpcEndpoint': {
    type: 'AWS::EC2::VPCEndpoint',
    inputs: {
      ...same('privateDnsEnabled', 'routeTableIds', 'securityGroupIds', 'serviceName', 'subnetIds'),
      ...same('vpcEndpointType', 'vpcId'),
      tags,
    },
  },
  'aws:ec2/flowLog:FlowLog': {
    type: 'AWS::EC2::FlowLog',
    inputs: {
      iamRoleArn: 'DeliverLogsPermissionArn',
      // Pulumi takes the ARN of the log group, CloudFormation its name.
      logDestination: mapped('LogGroupName', (arn) => (isFactLink(arn) ? { ...arn, attribute: 'Ref' } : arn)),
      ...same('logDestinationType', 'trafficType'),
      vpcId: (id) => ({ ResourceId: id, ResourceType: 'VPC' }),
      tags,
    },
  },
  'aws:ec2/defaultSecurityGroup:DefaultSecurityGroup': {
    type: 'Custom::DefaultSecurityGroup',
    inputs: {
      // Pulumi finds the group by its VPC. That it has no rules is what the custom resource is for.
      vpcId: mapped('GroupId', (vpc) => (isFactLink(vpc) ? { ...vpc, attribute: 'DefaultSecurityGroup' } : vpc)),
      ingress: noRules,
      egress: noRules,
      tags,
    },
  },
  'aws:ec2/securityGroup:SecurityGroup': {
    type: 'AWS::EC2::SecurityGroup',
    inputs: { description: 'GroupDescription', name: 'GroupName', ...same('vpcId'), tags },
    outputs: { id: 'Ref' },
  },
  'aws:vpc/securityGroupEgressRule:SecurityGroupEgressRule': {
    type: 'AWS::EC2::SecurityGroupEgress',
    inputs: { ...rule, referencedSecurityGroupId: 'DestinationSecurityGroupId' },
  },
  'aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule': {
    type: 'AWS::EC2::SecurityGroupIngress',
    inputs: { ...rule, referencedSecurityGroupId: 'SourceSecurityGroupId' },
  },
};
