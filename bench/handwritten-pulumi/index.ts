/**
 * The infrastructure of `python-blue-green` as a team would write it by hand with Pulumi: one file, no components, the
 * same resources with the same inputs. `bench/run.mjs` compares with it, and fails when their types are not ours.
 */
import * as aws from '@pulumi/aws';
import * as pulumi from '@pulumi/pulumi';

const SUFFIX = 'dev';
const PORT = 8080;
const TAGS = {
  Project: 'orders',
  Service: 'orders',
  Environment: SUFFIX,
  ManagedBy: 'tap-pipeline',
  Purpose: 'delivery of the orders service',
  Owner: 'payments',
};

const { accountId } = aws.getCallerIdentityOutput();
const { region } = aws.getRegionOutput();
const { partition } = aws.getPartitionOutput();
const zoneNames = aws.getAvailabilityZonesOutput({ state: 'available' }).names;

// Network
const vpc = new aws.ec2.Vpc('vpc', {
  cidrBlock: '10.0.0.0/16',
  enableDnsHostnames: true,
  enableDnsSupport: true,
  tags: named('vpc'),
});
const internetGateway = new aws.ec2.InternetGateway('internet-gateway', {
  vpcId: vpc.id,
  tags: named('internet-gateway'),
});
const public0 = createSubnet('public', 0, '10.0.0.0/18');
const public1 = createSubnet('public', 1, '10.0.64.0/18');
const private0 = createSubnet('private', 0, '10.0.128.0/18');
const private1 = createSubnet('private', 1, '10.0.192.0/18');
const natAddress = new aws.ec2.Eip('nat-0', { domain: 'vpc', tags: named('nat-0') }, { dependsOn: [internetGateway] });
const natGateway = new aws.ec2.NatGateway('nat-0', {
  subnetId: public0.subnet.id,
  allocationId: natAddress.allocationId,
  tags: named('nat-0'),
});
const toInternet = { destinationCidrBlock: '0.0.0.0/0', gatewayId: internetGateway.id };
const toNat = { destinationCidrBlock: '0.0.0.0/0', natGatewayId: natGateway.id };
const routes = [
  new aws.ec2.Route('public-0', { routeTableId: public0.table.id, ...toInternet }),
  new aws.ec2.Route('public-1', { routeTableId: public1.table.id, ...toInternet }),
  new aws.ec2.Route('private-0', { routeTableId: private0.table.id, ...toNat }),
  new aws.ec2.Route('private-1', { routeTableId: private1.table.id, ...toNat }),
];
const s3Endpoint = new aws.ec2.VpcEndpoint('s3', {
  vpcId: vpc.id,
  vpcEndpointType: 'Gateway',
  serviceName: pulumi.interpolate`com.amazonaws.${region}.s3`,
  routeTableIds: [private0.table.id, private1.table.id],
  tags: named('s3-endpoint'),
});
const flowLogGroup = createLogGroup('flow-logs', `/aws/vpc/${name('flow-logs')}`, 30);
const flowLogsRole = createRole(
  'flow-logs-role',
  'VPC flow logs are written with it',
  trustService('vpc-flow-logs.amazonaws.com', arnOf('ec2', 'vpc-flow-log/*')),
);
const flowLogsPolicy = createPolicy('flow-logs-role', flowLogsRole, [
  {
    Sid: 'WriteLogs',
    Effect: 'Allow',
    Action: ['logs:CreateLogStream', 'logs:PutLogEvents'],
    Resource: pulumi.interpolate`${flowLogGroup.arn}:*`,
  },
  {
    Sid: 'SeeStreams',
    Effect: 'Allow',
    Action: 'logs:DescribeLogStreams',
    Resource: [flowLogGroup.arn, pulumi.interpolate`${flowLogGroup.arn}:*`],
  },
]);
new aws.ec2.FlowLog(
  'flow-logs',
  {
    vpcId: vpc.id,
    trafficType: 'ALL',
    logDestinationType: 'cloud-watch-logs',
    logDestination: flowLogGroup.arn,
    iamRoleArn: flowLogsRole.arn,
    tags: named('flow-logs'),
  },
  { dependsOn: [flowLogsPolicy] },
);

// Security groups
const loadBalancerGroup = new aws.ec2.SecurityGroup('load-balancer', {
  name: name('load-balancer'),
  description: 'Load balancer: from its callers to the tasks',
  vpcId: vpc.id,
  tags: named('load-balancer'),
});
const taskGroup = new aws.ec2.SecurityGroup('tasks', {
  name: name('tasks'),
  description: 'Tasks: from the load balancer to AWS',
  vpcId: vpc.id,
  tags: named('tasks'),
});
new aws.vpc.SecurityGroupIngressRule('load-balancer-from-callers', {
  securityGroupId: loadBalancerGroup.id,
  description: 'From callers to port 80',
  ipProtocol: 'tcp',
  fromPort: 80,
  toPort: 80,
  cidrIpv4: '0.0.0.0/0',
  tags: TAGS,
});
new aws.vpc.SecurityGroupEgressRule('load-balancer-to-tasks', {
  securityGroupId: loadBalancerGroup.id,
  description: 'To the tasks',
  ipProtocol: 'tcp',
  fromPort: PORT,
  toPort: PORT,
  referencedSecurityGroupId: taskGroup.id,
  tags: TAGS,
});
const tasksFromLoadBalancer = new aws.vpc.SecurityGroupIngressRule('tasks-from-load-balancer', {
  securityGroupId: taskGroup.id,
  description: 'From the load balancer',
  ipProtocol: 'tcp',
  fromPort: PORT,
  toPort: PORT,
  referencedSecurityGroupId: loadBalancerGroup.id,
  tags: TAGS,
});
const tasksToHttps = new aws.vpc.SecurityGroupEgressRule('tasks-to-https', {
  securityGroupId: taskGroup.id,
  description: 'To ECR, logs and other HTTPS services',
  ipProtocol: 'tcp',
  fromPort: 443,
  toPort: 443,
  cidrIpv4: '0.0.0.0/0',
  tags: TAGS,
});

