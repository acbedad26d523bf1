/** What the stand-in knows of a resource type. */
export interface ResourceType {
  /** Inputs that nothing else of the type may have in an account and region; empty where AWS makes up an id. */
  readonly uniqueBy: readonly string[];
  /** Inputs that AWS cannot change: another value is another resource. Inputs of `uniqueBy` are among them, but for those of `renamedBy`. */
  readonly replacedBy: readonly string[];
  /** Input that is unique and can be changed all the same. @default none */
  readonly renamedBy?: string;
  /**
   * Input that the provider would make up a name for. Where the program names it, the provider deletes the
   * resource before it makes its replacement (`nameRequiresDeleteBeforeReplace` in pulumi-terraform-bridge).
   * @default none: the replacement is made first
   */
  readonly autoNamed?: string;
  /** Outputs besides `id` and `arn`, as text in which `{id}` is the id. @default none */
  readonly outputs?: { readonly [output: string]: string };
}

/**
 * What is known of a type.
 * @throws Error for a type that is not in the table
 */
export function findResourceType(token: string): ResourceType {
  const type = RESOURCE_TYPES[token];
  if (!type) throw new Error(`the stand-in does not know ${token}; add it to RESOURCE_TYPES in resource-types.ts`);
  return type;
}

/** A resource that AWS makes up an id for. */
function anonymous(replacedBy: readonly string[], outputs?: ResourceType['outputs']): ResourceType {
  return { uniqueBy: [], replacedBy, outputs };
}

/** A resource with a name; the provider makes one up where the program gives none. */
function named(name: string, replacedBy: readonly string[] = [], outputs?: ResourceType['outputs']): ResourceType {
  return { uniqueBy: [name], replacedBy, autoNamed: name, outputs };
}

/** A setting of another resource, which has it once. */
function settingOf(...owner: readonly string[]): ResourceType {
  return { uniqueBy: owner, replacedBy: [] };
}

/**
 * All types that the Pulumi adapter makes. Which inputs replace is "ForceNew" and "RequiresReplace" of the
 * Terraform AWS provider, for the inputs that the adapter gives; it is written down here, since the provider
 * itself is not at hand, and is no more than the tests need.
 */
