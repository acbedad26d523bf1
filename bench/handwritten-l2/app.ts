/**
 * The infrastructure of `python-blue-green` as a team would write it by hand: one file, the CDK's L2 constructs, and
 * their own ways where they have one (grants, `autoDeleteObjects`, metrics, event rules). `bench/run.mjs` compares with it.
 *
 *     node lib/app.js DIR    writes DIR/OrdersPipeline.template.json
 */
import { App, Aws, CfnOutput, Duration, RemovalPolicy, Stack, Tags } from 'aws-cdk-lib';
import * as cloudwatch from 'aws-cdk-lib/aws-cloudwatch';
import * as cloudwatchActions from 'aws-cdk-lib/aws-cloudwatch-actions';
import * as codebuild from 'aws-cdk-lib/aws-codebuild';
import * as codecommit from 'aws-cdk-lib/aws-codecommit';
import * as codedeploy from 'aws-cdk-lib/aws-codedeploy';
import * as codepipeline from 'aws-cdk-lib/aws-codepipeline';
import * as actions from 'aws-cdk-lib/aws-codepipeline-actions';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import * as ecr from 'aws-cdk-lib/aws-ecr';
import * as ecs from 'aws-cdk-lib/aws-ecs';
import * as elbv2 from 'aws-cdk-lib/aws-elasticloadbalancingv2';
import * as events from 'aws-cdk-lib/aws-events';
import * as targets from 'aws-cdk-lib/aws-events-targets';
import * as iam from 'aws-cdk-lib/aws-iam';
import * as logs from 'aws-cdk-lib/aws-logs';
import * as s3 from 'aws-cdk-lib/aws-s3';
import * as sns from 'aws-cdk-lib/aws-sns';
import * as subscriptions from 'aws-cdk-lib/aws-sns-subscriptions';
import * as ssm from 'aws-cdk-lib/aws-ssm';

const SUFFIX = 'dev';
const PORT = 8080;

const app = new App({ outdir: process.argv[2] ?? 'cdk.out', builtinCloudFormationValidation: false });
const stack = new Stack(app, 'OrdersPipeline', { stackName: name('pipeline') });

// Network
const flowLogs = createLogGroup('FlowLogs', `/aws/vpc/${name('flow-logs')}`, 30);
const vpc = new ec2.Vpc(stack, 'Vpc', {
  vpcName: name('vpc'),
  ipAddresses: ec2.IpAddresses.cidr('10.0.0.0/16'),
  maxAzs: 2,
  natGateways: 1,
  subnetConfiguration: [
    { name: 'public', subnetType: ec2.SubnetType.PUBLIC, cidrMask: 18 },
    { name: 'private', subnetType: ec2.SubnetType.PRIVATE_WITH_EGRESS, cidrMask: 18 },
  ],
  gatewayEndpoints: { S3: { service: ec2.GatewayVpcEndpointAwsService.S3 } },
  flowLogs: {
    All: { destination: ec2.FlowLogDestination.toCloudWatchLogs(flowLogs), trafficType: ec2.FlowLogTrafficType.ALL },
  },
});
const loadBalancerGroup = new ec2.SecurityGroup(stack, 'LoadBalancerSecurityGroup', {
  vpc,
  securityGroupName: name('load-balancer'),
  description: 'Load balancer: from its callers to the tasks',
  allowAllOutbound: false,
});
const taskGroup = new ec2.SecurityGroup(stack, 'TaskSecurityGroup', {
  vpc,
  securityGroupName: name('tasks'),
  description: 'Tasks: from the load balancer to AWS',
  allowAllOutbound: false,
});
loadBalancerGroup.addIngressRule(ec2.Peer.anyIpv4(), ec2.Port.tcp(80), 'From callers to port 80');
loadBalancerGroup.addEgressRule(taskGroup, ec2.Port.tcp(PORT), 'To the tasks');
taskGroup.addIngressRule(loadBalancerGroup, ec2.Port.tcp(PORT), 'From the load balancer');
taskGroup.addEgressRule(ec2.Peer.anyIpv4(), ec2.Port.tcp(443), 'To ECR, logs and other HTTPS services');