// Registry
const repository = new aws.ecr.Repository('images', {
  name: name('images'),
  imageScanningConfiguration: { scanOnPush: true },
  imageTagMutability: 'IMMUTABLE',
  encryptionConfigurations: [{ encryptionType: 'AES256' }],
  forceDelete: true,
  tags: TAGS,
});
new aws.ecr.LifecyclePolicy('images', {
  repository: repository.name,
  policy: JSON.stringify({
    rules: [
      {
        rulePriority: 1,
        description: 'keep the last 10 images',
        selection: { tagStatus: 'any', countType: 'imageCountMoreThan', countNumber: 10 },
        action: { type: 'expire' },
      },
    ],
  }),
});

// Load balancer with the pair of target groups
const loadBalancer = new aws.lb.LoadBalancer(
  'load-balancer',
  {
    name: name('alb'),
    loadBalancerType: 'application',
    internal: false,
    subnets: [public0.subnet.id, public1.subnet.id],
    securityGroups: [loadBalancerGroup.id],
    dropInvalidHeaderFields: true,
    enableDeletionProtection: false,
    idleTimeout: 60,
    tags: TAGS,
  },
  { dependsOn: [internetGateway] },
);
const blue = createTargetGroup('blue');
const green = createTargetGroup('green');
const listener = new aws.lb.Listener(
  'production',
  {
    loadBalancerArn: loadBalancer.arn,
    port: 80,
    protocol: 'HTTP',
    defaultActions: [{ type: 'forward', targetGroupArn: blue.arn }],
    tags: TAGS,
  },
  { ignoreChanges: ['defaultActions'] },
);

// Service
const cluster = new aws.ecs.Cluster('cluster', {
  name: name('cluster'),
  settings: [{ name: 'containerInsights', value: 'enabled' }],
  tags: TAGS,
});
const capacityProviders = new aws.ecs.ClusterCapacityProviders('capacity-providers', {
  clusterName: cluster.name,
  capacityProviders: ['FARGATE', 'FARGATE_SPOT'],
  defaultCapacityProviderStrategies: [],
});
const containerLogs = createLogGroup('containers', `/ecs/${name('task')}`, 30);
const taskTrust = trustService('ecs-tasks.amazonaws.com', arnOf('ecs', '*'));
const taskRole = createRole('task-role', 'The service works with it', taskTrust);
const executionRole = createRole('task-execution-role', 'ECS starts the tasks with it', taskTrust);
const executionPolicy = createPolicy('task-execution-role', executionRole, [
  { Sid: 'LogInToRegistry', Effect: 'Allow', Action: 'ecr:GetAuthorizationToken', Resource: '*' },
  {
    Sid: 'PullImages',
    Effect: 'Allow',
    Action: ['ecr:BatchCheckLayerAvailability', 'ecr:BatchGetImage', 'ecr:GetDownloadUrlForLayer'],
    Resource: repository.arn,
  },
  {
    Sid: 'WriteLogs',
    Effect: 'Allow',
    Action: ['logs:CreateLogStream', 'logs:PutLogEvents'],
    Resource: pulumi.interpolate`${containerLogs.arn}:*`,
  },
]);
const passTaskRoles = {
  Sid: 'PassTaskRoles',
  Effect: 'Allow',
  Action: 'iam:PassRole',
  Resource: [taskRole.arn, executionRole.arn],
  Condition: { StringEquals: { 'iam:PassedToService': 'ecs-tasks.amazonaws.com' } },
};
const logConfiguration = {
  logDriver: 'awslogs',
  options: {
    'awslogs-group': containerLogs.name,
    'awslogs-region': region,
    'awslogs-stream-prefix': 'orders',
  },
};
const firstRevision = new aws.ecs.TaskDefinition('task', {
  family: name('task'),
  requiresCompatibilities: ['FARGATE'],
  networkMode: 'awsvpc',
  cpu: '256',
  memory: '512',
  executionRoleArn: executionRole.arn,
  taskRoleArn: taskRole.arn,
  containerDefinitions: pulumi.jsonStringify([
    {
      name: 'orders',
      image:
        'public.ecr.aws/docker/library/node:22-alpine@sha256:0a7108bf6c7bf5de370ffb1a3ed6be93d405b43ff159f681a8d18c0e2bc2e402',
      command: [
        'node',
        '-e',
        `require('node:http').createServer((_, response) => response.end('waiting for the first release')).listen(${PORT})`,
      ],
      user: '1000:1000',
      essential: true,
      readonlyRootFilesystem: true,
      portMappings: [{ containerPort: PORT, protocol: 'tcp' }],
      logConfiguration,
    },
  ]),
  tags: TAGS,
});
const service = new aws.ecs.Service(
  'service',
  {
    name: name('service'),
    cluster: cluster.arn,
    taskDefinition: firstRevision.arn,
    desiredCount: 2,
    launchType: 'FARGATE',
    platformVersion: 'LATEST',
    deploymentController: { type: 'CODE_DEPLOY' },
    healthCheckGracePeriodSeconds: 60,
    loadBalancers: [{ containerName: 'orders', containerPort: PORT, targetGroupArn: blue.arn }],
    networkConfiguration: {
      assignPublicIp: false,
      subnets: [private0.subnet.id, private1.subnet.id],
      securityGroups: [taskGroup.id],
    },
    tags: TAGS,
  },
  {
    ignoreChanges: ['taskDefinition', 'loadBalancers', 'networkConfiguration', 'platformVersion', 'desiredCount'],
    dependsOn: [
      listener,
      capacityProviders,
      executionPolicy,
      tasksFromLoadBalancer,
      tasksToHttps,
      s3Endpoint,
      ...routes,
      public0.association,
      public1.association,
      private0.association,
      private1.association,
    ],
  },
);
new aws.appautoscaling.Target('service', {
  serviceNamespace: 'ecs',
  resourceId: pulumi.interpolate`service/${cluster.name}/${service.name}`,
  scalableDimension: 'ecs:service:DesiredCount',
  minCapacity: 2,
  maxCapacity: 2,
  tags: TAGS,
});

