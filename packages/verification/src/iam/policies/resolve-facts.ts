import {
  ARN_OF_GROUP,
  CLOUD,
  type FactLink,
  type Facts,
  type FactValue,
  isFactLink,
  isFactList,
  isFactObject,
  isFactText,
  type ResourceFact,
} from '@tap-pipeline/conformance';
import { ARNS, fullNameOf } from '../arns';
import { DEFAULT_GROUP, PSEUDO_PARAMETERS } from '../cloud';

/** A value of a property as AWS has it: no link is left. */
export type Resolved = string | number | boolean | readonly Resolved[] | { readonly [key: string]: Resolved };

/** Puts what AWS would put in place of every link in what one backend makes. */
export class FactResolver {
  constructor(private readonly facts: Facts) {}

  /** @throws Error for a link of a kind that it does not know */
  resolve(value: FactValue): Resolved {
    if (isFactLink(value)) return this.readLink(value);
    if (isFactText(value)) return value.join.map((part) => (isFactLink(part) ? this.readLink(part) : part)).join('');
    if (isFactList(value)) return value.map((item) => this.resolve(item));
    if (!isFactObject(value)) return value;
    return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, this.resolve(item)]));
  }

  /** A property as text; empty where it is not there. */
  readText(resource: ResourceFact, property: string): string {
    const value = resource.properties[property];
    return value === undefined ? '' : String(this.resolve(value));
  }

  /** The ARN, or what else an attribute is, of a resource. */
  private readLink({ link, attribute }: FactLink): string {
    if (link === CLOUD) return this.readCloud(attribute);
    const resource = this.facts.resources[link];
    if (!resource) throw new Error(`there is a link to ${link}, which is not there`);
    const read = ATTRIBUTES[`${resource.type}.${attribute}`];
    if (!read) throw new Error(`it is not known what ${attribute} of ${resource.type} is; say so in resolve-facts.ts`);
    return read((property) => this.readText(resource, property));
  }

  private readCloud(attribute: string): string {
    const value = PSEUDO_PARAMETERS[attribute];
    if (value === undefined) throw new Error(`it is not known what ${attribute} is; say so in cloud.ts`);
    return value;
  }
}

type Property = (name: string) => string;

/** Attributes that policies link to, as CloudFormation documents their values. */
const ATTRIBUTES: { readonly [attribute: string]: (property: Property) => string } = {
  'AWS::CloudWatch::Alarm.Arn': (property) => ARNS.alarm(property('AlarmName')),
  'AWS::CodeBuild::Project.Arn': (property) => ARNS.project(property('Name')),
  'AWS::CodeCommit::Repository.Arn': (property) => ARNS.repository(property('RepositoryName')),
  'AWS::CodeConnections::Connection.Ref': (property) => ARNS.connection(property('ConnectionName')),
  'AWS::CodeDeploy::Application.Ref': (property) => property('ApplicationName'),
  'AWS::CodeDeploy::DeploymentConfig.Ref': (property) => property('DeploymentConfigName'),
  'AWS::CodeDeploy::DeploymentGroup.Ref': (property) => property('DeploymentGroupName'),
  'AWS::CodePipeline::Pipeline.Arn': (property) => ARNS.pipeline(property('Name')),
  'AWS::EC2::VPC.DefaultSecurityGroup': () => DEFAULT_GROUP,
  'AWS::ECR::Repository.Arn': (property) => ARNS.imageRepository(property('RepositoryName')),
  'AWS::ECS::Cluster.Arn': (property) => ARNS.cluster(property('ClusterName')),
  'AWS::ECS::Cluster.Ref': (property) => property('ClusterName'),
  'AWS::ECS::Service.Name': (property) => property('ServiceName'),
  'AWS::ECS::Service.Ref': (property) => ARNS.service(property('Cluster').replace(/.*\//, ''), property('ServiceName')),
  'AWS::ElasticLoadBalancingV2::Listener.Ref': (property) =>
    ARNS.listener(property('LoadBalancerArn'), Number(property('Port'))),
  'AWS::ElasticLoadBalancingV2::LoadBalancer.LoadBalancerFullName': (property) => fullNameOf(property('Name')),
  'AWS::ElasticLoadBalancingV2::LoadBalancer.Ref': (property) => ARNS.loadBalancer(fullNameOf(property('Name'))),
  'AWS::IAM::Role.Arn': (property) => ARNS.role(property('RoleName')),
  'AWS::IAM::Role.Ref': (property) => property('RoleName'),
  'AWS::KMS::Key.Arn': (property) => ARNS.key(property('Description')),
  'AWS::Logs::LogGroup.Arn': (property) => `${ARNS.logGroup(property('LogGroupName'))}:*`,
  [`AWS::Logs::LogGroup.${ARN_OF_GROUP}`]: (property) => ARNS.logGroup(property('LogGroupName')),
  'AWS::S3::Bucket.Arn': (property) => ARNS.bucket(property('BucketName')),
  'AWS::S3::Bucket.Ref': (property) => property('BucketName'),
  'AWS::SNS::Topic.Ref': (property) => ARNS.topic(property('TopicName')),
};