// Registry
const repository = new ecr.Repository(stack, 'Images', {
  repositoryName: name('images'),
  imageScanOnPush: true,
  imageTagMutability: ecr.TagMutability.IMMUTABLE,
  lifecycleRules: [{ description: 'keep the last 10 images', maxImageCount: 10 }],
  removalPolicy: RemovalPolicy.DESTROY,
  emptyOnDelete: true,
});

// Load balancer with the pair of target groups
const loadBalancer = new elbv2.ApplicationLoadBalancer(stack, 'LoadBalancer', {
  vpc,
  loadBalancerName: name('alb'),
  internetFacing: true,
  securityGroup: loadBalancerGroup,
  vpcSubnets: { subnetType: ec2.SubnetType.PUBLIC },
  dropInvalidHeaderFields: true,
  idleTimeout: Duration.seconds(60),
});
const blue = createTargetGroup('blue');
const green = createTargetGroup('green');
const listener = loadBalancer.addListener('Production', { port: 80, open: false, defaultTargetGroups: [blue] });

// Service
const cluster = new ecs.Cluster(stack, 'Cluster', {
  vpc,
  clusterName: name('cluster'),
  containerInsightsV2: ecs.ContainerInsights.ENABLED,
  enableFargateCapacityProviders: true,
});
const containerLogs = createLogGroup('ContainerLogs', `/ecs/${name('task')}`, 30);
const executionRole = createRole('TaskExecutionRole', 'task-execution-role', 'ecs-tasks.amazonaws.com');
const taskRole = createRole('TaskRole', 'task-role', 'ecs-tasks.amazonaws.com');
repository.grantPull(executionRole);
const taskDefinition = new ecs.FargateTaskDefinition(stack, 'TaskDefinition', {
  family: name('task'),
  cpu: 256,
  memoryLimitMiB: 512,
  executionRole,
  taskRole,
});
taskDefinition.addContainer('orders', {
  image: ecs.ContainerImage.fromRegistry('public.ecr.aws/docker/library/node:22-alpine'),
  command: [
    'node',
    '-e',
    `require('node:http').createServer((_, response) => response.end('waiting')).listen(${PORT})`,
  ],
  user: '1000:1000',
  readonlyRootFilesystem: true,
  portMappings: [{ containerPort: PORT }],
  logging: ecs.LogDrivers.awsLogs({ logGroup: containerLogs, streamPrefix: 'orders' }),
});
const service = new ecs.FargateService(stack, 'Service', {
  cluster,
  serviceName: name('service'),
  taskDefinition,
  deploymentController: { type: ecs.DeploymentControllerType.CODE_DEPLOY },
  desiredCount: 2,
  assignPublicIp: false,
  securityGroups: [taskGroup],
  vpcSubnets: { subnetType: ec2.SubnetType.PRIVATE_WITH_EGRESS },
  healthCheckGracePeriod: Duration.seconds(60),
});
service.attachToApplicationTargetGroup(blue);
service.node.addDependency(listener);
service.autoScaleTaskCount({ minCapacity: 2, maxCapacity: 2 });

// Blue/green deployment
const deploymentGroup = new codedeploy.EcsDeploymentGroup(stack, 'DeploymentGroup', {
  application: new codedeploy.EcsApplication(stack, 'Application', { applicationName: name('app') }),
  deploymentGroupName: name('blue-green'),
  role: createRole('DeploymentRole', 'deployment-role', 'codedeploy.amazonaws.com'),
  service,
  deploymentConfig: codedeploy.EcsDeploymentConfig.ALL_AT_ONCE,
  blueGreenDeploymentConfig: {
    blueTargetGroup: blue,
    greenTargetGroup: green,
    listener,
    terminationWaitTime: Duration.minutes(5),
  },
  autoRollback: { failedDeployment: true, stoppedDeployment: true },
});