// Blue/green deployment
const application = new aws.codedeploy.Application('app', {
  name: name('app'),
  computePlatform: 'ECS',
  tags: TAGS,
});
const deploymentRole = createRole(
  'deployment-role',
  'CodeDeploy shifts the traffic with it',
  trustService('codedeploy.amazonaws.com', arnOf('codedeploy', `deploymentgroup:${name('app')}/*`)),
);
const deploymentPolicy = createPolicy('deployment-role', deploymentRole, [
  {
    Sid: 'SeeService',
    Effect: 'Allow',
    Action: ['ecs:DescribeServices', 'ecs:UpdateServicePrimaryTaskSet'],
    Resource: service.arn,
  },
  {
    Sid: 'ShiftTasks',
    Effect: 'Allow',
    Action: ['ecs:CreateTaskSet', 'ecs:DeleteTaskSet'],
    Resource: [arnOf('ecs', pulumi.interpolate`task-set/${cluster.name}/${service.name}/*`), service.arn],
  },
  {
    Sid: 'SeeTraffic',
    Effect: 'Allow',
    Action: [
      'elasticloadbalancing:DescribeListeners',
      'elasticloadbalancing:DescribeRules',
      'elasticloadbalancing:DescribeTargetGroups',
    ],
    Resource: '*',
  },
  {
    Sid: 'ShiftTraffic',
    Effect: 'Allow',
    Action: 'elasticloadbalancing:ModifyListener',
    Resource: listener.arn,
  },
  {
    Sid: 'ShiftRules',
    Effect: 'Allow',
    Action: 'elasticloadbalancing:ModifyRule',
    Resource: arnOf('elasticloadbalancing', pulumi.interpolate`listener-rule/${loadBalancer.arnSuffix}/*`),
  },
  passTaskRoles,
]);
const deploymentGroup = new aws.codedeploy.DeploymentGroup(
  'blue-green',
  {
    appName: application.name,
    deploymentGroupName: name('blue-green'),
    deploymentConfigName: 'CodeDeployDefault.ECSAllAtOnce',
    serviceRoleArn: deploymentRole.arn,
    deploymentStyle: { deploymentType: 'BLUE_GREEN', deploymentOption: 'WITH_TRAFFIC_CONTROL' },
    ecsService: { clusterName: cluster.name, serviceName: service.name },
    loadBalancerInfo: {
      targetGroupPairInfo: {
        prodTrafficRoute: { listenerArns: [listener.arn] },
        targetGroups: [{ name: blue.name }, { name: green.name }],
      },
    },
    blueGreenDeploymentConfig: {
      deploymentReadyOption: { actionOnTimeout: 'CONTINUE_DEPLOYMENT', waitTimeInMinutes: 0 },
      terminateBlueInstancesOnDeploymentSuccess: { action: 'TERMINATE', terminationWaitTimeInMinutes: 5 },
    },
    autoRollbackConfiguration: { enabled: true, events: ['DEPLOYMENT_FAILURE', 'DEPLOYMENT_STOP_ON_REQUEST'] },
    alarmConfiguration: { enabled: false, alarms: [] },
    tags: TAGS,
  },
  { dependsOn: [deploymentPolicy] },
);

