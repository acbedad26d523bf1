/**
 * Attributes that say the same as `Ref`, by type. From the AWS CloudFormation Template Reference, "Return values".
 */
const SAME_AS_REF: { readonly [type: string]: string } = {
  'AWS::CodeConnections::Connection': 'ConnectionArn',
  'AWS::EC2::InternetGateway': 'InternetGatewayId',
  'AWS::EC2::NatGateway': 'NatGatewayId',
  'AWS::EC2::RouteTable': 'RouteTableId',
  'AWS::EC2::SecurityGroup': 'GroupId',
  'AWS::EC2::Subnet': 'SubnetId',
  'AWS::EC2::VPC': 'VpcId',
  'AWS::ECS::Service': 'ServiceArn',
  'AWS::ECS::TaskDefinition': 'TaskDefinitionArn',
  'AWS::ElasticLoadBalancingV2::Listener': 'ListenerArn',
  'AWS::ElasticLoadBalancingV2::LoadBalancer': 'LoadBalancerArn',
  'AWS::ElasticLoadBalancingV2::TargetGroup': 'TargetGroupArn',
  'AWS::KMS::Key': 'KeyId',
  'AWS::SNS::Topic': 'TopicArn',
};

/** One name for attributes that say the same. */
export function toAttribute(type: string, attribute: string): string {
  return SAME_AS_REF[type] === attribute ? 'Ref' : attribute;
}