// Source, artifacts and build
const source = new codecommit.Repository(stack, 'Source', {
  repositoryName: name('source'),
  description: 'Source of orders',
});
const artifacts = new s3.Bucket(stack, 'Artifacts', {
  bucketName: `${name('artifacts')}-${Aws.ACCOUNT_ID}-${Aws.REGION}`,
  encryption: s3.BucketEncryption.S3_MANAGED,
  blockPublicAccess: s3.BlockPublicAccess.BLOCK_ALL,
  objectOwnership: s3.ObjectOwnership.BUCKET_OWNER_ENFORCED,
  enforceSSL: true,
  versioned: true,
  lifecycleRules: [
    {
      id: 'expire-artifacts',
      expiration: Duration.days(30),
      noncurrentVersionExpiration: Duration.days(30),
      abortIncompleteMultipartUploadAfter: Duration.days(7),
    },
  ],
  removalPolicy: RemovalPolicy.DESTROY,
  autoDeleteObjects: true,
});
const username = findCredential('username');
const password = findCredential('password');
const buildLogs = createLogGroup('BuildLogs', `/aws/codebuild/${name('build')}`, 14);
const buildRole = createRole('BuildRole', 'build-role', 'codebuild.amazonaws.com');
const project = new codebuild.PipelineProject(stack, 'Build', {
  projectName: name('build'),
  description: 'Builds orders and pushes its image',
  role: buildRole,
  environment: {
    buildImage: codebuild.LinuxBuildImage.AMAZON_LINUX_2_5,
    computeType: codebuild.ComputeType.SMALL,
    privileged: true,
  },
  environmentVariables: {
    AWS_ACCOUNT_ID: { value: Aws.ACCOUNT_ID },
    AWS_DEFAULT_REGION: { value: Aws.REGION },
    ENVIRONMENT_SUFFIX: { value: SUFFIX },
    IMAGE_REPOSITORY: { value: repository.repositoryUri },
    REGISTRY_USERNAME: { type: codebuild.BuildEnvironmentVariableType.PARAMETER_STORE, value: username.parameterName },
    REGISTRY_PASSWORD: { type: codebuild.BuildEnvironmentVariableType.PARAMETER_STORE, value: password.parameterName },
  },
  cache: codebuild.Cache.local(codebuild.LocalCacheMode.DOCKER_LAYER, codebuild.LocalCacheMode.CUSTOM),
  timeout: Duration.minutes(30),
  queuedTimeout: Duration.minutes(60),
  logging: { cloudWatch: { logGroup: buildLogs } },
  buildSpec: codebuild.BuildSpec.fromObjectToYaml(buildSpec()),
});
repository.grantPullPush(project);
username.grantRead(project);
password.grantRead(project);

// Pipeline
const pipelineLogs = createLogGroup('PipelineLogs', `/aws/codepipeline/${name('pipeline')}`, 30);
const sourceOutput = new codepipeline.Artifact('SourceOutput');
const buildOutput = new codepipeline.Artifact('BuildOutput');
const pipeline = new codepipeline.Pipeline(stack, 'Pipeline', {
  pipelineName: name('pipeline'),
  pipelineType: codepipeline.PipelineType.V2,
  executionMode: codepipeline.ExecutionMode.QUEUED,
  role: createRole('PipelineRole', 'pipeline-role', 'codepipeline.amazonaws.com'),
  artifactBucket: artifacts,
  stages: [
    {
      stageName: 'Source',
      actions: [
        new actions.CodeCommitSourceAction({
          actionName: 'Source',
          repository: source,
          branch: 'main',
          output: sourceOutput,
          trigger: actions.CodeCommitTrigger.EVENTS,
        }),
      ],
    },
    {
      stageName: 'Build',
      actions: [
        new actions.CodeBuildAction({ actionName: 'Build', project, input: sourceOutput, outputs: [buildOutput] }),
      ],
    },
    {
      stageName: 'Deploy',
      actions: [
        new actions.CodeDeployEcsDeployAction({
          actionName: 'Deploy',
          deploymentGroup,
          appSpecTemplateInput: buildOutput,
          taskDefinitionTemplateInput: buildOutput,
          containerImageInputs: [{ input: buildOutput, taskDefinitionPlaceholder: 'IMAGE1_NAME' }],
        }),
      ],
    },
  ],
});