// Source and artifacts
const source = new aws.codecommit.Repository('source', {
  repositoryName: name('source'),
  description: 'Source of orders',
  tags: TAGS,
});
const artifacts = new aws.s3.Bucket('artifacts', {
  bucket: pulumi.interpolate`${name('artifacts')}-${accountId}-${region}`,
  forceDestroy: true,
  tags: TAGS,
});
const versioning = new aws.s3.BucketVersioning('artifacts', {
  bucket: artifacts.bucket,
  versioningConfiguration: { status: 'Enabled' },
});
const encryption = new aws.s3.BucketServerSideEncryptionConfiguration('artifacts', {
  bucket: artifacts.bucket,
  rules: [{ applyServerSideEncryptionByDefault: { sseAlgorithm: 'AES256' } }],
});
const ownership = new aws.s3.BucketOwnershipControls('artifacts', {
  bucket: artifacts.bucket,
  rule: { objectOwnership: 'BucketOwnerEnforced' },
});
const publicAccess = new aws.s3.BucketPublicAccessBlock('artifacts', {
  bucket: artifacts.bucket,
  blockPublicAcls: true,
  blockPublicPolicy: true,
  ignorePublicAcls: true,
  restrictPublicBuckets: true,
});
const lifecycle = new aws.s3.BucketLifecycleConfiguration(
  'artifacts',
  {
    bucket: artifacts.bucket,
    rules: [
      {
        id: 'expire-artifacts',
        status: 'Enabled',
        filter: {},
        expiration: { days: 30 },
        noncurrentVersionExpiration: { noncurrentDays: 30 },
        abortIncompleteMultipartUpload: { daysAfterInitiation: 7 },
      },
    ],
  },
  { dependsOn: [versioning] },
);
const bucketPolicy = new aws.s3.BucketPolicy(
  'artifacts',
  {
    bucket: artifacts.bucket,
    policy: policyOf([
      {
        Sid: 'DenyPlainHttp',
        Effect: 'Deny',
        Principal: '*',
        Action: 's3:*',
        Resource: [artifacts.arn, pulumi.interpolate`${artifacts.arn}/*`],
        Condition: { Bool: { 'aws:SecureTransport': 'false' } },
      },
    ]),
  },
  { dependsOn: [ownership, publicAccess] },
);
const artifactStore = [versioning, encryption, ownership, publicAccess, lifecycle, bucketPolicy];
const seeArtifactBucket = {
  Sid: 'SeeArtifactBucket',
  Effect: 'Allow',
  Action: ['s3:GetBucketAcl', 's3:GetBucketLocation', 's3:GetBucketVersioning', 's3:ListBucket'],
  Resource: artifacts.arn,
};
const readWriteArtifacts = {
  Sid: 'ReadWriteArtifacts',
  Effect: 'Allow',
  Action: ['s3:GetObject', 's3:GetObjectVersion', 's3:PutObject'],
  Resource: pulumi.interpolate`${artifacts.arn}/*`,
};

// Build
const buildLogs = createLogGroup('build', `/aws/codebuild/${name('build')}`, 14);
const buildRole = createRole(
  'build-role',
  `CodeBuild runs ${name('build')} with it`,
  trustService('codebuild.amazonaws.com', arnOf('codebuild', `project/${name('build')}`)),
);
const buildPolicy = createPolicy('build-role', buildRole, [
  {
    Sid: 'WriteLogs',
    Effect: 'Allow',
    Action: ['logs:CreateLogStream', 'logs:PutLogEvents'],
    Resource: pulumi.interpolate`${buildLogs.arn}:*`,
  },
  readWriteArtifacts,
  seeArtifactBucket,
  {
    Sid: 'WriteReports',
    Effect: 'Allow',
    Action: [
      'codebuild:BatchPutCodeCoverages',
      'codebuild:BatchPutTestCases',
      'codebuild:CreateReport',
      'codebuild:CreateReportGroup',
      'codebuild:UpdateReport',
    ],
    Resource: arnOf('codebuild', `report-group/${name('build')}-pytest`),
  },
  { Sid: 'LogInToRegistry', Effect: 'Allow', Action: 'ecr:GetAuthorizationToken', Resource: '*' },
  {
    Sid: 'PushImages',
    Effect: 'Allow',
    Action: [
      'ecr:BatchCheckLayerAvailability',
      'ecr:BatchGetImage',
      'ecr:GetDownloadUrlForLayer',
      'ecr:CompleteLayerUpload',
      'ecr:InitiateLayerUpload',
      'ecr:PutImage',
      'ecr:UploadLayerPart',
    ],
    Resource: repository.arn,
  },
  {
    Sid: 'ReadParametersOfRegistry',
    Effect: 'Allow',
    Action: 'ssm:GetParameters',
    Resource: ['username', 'password'].map((key) => arnOf('ssm', `parameter${credential(key)}`)),
  },
]);
const project = new aws.codebuild.Project(
  'build',
  {
    name: name('build'),
    description: 'Builds orders and pushes its image',
    serviceRole: buildRole.arn,
    artifacts: { type: 'CODEPIPELINE' },
    source: { type: 'CODEPIPELINE', buildspec: buildSpec() },
    cache: { type: 'LOCAL', modes: ['LOCAL_DOCKER_LAYER_CACHE', 'LOCAL_CUSTOM_CACHE'] },
    environment: {
      type: 'LINUX_CONTAINER',
      image: 'aws/codebuild/amazonlinux-x86_64-standard:5.0',
      computeType: 'BUILD_GENERAL1_SMALL',
      privilegedMode: true,
      environmentVariables: [
        { name: 'AWS_ACCOUNT_ID', type: 'PLAINTEXT', value: accountId },
        { name: 'AWS_DEFAULT_REGION', type: 'PLAINTEXT', value: region },
        { name: 'ENVIRONMENT_SUFFIX', type: 'PLAINTEXT', value: SUFFIX },
        { name: 'IMAGE_REPOSITORY', type: 'PLAINTEXT', value: repository.repositoryUrl },
        { name: 'REGISTRY_USERNAME', type: 'PARAMETER_STORE', value: credential('username') },
        { name: 'REGISTRY_PASSWORD', type: 'PARAMETER_STORE', value: credential('password') },
      ],
    },
    logsConfig: { cloudwatchLogs: { status: 'ENABLED', groupName: buildLogs.name } },
    buildTimeout: 30,
    queuedTimeout: 60,
    tags: TAGS,
  },
  { dependsOn: [buildPolicy, ...artifactStore] },
);

