import type { Injection } from '../injections';

const LEDGER = 'java-ledger';
const ORDERS = 'python-api';
const PAYMENTS = 'strict-payments';
const TOPIC = 'StartedSucceededFailedStoppedSupersededApprovalNeededTopic';

/** Differences in what the CDK makes. */
export const CDK_INJECTIONS: readonly Injection[] = [
  {
    title: 'a log group that keeps its logs for ten years',
    fixture: LEDGER,
    of: 'BuildProjectLogs',
    changes: [{ path: 'Properties.RetentionInDays', to: 3653 }],
    told: ['AWS::Logs::LogGroup /aws/codebuild/accounting-ledger-build-dev · RetentionInDays: CDK 3653, Pulumi 14'],
  },
  {
    title: 'a log group without the key',
    fixture: LEDGER,
    of: 'PipelineLogs',
    changes: [{ without: 'Properties.KmsKeyId' }],
    told: ['AWS::Logs::LogGroup /aws/codepipeline/accounting-ledger-pipeline-dev · KmsKeyId: CDK nothing, Pulumi'],
  },
  {
    title: 'a statement on everything',
    fixture: LEDGER,
    of: 'PermissionsBuild',
    changes: [{ path: 'Properties.PolicyDocument.Statement[0].Resource', to: '*' }],
    told: [
      'AWS::IAM::RolePolicy accounting-ledger-build-role-dev · PolicyDocument.Statement[WriteLogs].Resource[0]: CDK *, Pulumi',
    ],
  },
  {
    title: 'one action too many',
    fixture: LEDGER,
    of: 'MainPermissionsTaskExecution',
    changes: [{ path: 'Properties.PolicyDocument.Statement[1].Action[3]', to: 'ecr:PutImage' }],
    told: [
      'AWS::IAM::RolePolicy accounting-ledger-task-execution-role-dev · PolicyDocument.Statement[PullImages].Action',
    ],
  },
  {
    title: 'a missing statement',
    fixture: LEDGER,
    of: 'MainPermissionsDeployment',
    changes: [{ without: 'Properties.PolicyDocument.Statement[5]' }],
    told: [
      'AWS::IAM::RolePolicy accounting-ledger-deployment-role-dev · PolicyDocument.Statement[CallHooks]: CDK nothing',
    ],
  },
  {
    title: 'a role that any project of the account may take',
    fixture: LEDGER,
    of: 'RolesBuild',
    changes: [{ without: 'Properties.AssumeRolePolicyDocument.Statement[0].Condition.ArnLike' }],
    told: ['AWS::IAM::Role accounting-ledger-build-role-dev · AssumeRolePolicyDocument.Statement[0].Condition.ArnLike'],
  },
  {
    title: 'a role that trusts another service',
    fixture: LEDGER,
    of: 'RolesPipeline',
    changes: [{ path: 'Properties.AssumeRolePolicyDocument.Statement[0].Principal.Service', to: 'ec2.amazonaws.com' }],
    told: ['AWS::IAM::Role accounting-ledger-pipeline-role-dev · AssumeRolePolicyDocument', 'ec2.amazonaws.com'],
  },
  {
    title: "a build with another build's role",
    fixture: LEDGER,
    of: 'BuildProject',
    changes: [{ text: 'RolesBuildA9F3F8DB', to: 'RolesTestContract24A0ADDC' }],
    told: [
      'AWS::CodeBuild::Project accounting-ledger-build-dev · ServiceRole',
      'accounting-ledger-test-contract-role-dev',
    ],
  },
  {
    title: 'a subscriber who is told nothing',
    fixture: LEDGER,
    of: `${TOPIC}httpshttpshooksbankexampleledger`,
    changes: [{ without: '' }],
    told: ['AWS::SNS::Subscription', 'https://hooks.bank.example/ledger: Pulumi makes it, the CDK does not'],
  },
  {
    title: 'a registry that goes with the stack',
    fixture: LEDGER,
    of: 'ImageRegistry',
    changes: [
      { path: 'DeletionPolicy', to: 'Delete' },
      { path: 'UpdateReplacePolicy', to: 'Delete' },
    ],
    told: ['AWS::ECR::Repository accounting-ledger-images-kms-dev · removal: CDK destroy, Pulumi retain'],
  },
  {
    title: 'a deployment group that does not wait for the policy of its role',
    fixture: LEDGER,
    of: 'MainDeploymentGroup',
    changes: [{ without: 'DependsOn' }],
    told: [
      'AWS::CodeDeploy::DeploymentGroup accounting-ledger-blue-green-dev · after: Pulumi makes AWS::IAM::RolePolicy accounting-ledger-deployment-role-dev before it',
    ],
  },
  {
    title: 'an output of another resource',
    fixture: LEDGER,
    of: '',
    changes: [{ path: 'Outputs.codeBuildProjectName.Value', to: { Ref: 'TestContractProject4F1EB5D1' } }],
    told: ['outputs · codeBuildProjectName', 'accounting-ledger-test-contract-dev'],
  },
  {
    title: 'a missing output',
    fixture: LEDGER,
    of: '',
    changes: [{ without: 'Outputs.clusterArn' }],
    told: ['outputs · clusterArn: CDK nothing'],
  },
  {
    title: 'a key that logs cannot use',
    fixture: LEDGER,
    of: 'EncryptionKey',
    changes: [{ without: 'Properties.KeyPolicy.Statement[2]' }],
    told: ['AWS::KMS::Key', 'KeyPolicy.Statement[UseForLogs]: CDK nothing'],
  },
  {
    title: 'a key that a person may hand on',
    fixture: LEDGER,
    of: 'EncryptionKey',
    changes: [{ without: 'Properties.KeyPolicy.Statement[5]' }],
    told: ['AWS::KMS::Key', 'KeyPolicy.Statement[DenyOwnGrants]: CDK nothing'],
  },
  {
    title: 'a bucket whose requests are not logged',
    fixture: PAYMENTS,
    of: 'ArtifactStore',
    changes: [{ without: 'Properties.LoggingConfiguration' }],
    told: ['AWS::S3::Bucket payments-artifacts-dev', 'LoggingConfiguration: CDK nothing'],
  },
  {
    title: 'a bucket that takes access logs of any bucket',
    fixture: PAYMENTS,
    of: 'AccessLogStorePolicy',
    changes: [{ without: 'Properties.PolicyDocument.Statement[1].Condition.ArnLike' }],
    told: ['AWS::S3::BucketPolicy', 'PolicyDocument.Statement[DeliverBucketLogs].Condition.ArnLike: CDK nothing'],
  },
  {
    title: 'a load balancer that keeps its access logs elsewhere',
    fixture: PAYMENTS,
    of: 'MainLoadBalancer',
    changes: [{ text: 'load-balancer', to: 'elsewhere' }],
    told: ['AWS::ElasticLoadBalancingV2::LoadBalancer', 'access_logs.s3.prefix', 'elsewhere'],
  },
  {
    title: 'a function that closes the group of another network',
    fixture: PAYMENTS,
    of: 'MainDefaultSecurityGroup',
    changes: [{ path: 'Properties.GroupId', to: 'sg-0123456789abcdef0' }],
    told: ['Custom::DefaultSecurityGroup'],
  },
  {
    title: 'a bucket that takes plain HTTP',
    fixture: LEDGER,
    of: 'ArtifactStorePolicy',
    changes: [{ path: 'Properties.PolicyDocument.Statement[0].Effect', to: 'Allow' }],
    told: ['AWS::S3::BucketPolicy', 'PolicyDocument.Statement[DenyPlainHttp].Effect: CDK Allow, Pulumi Deny'],
  },
  {
    title: 'a topic that alarms of any account may use',
    fixture: LEDGER,
    of: `${TOPIC}Policy`,
    changes: [{ without: 'Properties.PolicyDocument.Statement[1].Condition' }],
    told: ['AWS::SNS::TopicPolicy', 'PolicyDocument.Statement[PublishAlarms].Condition: CDK nothing'],
  },
  {
    title: 'a tag with another value',
    fixture: LEDGER,
    of: 'MainCluster',
    changes: [{ path: 'Properties.Tags[0].Value', to: 'prod' }],
    told: ['AWS::ECS::Cluster accounting-ledger-cluster-dev · Tags[Environment].Value: CDK prod, Pulumi dev'],
  },
  {
    title: 'a buildspec with another language version',
    fixture: LEDGER,
    of: 'BuildProject',
    changes: [{ text: 'corretto21', to: 'corretto17' }],
    told: ['AWS::CodeBuild::Project accounting-ledger-build-dev · Source.BuildSpec'],
  },
  {
    title: 'a container that can write to its file system',
    fixture: LEDGER,
    of: 'MainTaskDefinition',
    changes: [{ path: 'Properties.ContainerDefinitions[0].ReadonlyRootFilesystem', to: false }],
    told: ['AWS::ECS::TaskDefinition accounting-ledger-task-dev · ContainerDefinitions[ledger].ReadonlyRootFilesystem'],
  },
  {
    title: 'a listener with old ciphers',
    fixture: LEDGER,
    of: 'MainLoadBalancerProductionListener',
    changes: [{ path: 'Properties.SslPolicy', to: 'ELBSecurityPolicy-2016-08' }],
    told: [
      'AWS::ElasticLoadBalancingV2::Listener accounting-ledger-alb-dev 443 · SslPolicy: CDK ELBSecurityPolicy-2016-08',
    ],
  },
  {
    title: 'a load balancer that is open to everybody',
    fixture: LEDGER,
    of: 'MainLoadBalancerSecurityGroupingresscallers800',
    changes: [{ path: 'Properties.CidrIp', to: '0.0.0.0/0' }],
    told: [
      'AWS::EC2::SecurityGroupIngress accounting-ledger-load-balancer-dev tcp 80 80 0.0.0.0/0: the CDK makes it, Pulumi does not',
      'AWS::EC2::SecurityGroupIngress accounting-ledger-load-balancer-dev tcp 80 80 10.0.0.0/8: Pulumi makes it, the CDK does not',
    ],
  },
  {
    title: 'a pipeline without an approval',
    fixture: LEDGER,
    of: 'Pipeline',
    changes: [{ without: 'Properties.Stages[7]' }],
    told: ['AWS::CodePipeline::Pipeline accounting-ledger-pipeline-dev · Stages[ApproveDeploy]: CDK nothing'],
  },
  {
    title: 'an action that runs after its neighbours',
    fixture: LEDGER,
    of: 'Pipeline',
    changes: [{ path: 'Properties.Stages[6].Actions[1].RunOrder', to: 2 }],
    told: [
      'AWS::CodePipeline::Pipeline accounting-ledger-pipeline-dev · Stages[SecurityScan].Actions',
      'RunOrder: CDK 2, Pulumi 1',
    ],
  },
  {
    title: 'an alarm that nobody hears',
    fixture: LEDGER,
    of: 'FailedExecutionsAlarm',
    changes: [{ path: 'Properties.AlarmActions', to: [] }],
    told: ['AWS::CloudWatch::Alarm accounting-ledger-failed-executions-dev · AlarmActions'],
  },
  {
    title: 'a target group that asks another path',
    fixture: LEDGER,
    of: 'MainLoadBalancerGreen',
    changes: [{ path: 'Properties.HealthCheckPath', to: '/' }],
    told: [
      'AWS::ElasticLoadBalancingV2::TargetGroup accounting-ledger-green-9090-dev · HealthCheckPath: CDK /, Pulumi /health',
    ],
  },
  {
    title: 'a subnet with other addresses',
    fixture: LEDGER,
    of: 'MainNetworkPrivate0',
    changes: [{ path: 'Properties.CidrBlock', to: '10.0.224.0/19' }],
    told: ['AWS::EC2::Subnet', 'CidrBlock: CDK 10.0.224.0/19, Pulumi 10.0.96.0/19'],
  },
  {
    title: 'a route through the gateway of another zone',
    fixture: LEDGER,
    of: 'MainNetworkPrivate1InternetRoute',
    changes: [{ text: 'MainNetworkNat182E71068', to: 'MainNetworkNat0BDEE19A1' }],
    told: ['AWS::EC2::Route', 'NatGatewayId: CDK'],
  },
  {
    title: 'a rule that misses failures',
    fixture: LEDGER,
    of: `${TOPIC}Rule`,
    changes: [{ without: 'Properties.EventPattern.detail.state[2]' }],
    told: [
      'AWS::Events::Rule accounting-ledger-notify-started-succeeded-failed-sto-fc2bd6-dev · EventPattern.detail.state',
    ],
  },
  {
    title: 'a deployment that is not rolled back',
    fixture: LEDGER,
    of: 'MainDeploymentGroup',
    changes: [{ without: 'Properties.AutoRollbackConfiguration.Events[0]' }],
    told: ['AWS::CodeDeploy::DeploymentGroup accounting-ledger-blue-green-dev · AutoRollbackConfiguration.Events'],
  },
  {
    title: 'a bucket that is not emptied before it is deleted',
    fixture: ORDERS,
    of: 'BucketEmptierArtifactsContents',
    changes: [{ without: '' }],
    told: ['AWS::S3::Bucket orders-artifacts-dev', 'engine.forceDestroy: CDK nothing, Pulumi true'],
  },
  {
    title: 'a dashboard with another title',
    fixture: ORDERS,
    of: 'Dashboard',
    changes: [{ text: 'Failed executions', to: 'Failures' }],
    told: [
      'AWS::CloudWatch::Dashboard',
      'DashboardBody.widgets[1].properties.title: CDK Failures, Pulumi Failed executions',
    ],
  },
];