export const RESOURCE_TYPES: { readonly [token: string]: ResourceType | undefined } = {
  'aws:appautoscaling/policy:Policy': named('name', ['resourceId', 'scalableDimension', 'serviceNamespace']),
  'aws:appautoscaling/target:Target': settingOf('serviceNamespace', 'scalableDimension', 'resourceId'),
  'aws:chatbot/slackChannelConfiguration:SlackChannelConfiguration': {
    uniqueBy: ['configurationName'],
    replacedBy: ['slackTeamId'],
    outputs: { chatConfigurationArn: 'arn:aws:chatbot::000000000000:chat-configuration/slack-channel/{id}' },
  },
  'aws:chatbot/teamsChannelConfiguration:TeamsChannelConfiguration': {
    uniqueBy: ['configurationName'],
    replacedBy: ['teamId'],
    outputs: { chatConfigurationArn: 'arn:aws:chatbot::000000000000:chat-configuration/teams-channel/{id}' },
  },
  'aws:cloudwatch/dashboard:Dashboard': { uniqueBy: ['dashboardName'], replacedBy: [] },
  'aws:cloudwatch/eventRule:EventRule': named('name'),
  'aws:cloudwatch/eventTarget:EventTarget': settingOf('rule', 'targetId'),
  'aws:cloudwatch/logGroup:LogGroup': named('name'),
  'aws:cloudwatch/metricAlarm:MetricAlarm': named('name'),
  'aws:codebuild/project:Project': named('name'),
  'aws:codecommit/repository:Repository': {
    uniqueBy: ['repositoryName'],
    replacedBy: [],
    renamedBy: 'repositoryName',
    outputs: { cloneUrlHttp: 'https://git-codecommit.us-east-1.amazonaws.com/v1/repos/{id}' },
  },
  'aws:codeconnections/connection:Connection': { uniqueBy: ['name'], replacedBy: ['providerType'] },
  'aws:codedeploy/application:Application': { ...named('name', ['computePlatform']), renamedBy: 'name' },
  'aws:codedeploy/deploymentConfig:DeploymentConfig': {
    uniqueBy: ['deploymentConfigName'],
    replacedBy: ['computePlatform', 'trafficRoutingConfig'],
  },
  'aws:codedeploy/deploymentGroup:DeploymentGroup': {
    ...settingOf('appName', 'deploymentGroupName'),
    renamedBy: 'deploymentGroupName',
  },
  'aws:codepipeline/pipeline:Pipeline': named('name'),
  'aws:codestarnotifications/notificationRule:NotificationRule': { ...named('name', ['resource']), renamedBy: 'name' },
  'aws:ec2/defaultSecurityGroup:DefaultSecurityGroup': settingOf('vpcId'),
  'aws:ec2/eip:Eip': anonymous(['domain'], { allocationId: '{id}' }),
  'aws:ec2/flowLog:FlowLog': anonymous(['iamRoleArn', 'logDestination', 'logDestinationType', 'trafficType', 'vpcId']),
  'aws:ec2/internetGateway:InternetGateway': anonymous([]),
  'aws:ec2/natGateway:NatGateway': anonymous(['allocationId', 'subnetId']),
  'aws:ec2/route:Route': settingOf('routeTableId', 'destinationCidrBlock'),
  'aws:ec2/routeTable:RouteTable': anonymous(['vpcId']),
  'aws:ec2/routeTableAssociation:RouteTableAssociation': settingOf('subnetId'),
  'aws:ec2/securityGroup:SecurityGroup': {
    uniqueBy: ['vpcId', 'name'],
    replacedBy: ['description'],
    autoNamed: 'name',
  },
  'aws:ec2/subnet:Subnet': anonymous(['availabilityZone', 'cidrBlock', 'vpcId']),
  'aws:ec2/vpc:Vpc': anonymous(['cidrBlock'], { defaultSecurityGroupId: 'default-of-{id}' }),
  'aws:ec2/vpcEndpoint:VpcEndpoint': anonymous(['serviceName', 'vpcEndpointType', 'vpcId']),
  'aws:ecr/lifecyclePolicy:LifecyclePolicy': settingOf('repository'),
  'aws:ecr/replicationConfiguration:ReplicationConfiguration': anonymous([]),
  'aws:ecr/repository:Repository': named('name', ['encryptionConfigurations'], {
    repositoryUrl: '000000000000.dkr.ecr.us-east-1.amazonaws.com/{id}',
  }),
  'aws:ecs/cluster:Cluster': named('name'),
  'aws:ecs/clusterCapacityProviders:ClusterCapacityProviders': settingOf('clusterName'),
  'aws:ecs/service:Service': {
    uniqueBy: ['cluster', 'name'],
    replacedBy: ['deploymentController', 'launchType'],
    autoNamed: 'name',
  },
  // A revision: all of it replaces, and each has a number of its own.
  'aws:ecs/taskDefinition:TaskDefinition': anonymous([
    'containerDefinitions',
    'cpu',
    'executionRoleArn',
    'family',
    'memory',
    'networkMode',
    'requiresCompatibilities',
    'taskRoleArn',
  ]),
  'aws:iam/role:Role': named('name'),
  'aws:iam/rolePolicy:RolePolicy': { uniqueBy: ['role', 'name'], replacedBy: [], autoNamed: 'name' },
  'aws:kms/alias:Alias': named('name'),
  'aws:kms/key:Key': anonymous([], { keyId: '{id}' }),
  'aws:lb/listener:Listener': anonymous(['loadBalancerArn']),
  'aws:lb/loadBalancer:LoadBalancer': named('name', ['internal', 'loadBalancerType'], {
    arnSuffix: 'app/{id}/0123456789abcdef',
    dnsName: '{id}.us-east-1.elb.amazonaws.com',
  }),
  'aws:lb/targetGroup:TargetGroup': named('name', ['port', 'protocol', 'targetType', 'vpcId'], {
    arnSuffix: 'targetgroup/{id}/0123456789abcdef',
  }),
  'aws:s3/bucket:Bucket': named('bucket'),
  'aws:s3/bucketLifecycleConfiguration:BucketLifecycleConfiguration': settingOf('bucket'),
  'aws:s3/bucketLogging:BucketLogging': settingOf('bucket'),
  'aws:s3/bucketNotification:BucketNotification': settingOf('bucket'),
  'aws:s3/bucketOwnershipControls:BucketOwnershipControls': settingOf('bucket'),
  'aws:s3/bucketPolicy:BucketPolicy': settingOf('bucket'),
  'aws:s3/bucketPublicAccessBlock:BucketPublicAccessBlock': settingOf('bucket'),
  'aws:s3/bucketServerSideEncryptionConfiguration:BucketServerSideEncryptionConfiguration': settingOf('bucket'),
  'aws:s3/bucketVersioning:BucketVersioning': settingOf('bucket'),
  'aws:sns/topic:Topic': named('name'),
  'aws:sns/topicPolicy:TopicPolicy': settingOf('arn'),
  'aws:sns/topicSubscription:TopicSubscription': settingOf('topic', 'protocol', 'endpoint'),
  'aws:ssm/parameter:Parameter': named('name'),
  'aws:vpc/securityGroupEgressRule:SecurityGroupEgressRule': anonymous(['securityGroupId']),
  'aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule': anonymous(['securityGroupId']),
};