// Pipeline
const pipelineLogs = createLogGroup('pipeline', `/aws/codepipeline/${name('pipeline')}`, 30);
const pipelineRole = createRole(
  'pipeline-role',
  'CodePipeline runs the pipeline with it',
  trustService('codepipeline.amazonaws.com'),
);
const sourceActionRole = createActionRole('source-action-role', 'The pipeline fetches the source with it');
const buildActionRole = createActionRole('build-action-role', 'The pipeline starts builds, tests and scans with it');
const deployActionRole = createActionRole('deploy-action-role', 'The pipeline deploys with it');
const pipelinePolicies = [
  createPolicy('pipeline-role', pipelineRole, [
    readWriteArtifacts,
    seeArtifactBucket,
    {
      Sid: 'AssumeActionRoles',
      Effect: 'Allow',
      Action: 'sts:AssumeRole',
      Resource: [sourceActionRole.arn, buildActionRole.arn, deployActionRole.arn],
    },
  ]),
  createPolicy('source-action-role', sourceActionRole, [
    readWriteArtifacts,
    seeArtifactBucket,
    {
      Sid: 'ReadRepository',
      Effect: 'Allow',
      Action: [
        'codecommit:CancelUploadArchive',
        'codecommit:GetBranch',
        'codecommit:GetCommit',
        'codecommit:GetRepository',
        'codecommit:GetUploadArchiveStatus',
        'codecommit:UploadArchive',
      ],
      Resource: source.arn,
    },
  ]),
  createPolicy('build-action-role', buildActionRole, [
    {
      Sid: 'RunBuilds',
      Effect: 'Allow',
      Action: ['codebuild:BatchGetBuilds', 'codebuild:StartBuild', 'codebuild:StopBuild'],
      Resource: project.arn,
    },
  ]),
  createPolicy('deploy-action-role', deployActionRole, [
    {
      Sid: 'ReadObjects',
      Effect: 'Allow',
      Action: ['s3:GetObject', 's3:GetObjectVersion'],
      Resource: pulumi.interpolate`${artifacts.arn}/*`,
    },
    { ...seeArtifactBucket, Sid: 'SeeBucket' },
    {
      Sid: 'Deploy',
      Effect: 'Allow',
      Action: ['codedeploy:CreateDeployment', 'codedeploy:GetDeployment'],
      Resource: arnOf(
        'codedeploy',
        pulumi.interpolate`deploymentgroup:${application.name}/${deploymentGroup.deploymentGroupName}`,
      ),
    },
    {
      Sid: 'RegisterRevision',
      Effect: 'Allow',
      Action: [
        'codedeploy:GetApplication',
        'codedeploy:GetApplicationRevision',
        'codedeploy:RegisterApplicationRevision',
      ],
      Resource: arnOf('codedeploy', pulumi.interpolate`application:${application.name}`),
    },
    {
      Sid: 'SeeDeploymentConfig',
      Effect: 'Allow',
      Action: 'codedeploy:GetDeploymentConfig',
      Resource: arnOf('codedeploy', 'deploymentconfig:CodeDeployDefault.ECSAllAtOnce'),
    },
    {
      Sid: 'RegisterTaskDefinition',
      Effect: 'Allow',
      Action: 'ecs:RegisterTaskDefinition',
      Resource: arnOf('ecs', `task-definition/${name('task')}:*`),
    },
    {
      Sid: 'TagTaskDefinition',
      Effect: 'Allow',
      Action: 'ecs:TagResource',
      Resource: arnOf('ecs', `task-definition/${name('task')}:*`),
      Condition: { StringEquals: { 'ecs:CreateAction': 'RegisterTaskDefinition' } },
    },
    passTaskRoles,
  ]),
];
const pipeline = new aws.codepipeline.Pipeline(
  'pipeline',
  {
    name: name('pipeline'),
    pipelineType: 'V2',
    executionMode: 'QUEUED',
    roleArn: pipelineRole.arn,
    artifactStores: [{ type: 'S3', location: artifacts.bucket }],
    stages: [
      {
        name: 'Source',
        actions: [
          {
            name: 'Source',
            category: 'Source',
            owner: 'AWS',
            provider: 'CodeCommit',
            version: '1',
            runOrder: 1,
            namespace: 'Source',
            roleArn: sourceActionRole.arn,
            inputArtifacts: [],
            outputArtifacts: ['SourceOutput'],
            configuration: {
              RepositoryName: source.repositoryName,
              BranchName: 'main',
              OutputArtifactFormat: 'CODE_ZIP',
              PollForSourceChanges: 'false',
            },
          },
        ],
      },
      {
        name: 'Build',
        actions: [
          {
            name: 'Build',
            category: 'Build',
            owner: 'AWS',
            provider: 'CodeBuild',
            version: '1',
            runOrder: 1,
            namespace: 'Build',
            roleArn: buildActionRole.arn,
            inputArtifacts: ['SourceOutput'],
            outputArtifacts: ['BuildOutput'],
            configuration: { ProjectName: project.name },
          },
        ],
      },
      {
        name: 'Deploy',
        actions: [
          {
            name: 'Deploy',
            category: 'Deploy',
            owner: 'AWS',
            provider: 'CodeDeployToECS',
            version: '1',
            runOrder: 1,
            roleArn: deployActionRole.arn,
            inputArtifacts: ['BuildOutput'],
            outputArtifacts: [],
            configuration: {
              ApplicationName: application.name,
              DeploymentGroupName: deploymentGroup.deploymentGroupName,
              AppSpecTemplateArtifact: 'BuildOutput',
              AppSpecTemplatePath: 'appspec.yaml',
              TaskDefinitionTemplateArtifact: 'BuildOutput',
              TaskDefinitionTemplatePath: 'taskdef.json',
              Image1ArtifactName: 'BuildOutput',
              Image1ContainerName: 'IMAGE1_NAME',
            },
          },
        ],
      },
    ],
    tags: TAGS,
  },
  { dependsOn: [...pipelinePolicies, ...artifactStore, pipelineLogs] },
);
const startRole = createRole(
  'start-role',
  'EventBridge starts the pipeline with it',
  trustService('events.amazonaws.com', arnOf('events', `rule/${name('start')}`)),
);
const startPolicy = createPolicy('start-role', startRole, [
  {
    Sid: 'StartPipeline',
    Effect: 'Allow',
    Action: 'codepipeline:StartPipelineExecution',
    Resource: pipeline.arn,
  },
]);
const startRule = new aws.cloudwatch.EventRule(
  'start',
  {
    name: name('start'),
    description: `Starts ${name('pipeline')} when the source changes`,
    eventPattern: pulumi.jsonStringify({
      source: ['aws.codecommit'],
      'detail-type': ['CodeCommit Repository State Change'],
      resources: [source.arn],
      detail: {
        event: ['referenceCreated', 'referenceUpdated'],
        referenceType: ['branch'],
        referenceName: ['main'],
      },
    }),
    tags: TAGS,
  },
  { dependsOn: [startPolicy] },
);
new aws.cloudwatch.EventTarget('start', {
  rule: startRule.name,
  targetId: 'Pipeline',
  arn: pipeline.arn,
  roleArn: startRole.arn,
});