// Notifications and alarms
const topic = new sns.Topic(stack, 'Notifications', { topicName: name('notify'), enforceSSL: true });
topic.addSubscription(new subscriptions.EmailSubscription('team@example.com'));
pipeline.onStateChange('StateChange', {
  ruleName: name('notify'),
  eventPattern: { detail: { state: ['STARTED', 'SUCCEEDED', 'FAILED'] } },
  target: new targets.SnsTopic(topic, {
    message: events.RuleTargetInput.fromText(
      `${events.EventField.fromPath('$.detail.pipeline')}: execution ${events.EventField.fromPath('$.detail.execution-id')} is ${events.EventField.fromPath('$.detail.state')}`,
    ),
  }),
});
createAlarm('failed-executions', 'An execution failed', 1, {
  metric: new cloudwatch.Metric({
    namespace: 'AWS/CodePipeline',
    metricName: 'FailedPipelineExecutions',
    dimensionsMap: { PipelineName: pipeline.pipelineName },
    statistic: 'Sum',
    period: Duration.minutes(5),
  }),
});
createAlarm('unhealthy-targets', 'Tasks fail the health check of the load balancer', 3, {
  metric: new cloudwatch.MathExpression({
    expression: 'FILL(blue, 0) + FILL(green, 0)',
    usingMetrics: {
      blue: unhealthyHosts(blue),
      green: unhealthyHosts(green),
    },
    period: Duration.minutes(1),
  }),
});

// Outputs
for (const [output, value] of Object.entries({
  artifactBucketName: artifacts.bucketName,
  artifactBucketArn: artifacts.bucketArn,
  ecrRepositoryUrl: repository.repositoryUri,
  ecrRepositoryName: repository.repositoryName,
  ecrRepositoryArn: repository.repositoryArn,
  codeBuildProjectName: project.projectName,
  codeBuildProjectArn: project.projectArn,
  codeBuildRoleArn: buildRole.roleArn,
  codePipelineName: pipeline.pipelineName,
  codePipelineArn: pipeline.pipelineArn,
  codePipelineRoleArn: pipeline.role.roleArn,
  codeBuildLogGroupName: buildLogs.logGroupName,
  pipelineLogGroupName: pipelineLogs.logGroupName,
  pipelineArn: pipeline.pipelineArn,
  repositoryUri: repository.repositoryUri,
  loadBalancerDnsName: loadBalancer.loadBalancerDnsName,
  clusterArn: cluster.clusterArn,
  serviceName: service.serviceName,
  sourceRepositoryUrl: source.repositoryCloneUrlHttp,
}))
  new CfnOutput(stack, output, { value });

for (const [key, value] of Object.entries({
  Project: 'orders',
  Service: 'orders',
  Environment: SUFFIX,
  Owner: 'payments',
  Purpose: 'delivery of the orders service',
}))
  Tags.of(stack).add(key, value);

app.synth();

function name(type: string): string {
  return `orders-${type}-${SUFFIX}`;
}

function createRole(id: string, type: string, principal: string): iam.Role {
  const conditions = { StringEquals: { 'aws:SourceAccount': Aws.ACCOUNT_ID } };
  return new iam.Role(stack, id, {
    roleName: name(type),
    assumedBy: new iam.ServicePrincipal(principal, { conditions }),
  });
}

function createLogGroup(id: string, logGroupName: string, retention: logs.RetentionDays): logs.LogGroup {
  return new logs.LogGroup(stack, id, { logGroupName, retention, removalPolicy: RemovalPolicy.DESTROY });
}

function createTargetGroup(colour: string): elbv2.ApplicationTargetGroup {
  return new elbv2.ApplicationTargetGroup(stack, `${colour}TargetGroup`, {
    vpc,
    targetGroupName: name(colour),
    port: PORT,
    protocol: elbv2.ApplicationProtocol.HTTP,
    targetType: elbv2.TargetType.IP,
    deregistrationDelay: Duration.seconds(30),
    healthCheck: {
      path: '/health',
      interval: Duration.seconds(15),
      timeout: Duration.seconds(5),
      healthyThresholdCount: 5,
      unhealthyThresholdCount: 3,
    },
  });
}

function findCredential(key: string): ssm.IStringParameter {
  const parameterName = `/orders/${SUFFIX}/docker-hub/${key}`;
  return ssm.StringParameter.fromSecureStringParameterAttributes(stack, `Credential-${key}`, { parameterName });
}

