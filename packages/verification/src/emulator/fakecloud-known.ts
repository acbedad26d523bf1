import { BORN_WITH_VPC } from './inventory/network';
import type { Known } from './known';

/**
 * What fakecloud 0.51.0 only pretends, or does otherwise than AWS. `docs/verification.md` shows this list; an entry
 * that is not needed any more fails the suite.
 */
export const FAKECLOUD_KNOWN: Known = {
  missingAttributes: [
    {
      type: 'AWS::CodePipeline::Pipeline',
      attributes: ['Arn'],
      instead: (logicalId) => toArn('codepipeline', { Ref: logicalId }),
      why: 'has no `Arn`, so policies and rules that name a pipeline are refused; its ARN is written out',
    },
    {
      type: 'AWS::CodeConnections::Connection',
      attributes: ['Ref', 'ConnectionArn'],
      instead: () => toArn('codeconnections', CONNECTION),
      why: 'connections are not made; an ARN of the right form stands for them',
    },
  ],
  otherAttributes: [
    {
      type: 'AWS::CodeConnections::Connection',
      attribute: 'Ref',
      value: (_found, { region, account }) => `arn:aws:codeconnections:${region}:${account}:${CONNECTION}`,
      why: 'the ARN that stands for a connection',
    },
    {
      type: 'AWS::CodeDeploy::DeploymentGroup',
      attribute: 'Ref',
      value: (found) => `${found?.properties.ApplicationName}/${found?.attributes.Ref}`,
      why: 'application and group; with AWS the name of the group',
    },
    {
      type: 'AWS::EC2::VPC',
      attribute: 'DefaultSecurityGroup',
      value: (_found, { logicalId }) => `${logicalId}.DefaultSecurityGroup`,
      why: 'no group; with AWS the id of the group that the VPC was born with',
    },
    {
      type: 'AWS::ElasticLoadBalancingV2::TargetGroup',
      attribute: 'TargetGroupFullName',
      value: (found) => `targetgroup/${found?.attributes.Ref?.split('/').at(-1)}`,
      why: 'without the name of the group; with AWS `targetgroup/NAME/ID`',
    },
    {
      type: 'AWS::Logs::LogGroup',
      attribute: 'Ref',
      value: (found) => found?.attributes.Arn ?? '',
      why: 'the ARN; with AWS the name of the group',
    },
  ],
  pretended: [
    { type: 'AWS::ApplicationAutoScaling::ScalableTarget', path: 'Tags', why: 'dropped' },
    { type: 'AWS::Chatbot::MicrosoftTeamsChannelConfiguration', why: 'not made: any unknown type deploys' },
    { type: 'AWS::Chatbot::SlackChannelConfiguration', why: 'not made: any unknown type deploys' },
    { type: 'AWS::CloudWatch::Alarm', path: 'Tags', why: 'dropped' },
    { type: 'AWS::CloudWatch::Dashboard', path: 'Tags', why: 'dropped' },
    { type: 'AWS::CodeConnections::Connection', why: 'not made: any unknown type deploys' },
    { type: 'AWS::CodeDeploy::DeploymentConfig', why: 'not made: any unknown type deploys' },
    { type: 'AWS::CodeStarNotifications::NotificationRule', why: 'not made: any unknown type deploys' },
    { type: 'AWS::EC2::FlowLog', why: 'not made: any unknown type deploys' },
    { type: 'AWS::EC2::SecurityGroup', path: 'SecurityGroupEgress.Description', why: 'dropped' },
    { type: 'AWS::EC2::SubnetRouteTableAssociation', why: 'not made: any unknown type deploys' },
    { type: 'AWS::EC2::VPCEndpoint', why: 'not made: any unknown type deploys' },
    { type: 'AWS::ECS::ClusterCapacityProviderAssociations', path: 'CapacityProviders', why: 'not made' },
    { type: 'AWS::ElasticLoadBalancingV2::Listener', path: 'Certificates', why: 'dropped' },
    {
      type: 'AWS::ElasticLoadBalancingV2::LoadBalancer',
      path: 'LoadBalancerAttributes',
      why: 'dropped: all attributes have the values that they have by themselves',
    },
    {
      type: 'AWS::ElasticLoadBalancingV2::TargetGroup',
      path: 'TargetGroupAttributes',
      why: 'dropped',
    },
    { type: 'AWS::Logs::LogGroup', path: 'KmsKeyId', why: 'dropped when a group is made; a later change of it lands' },
    { type: 'AWS::Logs::LogGroup', path: 'Tags', why: 'dropped' },
    { type: 'AWS::S3::Bucket', path: 'OwnershipControls', why: 'dropped' },
    { type: 'Custom::DefaultSecurityGroup', why: 'custom resources do not run: the group keeps its rules' },
  ],
  leftBehind: [
    {
      type: BORN_WITH_VPC,
      comesWith: 'AWS::EC2::VPC',
      why: 'the main route table, the default security group and its rules stay when their VPC is deleted',
    },
  ],
};

const CONNECTION = 'connection/00000000-0000-4000-8000-000000000000';

function toArn(service: string, resource: string | { readonly Ref: string }) {
  return {
    'Fn::Join': ['', [`arn:aws:${service}:`, { Ref: 'AWS::Region' }, ':', { Ref: 'AWS::AccountId' }, ':', resource]],
  };
}