// Notifications and alarms
const NOTIFY = 'notify-started-succeeded-failed';
const topic = new aws.sns.Topic(NOTIFY, { name: name(NOTIFY), tags: TAGS });
new aws.sns.TopicPolicy(NOTIFY, {
  arn: topic.arn,
  policy: policyOf([
    {
      Sid: 'PublishEvents',
      Effect: 'Allow',
      Principal: { Service: 'events.amazonaws.com' },
      Action: 'sns:Publish',
      Resource: topic.arn,
    },
    {
      Sid: 'PublishAlarms',
      Effect: 'Allow',
      Principal: { Service: 'cloudwatch.amazonaws.com' },
      Action: 'sns:Publish',
      Resource: topic.arn,
      Condition: { StringEquals: { 'aws:SourceAccount': accountId } },
    },
    {
      Sid: 'DenyPlainHttp',
      Effect: 'Deny',
      Principal: '*',
      Action: 'sns:Publish',
      Resource: topic.arn,
      Condition: { Bool: { 'aws:SecureTransport': 'false' } },
    },
  ]),
});
new aws.sns.TopicSubscription(NOTIFY, { topic: topic.arn, protocol: 'email', endpoint: 'team@example.com' });
const notifyRule = new aws.cloudwatch.EventRule(NOTIFY, {
  name: name(NOTIFY),
  description: `Tells of executions of ${name('pipeline')}: started, succeeded, failed`,
  eventPattern: JSON.stringify({
    source: ['aws.codepipeline'],
    'detail-type': ['CodePipeline Pipeline Execution State Change'],
    detail: { pipeline: [name('pipeline')], state: ['STARTED', 'SUCCEEDED', 'FAILED'] },
  }),
  tags: TAGS,
});
new aws.cloudwatch.EventTarget(NOTIFY, {
  rule: notifyRule.name,
  targetId: 'Topic',
  arn: topic.arn,
  inputTransformer: {
    inputPaths: {
      pipeline: '$.detail.pipeline',
      execution: '$.detail.execution-id',
      state: '$.detail.state',
      time: '$.time',
    },
    inputTemplate: pulumi.interpolate`"<pipeline>: execution <execution> is <state> since <time>. https://${region}.console.aws.amazon.com/codesuite/codepipeline/pipelines/<pipeline>/executions/<execution>/timeline?region=${region}"`,
  },
});
createAlarm('failed-executions', `An execution of ${name('pipeline')} failed`, 1, [
  {
    id: 'failed',
    metric: {
      namespace: 'AWS/CodePipeline',
      metricName: 'FailedPipelineExecutions',
      dimensions: { PipelineName: pipeline.name },
      period: 300,
      stat: 'Sum',
    },
    returnData: true,
  },
]);
createAlarm('unhealthy-targets', 'Tasks fail the health check of the load balancer', 3, [
  { id: 'blue', metric: unhealthyHosts(blue), returnData: false },
  { id: 'green', metric: unhealthyHosts(green), returnData: false },
  { id: 'expression', expression: 'FILL(blue, 0) + FILL(green, 0)', returnData: true },
]);