function createAlarm(
  type: string,
  alarmDescription: string,
  evaluationPeriods: number,
  { metric }: { readonly metric: cloudwatch.IMetric },
): void {
  const alarm = new cloudwatch.Alarm(stack, `Alarm-${type}`, {
    alarmName: name(type),
    alarmDescription,
    metric,
    threshold: 1,
    evaluationPeriods,
    comparisonOperator: cloudwatch.ComparisonOperator.GREATER_THAN_OR_EQUAL_TO_THRESHOLD,
    treatMissingData: cloudwatch.TreatMissingData.NOT_BREACHING,
  });
  alarm.addAlarmAction(new cloudwatchActions.SnsAction(topic));
}

/** The L2 metric wants a listener, and green has none at first. */
function unhealthyHosts(group: elbv2.ApplicationTargetGroup): cloudwatch.Metric {
  return new cloudwatch.Metric({
    namespace: 'AWS/ApplicationELB',
    metricName: 'UnHealthyHostCount',
    dimensionsMap: { LoadBalancer: loadBalancer.loadBalancerFullName, TargetGroup: group.targetGroupFullName },
    statistic: 'Maximum',
    period: Duration.minutes(1),
  });
}

function buildSpec(): { readonly [key: string]: unknown } {
  return {
    version: '0.2',
    env: { shell: 'bash' },
    phases: {
      install: { 'runtime-versions': { python: '3.9' }, commands: ['pip install -r requirements.txt pytest bandit'] },
      pre_build: {
        commands: [
          'aws ecr get-login-password | docker login --username AWS --password-stdin "${IMAGE_REPOSITORY%%/*}"',
          'printf \'%s\' "$REGISTRY_PASSWORD" | docker login --username "$REGISTRY_USERNAME" --password-stdin docker.io',
        ],
      },
      build: {
        commands: [
          'pytest --junitxml=report.xml',
          'bandit --recursive --severity-level high src',
          'export IMAGE_TAG="rev-$(echo "$CODEBUILD_RESOLVED_SOURCE_VERSION" | cut -c1-12)-${CODEBUILD_BUILD_NUMBER}"',
          'docker build --tag "${IMAGE_REPOSITORY}:${IMAGE_TAG}" .',
          'docker push "${IMAGE_REPOSITORY}:${IMAGE_TAG}"',
          'IMAGE_URI="$(docker image inspect --format \'{{index .RepoDigests 0}}\' "${IMAGE_REPOSITORY}:${IMAGE_TAG}")"',
          'printf \'{"ImageURI":"%s"}\' "$IMAGE_URI" > imageDetail.json',
          `cat > taskdef.json <<'END_OF_FILE'\n${stack.toJsonString(releasedTaskDefinition(), 2)}\nEND_OF_FILE`,
          `cat > appspec.yaml <<'END_OF_FILE'\n${appSpec()}\nEND_OF_FILE`,
        ],
      },
    },
    reports: { pytest: { files: ['report.xml'], 'file-format': 'JUNITXML' } },
    artifacts: { files: ['imageDetail.json', 'taskdef.json', 'appspec.yaml'] },
  };
}

function releasedTaskDefinition(): unknown {
  return {
    family: name('task'),
    requiresCompatibilities: ['FARGATE'],
    networkMode: 'awsvpc',
    cpu: '512',
    memory: '1024',
    executionRoleArn: executionRole.roleArn,
    taskRoleArn: taskRole.roleArn,
    containerDefinitions: [
      {
        name: 'orders',
        image: '<IMAGE1_NAME>',
        essential: true,
        portMappings: [{ containerPort: PORT, protocol: 'tcp' }],
        readonlyRootFilesystem: true,
        mountPoints: [{ sourceVolume: 'tmp', containerPath: '/tmp', readOnly: false }],
        logConfiguration: {
          logDriver: 'awslogs',
          options: {
            'awslogs-group': containerLogs.logGroupName,
            'awslogs-region': Aws.REGION,
            'awslogs-stream-prefix': 'orders',
          },
        },
      },
    ],
    volumes: [{ name: 'tmp' }],
  };
}

function appSpec(): string {
  return [
    'version: 0.0',
    'Resources:',
    '  - TargetService:',
    '      Type: AWS::ECS::Service',
    '      Properties:',
    '        TaskDefinition: <TASK_DEFINITION>',
    '        LoadBalancerInfo:',
    '          ContainerName: orders',
    `          ContainerPort: ${PORT}`,
  ].join('\n');
}
