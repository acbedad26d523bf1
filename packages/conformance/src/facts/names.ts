import { CLOUD, type FactValue, isFactLink, isFactList, isFactObject } from '../facts';
import type { Draft } from './draft';
import { partsOfText } from './links';

/** The property that holds the name which consoles show for things without a physical name. */
const NAME_TAG = 'Tags.Name';

/**
 * What tells a resource from others of its type: its physical name, or the properties that say what it is for.
 * A property that links to another resource stands for that one's name.
 */
const NAMED_BY: { readonly [type: string]: readonly string[] } = {
  'AWS::ApplicationAutoScaling::ScalableTarget': ['ResourceId'],
  'AWS::ApplicationAutoScaling::ScalingPolicy': ['PolicyName'],
  'AWS::Chatbot::MicrosoftTeamsChannelConfiguration': ['ConfigurationName'],
  'AWS::Chatbot::SlackChannelConfiguration': ['ConfigurationName'],
  'AWS::CloudWatch::Alarm': ['AlarmName'],
  'AWS::CloudWatch::Dashboard': ['DashboardName'],
  'AWS::CodeBuild::Project': ['Name'],
  'AWS::CodeCommit::Repository': ['RepositoryName'],
  'AWS::CodeConnections::Connection': ['ConnectionName'],
  'AWS::CodeDeploy::Application': ['ApplicationName'],
  'AWS::CodeDeploy::DeploymentConfig': ['DeploymentConfigName'],
  'AWS::CodeDeploy::DeploymentGroup': ['DeploymentGroupName'],
  'AWS::CodePipeline::Pipeline': ['Name'],
  'AWS::CodeStarNotifications::NotificationRule': ['Name'],
  'AWS::EC2::EIP': [NAME_TAG],
  'AWS::EC2::FlowLog': [NAME_TAG],
  'AWS::EC2::InternetGateway': [NAME_TAG],
  'AWS::EC2::NatGateway': [NAME_TAG],
  'AWS::EC2::Route': ['RouteTableId', 'DestinationCidrBlock'],
  'AWS::EC2::RouteTable': [NAME_TAG],
  'AWS::EC2::SecurityGroup': ['GroupName'],
  'AWS::EC2::SecurityGroupEgress': [
    'GroupId',
    'IpProtocol',
    'FromPort',
    'ToPort',
    'CidrIp',
    'DestinationSecurityGroupId',
  ],
  'AWS::EC2::SecurityGroupIngress': ['GroupId', 'IpProtocol', 'FromPort', 'ToPort', 'CidrIp', 'SourceSecurityGroupId'],
  'AWS::EC2::Subnet': [NAME_TAG],
  'AWS::EC2::SubnetRouteTableAssociation': ['SubnetId'],
  'AWS::EC2::VPC': [NAME_TAG],
  'AWS::EC2::VPCEndpoint': [NAME_TAG],
  'AWS::EC2::VPCGatewayAttachment': ['VpcId'],
  'AWS::ECR::ReplicationConfiguration': [],
  'AWS::ECR::Repository': ['RepositoryName'],
  'AWS::ECS::Cluster': ['ClusterName'],
  'AWS::ECS::ClusterCapacityProviderAssociations': ['Cluster'],
  'AWS::ECS::Service': ['ServiceName'],
  'AWS::ECS::TaskDefinition': ['Family'],
  'AWS::ElasticLoadBalancingV2::Listener': ['LoadBalancerArn', 'Port'],
  'AWS::ElasticLoadBalancingV2::LoadBalancer': ['Name'],
  'AWS::ElasticLoadBalancingV2::TargetGroup': ['Name'],
  'AWS::Events::Rule': ['Name'],
  'AWS::IAM::Role': ['RoleName'],
  'AWS::IAM::RolePolicy': ['PolicyName'],
  'AWS::KMS::Alias': ['AliasName'],
  'AWS::KMS::Key': ['Description'],
  'AWS::Lambda::Function': ['FunctionName'],
  'AWS::Logs::LogGroup': ['LogGroupName'],
  'AWS::S3::Bucket': ['BucketName'],
  'AWS::S3::BucketPolicy': ['Bucket'],
  'AWS::SNS::Subscription': ['TopicArn', 'Protocol', 'Endpoint'],
  'AWS::SNS::Topic': ['TopicName'],
  'AWS::SNS::TopicPolicy': ['Topics'],
  'Custom::BucketContents': ['BucketName'],
  'Custom::DefaultSecurityGroup': ['GroupId'],
};

/**
 * Names of resources by their keys.
 * @throws Error for a type of which it is not known what names it, and for two resources of the same name
 */
export function nameAll(drafts: readonly Draft[]): ReadonlyMap<string, string> {
  const naming = new Naming(drafts);
  const ids = new Map(drafts.map((draft) => [draft.key, naming.idOf(draft)]));
  const seen = new Map<string, string>();
  for (const [key, id] of ids) {
    const other = seen.get(id);
    if (other !== undefined) throw new Error(`${other} and ${key} are both ${id}; names.ts cannot tell them apart`);
    seen.set(id, key);
  }
  return ids;
}

class Naming {
  private readonly drafts: ReadonlyMap<string, Draft>;

  constructor(drafts: readonly Draft[]) {
    this.drafts = new Map(drafts.map((draft) => [draft.key, draft]));
  }

  idOf(draft: Draft): string {
    return [draft.type, this.nameOf(draft)].filter((part) => part !== '').join(' ');
  }

  private nameOf({ type, key, properties }: Draft): string {
    const paths = NAMED_BY[type];
    if (!paths) throw new Error(`${key} is of type ${type}, which names.ts does not know; say there what names it`);
    const values = paths.map((path) => (path === NAME_TAG ? findNameTag(properties.Tags) : properties[path]));
    const name = values.flatMap((value) => (value === undefined ? [] : this.toName(value))).join(' ');
    if (name === '' && paths.length > 0)
      throw new Error(`${key} of type ${type} has no ${paths.join(', ')} to name it by`);
    return name;
  }

  private toName(value: FactValue): string {
    if (isFactList(value)) return value.map((item) => this.toName(item)).join(' ');
    const parts = partsOfText(value);
    if (!parts) return String(value);
    return parts.map((part) => (typeof part === 'string' ? part : this.nameOfLink(part.link, part.attribute))).join('');
  }

  private nameOfLink(link: string, attribute: string): string {
    if (link === CLOUD) return `\${${attribute}}`;
    const draft = this.drafts.get(link);
    if (!draft) throw new Error(`there is a link to ${link}, which is not there`);
    return this.nameOf(draft);
  }
}

function findNameTag(tags: FactValue | undefined): FactValue | undefined {
  const tag = isFactList(tags) ? tags.find((item) => isFactObject(item) && item.Key === 'Name') : undefined;
  return isFactObject(tag) && !isFactLink(tag) ? tag.Value : undefined;
}