export const outputs = {
  artifactBucketName: artifacts.bucket,
  artifactBucketArn: artifacts.arn,
  ecrRepositoryUrl: repository.repositoryUrl,
  ecrRepositoryName: repository.name,
  ecrRepositoryArn: repository.arn,
  codeBuildProjectName: project.name,
  codeBuildProjectArn: project.arn,
  codeBuildRoleArn: buildRole.arn,
  codePipelineName: pipeline.name,
  codePipelineArn: pipeline.arn,
  codePipelineRoleArn: pipelineRole.arn,
  codeBuildLogGroupName: buildLogs.name,
  pipelineLogGroupName: pipelineLogs.name,
  pipelineArn: pipeline.arn,
  repositoryUri: repository.repositoryUrl,
  loadBalancerDnsName: loadBalancer.dnsName,
  clusterArn: cluster.arn,
  serviceName: service.name,
  sourceRepositoryUrl: source.cloneUrlHttp,
};

interface Statement {
  readonly Sid?: string;
  readonly Effect: string;
  readonly Principal?: pulumi.Input<string> | { readonly [kind: string]: pulumi.Input<string> };
  readonly Action: string | string[];
  readonly Resource?: pulumi.Input<string> | pulumi.Input<string>[];
  readonly Condition?: { readonly [operator: string]: { readonly [key: string]: pulumi.Input<string> } };
}

function name(type: string): string {
  return `orders-${type}-${SUFFIX}`;
}

/** What has no name of its own shows its tag in the console. */
function named(type: string): Record<string, string> {
  return { ...TAGS, Name: name(type) };
}

function credential(key: string): string {
  return `/orders/${SUFFIX}/docker-hub/${key}`;
}

function arnOf(serviceName: string, resource: pulumi.Input<string>): pulumi.Output<string> {
  return pulumi.interpolate`arn:${partition}:${serviceName}:${region}:${accountId}:${resource}`;
}

function policyOf(statements: Statement[]): pulumi.Output<string> {
  return pulumi.jsonStringify({ Version: '2012-10-17', Statement: statements });
}

function trustService(principal: string, sourceArn?: pulumi.Input<string>): Statement {
  return {
    Effect: 'Allow',
    Principal: { Service: principal },
    Action: 'sts:AssumeRole',
    Condition: {
      StringEquals: { 'aws:SourceAccount': accountId },
      ...(sourceArn && { ArnLike: { 'aws:SourceArn': sourceArn } }),
    },
  };
}

function createRole(type: string, description: string, trust: Statement): aws.iam.Role {
  return new aws.iam.Role(type, { name: name(type), description, assumeRolePolicy: policyOf([trust]), tags: TAGS });
}

function createActionRole(type: string, description: string): aws.iam.Role {
  return createRole(type, description, {
    Effect: 'Allow',
    Principal: { AWS: pipelineRole.arn },
    Action: 'sts:AssumeRole',
  });
}

function createPolicy(type: string, role: aws.iam.Role, statements: Statement[]): aws.iam.RolePolicy {
  return new aws.iam.RolePolicy(type, { name: name(type), role: role.name, policy: policyOf(statements) });
}

function createLogGroup(type: string, logGroupName: string, retentionInDays: number): aws.cloudwatch.LogGroup {
  return new aws.cloudwatch.LogGroup(type, { name: logGroupName, retentionInDays, tags: TAGS });
}

function createSubnet(kind: string, zone: number, cidrBlock: string) {
  const subnet = new aws.ec2.Subnet(`${kind}-${zone}`, {
    vpcId: vpc.id,
    availabilityZone: zoneNames[zone],
    cidrBlock,
    tags: named(`${kind}-${zone}`),
  });
  const table = new aws.ec2.RouteTable(`${kind}-${zone}`, { vpcId: vpc.id, tags: named(`${kind}-${zone}-routes`) });
  const association = new aws.ec2.RouteTableAssociation(`${kind}-${zone}`, {
    subnetId: subnet.id,
    routeTableId: table.id,
  });
  return { subnet, table, association };
}

function createTargetGroup(colour: string): aws.lb.TargetGroup {
  return new aws.lb.TargetGroup(colour, {
    name: name(`${colour}-${PORT}`),
    vpcId: vpc.id,
    targetType: 'ip',
    port: PORT,
    protocol: 'HTTP',
    deregistrationDelay: 30,
    healthCheck: {
      path: '/health',
      matcher: '200',
      interval: 15,
      timeout: 5,
      healthyThreshold: 5,
      unhealthyThreshold: 3,
    },
    tags: TAGS,
  });
}

function unhealthyHosts(targetGroup: aws.lb.TargetGroup): aws.types.input.cloudwatch.MetricAlarmMetricQueryMetric {
  return {
    namespace: 'AWS/ApplicationELB',
    metricName: 'UnHealthyHostCount',
    dimensions: { LoadBalancer: loadBalancer.arnSuffix, TargetGroup: targetGroup.arnSuffix },
    period: 60,
    stat: 'Maximum',
  };
}

function createAlarm(
  type: string,
  alarmDescription: string,
  evaluationPeriods: number,
  metricQueries: aws.types.input.cloudwatch.MetricAlarmMetricQuery[],
): void {
  new aws.cloudwatch.MetricAlarm(type, {
    name: name(type),
    alarmDescription,
    comparisonOperator: 'GreaterThanOrEqualToThreshold',
    threshold: 1,
    evaluationPeriods,
    treatMissingData: 'notBreaching',
    metricQueries,
    alarmActions: [topic.arn],
    tags: TAGS,
  });
}

function buildSpec(): pulumi.Output<string> {
  return pulumi.all([releasedTaskDefinition(), appSpec()]).apply(
    ([taskDefinition, appSpecText]) => `version: 0.2
env:
  shell: bash
  exported-variables:
    - IMAGE_URI
    - IMAGE_TAG
    - IMAGE_DIGEST
phases:
  install:
    runtime-versions:
      python: "3.9"
    on-failure: ABORT
    commands:
      - pip install -r requirements.txt pytest bandit
  pre_build:
    on-failure: ABORT
    commands:
      - aws ecr get-login-password | docker login --username AWS --password-stdin "\${IMAGE_REPOSITORY%%/*}"
      - printf '%s' "$REGISTRY_PASSWORD" | docker login --username "$REGISTRY_USERNAME" --password-stdin docker.io
  build:
    on-failure: ABORT
    commands:
      - pytest --junitxml=report.xml
      - bandit --recursive --severity-level high src
      - |-
        REVISION="$(printf '%s' "\${CODEBUILD_RESOLVED_SOURCE_VERSION:-source}" | tr -c 'A-Za-z0-9' '-' | cut -c1-12)" &&
        export IMAGE_TAG="rev-\${REVISION}-\${CODEBUILD_BUILD_NUMBER}" &&
        docker build --file Dockerfile --platform linux/amd64 --tag "\${IMAGE_REPOSITORY}:\${IMAGE_TAG}" .
      - |-
        docker push "\${IMAGE_REPOSITORY}:\${IMAGE_TAG}" &&
        IMAGE_URI="$(docker image inspect --format '{{join .RepoDigests "\\n"}}' "\${IMAGE_REPOSITORY}:\${IMAGE_TAG}" | grep -m 1 "^\${IMAGE_REPOSITORY}@sha256:")" &&
        export IMAGE_URI IMAGE_DIGEST="\${IMAGE_URI#*@}" &&
        echo "pushed \${IMAGE_URI}"
      - printf '{"ImageURI":"%s"}\\n' "$IMAGE_URI" > imageDetail.json
      - |
        cat > taskdef.json <<'END_OF_FILE'
${indent(taskDefinition, 8)}
        END_OF_FILE
      - |
        cat > appspec.yaml <<'END_OF_FILE'
${indent(appSpecText, 8)}
        END_OF_FILE
reports:
  pytest:
    files:
      - report.xml
    file-format: JUNITXML
artifacts:
  files:
    - imageDetail.json
    - taskdef.json
    - appspec.yaml
`,
  );
}

function releasedTaskDefinition(): pulumi.Output<string> {
  return pulumi.jsonStringify(
    {
      family: name('task'),
      requiresCompatibilities: ['FARGATE'],
      networkMode: 'awsvpc',
      cpu: '512',
      memory: '1024',
      runtimePlatform: { cpuArchitecture: 'X86_64', operatingSystemFamily: 'LINUX' },
      executionRoleArn: executionRole.arn,
      taskRoleArn: taskRole.arn,
      containerDefinitions: [
        {
          name: 'orders',
          image: '<IMAGE1_NAME>',
          essential: true,
          portMappings: [{ containerPort: PORT, protocol: 'tcp' }],
          environment: [],
          secrets: [],
          readonlyRootFilesystem: true,
          mountPoints: [{ sourceVolume: 'tmp', containerPath: '/tmp', readOnly: false }],
          logConfiguration,
        },
      ],
      volumes: [{ name: 'tmp' }],
      tags: Object.entries(TAGS).map(([key, value]) => ({ key, value })),
    },
    undefined,
    2,
  );
}

function appSpec(): pulumi.Output<string> {
  return pulumi.interpolate`version: 0.0
Resources:
  - TargetService:
      Type: AWS::ECS::Service
      Properties:
        TaskDefinition: <TASK_DEFINITION>
        LoadBalancerInfo:
          ContainerName: orders
          ContainerPort: ${PORT}
        PlatformVersion: LATEST
        NetworkConfiguration:
          AwsvpcConfiguration:
            Subnets:
              - ${private0.subnet.id}
              - ${private1.subnet.id}
            SecurityGroups:
              - ${taskGroup.id}
            AssignPublicIp: DISABLED`;
}

function indent(text: string, width: number): string {
  return text.replace(/^/gm, ' '.repeat(width));
}
