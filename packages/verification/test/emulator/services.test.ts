import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { CloudSite } from '../../src/emulator/cloud-site';
import { toDeployable } from '../../src/emulator/deployable';
import { startPipeline } from '../../src/emulator/execution';
import { FAKECLOUD_KNOWN } from '../../src/emulator/fakecloud-known';
import { takeInventory } from '../../src/emulator/inventory';
import { toKnownTables } from '../../src/emulator/known-table';
import { findPresent, toProbe } from '../../src/emulator/probe';
import { readBack } from '../../src/emulator/read-back';
import { recordCloud, replayCloud } from '../../src/emulator/recorded';
import { createStack, readOutputs } from '../../src/emulator/stack';
import { answering } from './answering';
import { FIVE_STAGE } from './recording';

describe('the inventory of an account', () => {
  test('has what every service lists, in the words of the readers', async () => {
    const inventory = await takeInventory(answering(LISTS));
    expect([...inventory].sort()).toEqual([
      'AWS::ApplicationAutoScaling::ScalableTarget service/orders/orders',
      'AWS::ApplicationAutoScaling::ScalingPolicy orders-cpu',
      'AWS::Chatbot::MicrosoftTeamsChannelConfiguration arn:one',
      'AWS::Chatbot::SlackChannelConfiguration arn:one',
      'AWS::CloudWatch::Alarm orders-failed',
      'AWS::CloudWatch::Dashboard orders',
      'AWS::CodeBuild::Project orders-build',
      'AWS::CodeCommit::Repository orders',
      'AWS::CodeConnections::Connection arn:one',
      'AWS::CodeDeploy::Application orders',
      'AWS::CodeDeploy::DeploymentConfig slow',
      'AWS::CodeDeploy::DeploymentGroup orders blue-green',
      'AWS::CodePipeline::Pipeline orders',
      'AWS::CodeStarNotifications::NotificationRule arn:one',
      'AWS::EC2::EIP 192.0.2.1',
      'AWS::EC2::FlowLog fl-1',
      'AWS::EC2::InternetGateway igw-1',
      'AWS::EC2::NatGateway nat-1',
      'AWS::EC2::Route rtb-1 0.0.0.0/0',
      'AWS::EC2::RouteTable rtb-1',
      'AWS::EC2::SecurityGroup sg-1',
      'AWS::EC2::SecurityGroupEgress sgr-1',
      'AWS::EC2::SecurityGroupIngress sgr-2',
      'AWS::EC2::Subnet subnet-1',
      'AWS::EC2::VPC vpc-1',
      'AWS::EC2::VPCEndpoint vpce-1',
      'AWS::ECR::Repository orders',
      'AWS::ECS::Cluster orders',
      'AWS::ECS::Service arn:service',
      'AWS::ECS::TaskDefinition arn:task',
      'AWS::ElasticLoadBalancingV2::Listener arn:listener',
      'AWS::ElasticLoadBalancingV2::LoadBalancer arn:balancer',
      'AWS::ElasticLoadBalancingV2::TargetGroup arn:group',
      'AWS::Events::Rule orders-start',
      'AWS::IAM::Role orders-build',
      'AWS::IAM::RolePolicy orders-build orders-build-policy',
      'AWS::KMS::Alias alias/orders',
      'AWS::KMS::Key key-1',
      'AWS::Lambda::Function orders-emptier',
      'AWS::Logs::LogGroup /ecs/orders',
      'AWS::S3::Bucket orders',
      'AWS::SNS::Subscription arn:topic email a@example.com',
      'AWS::SNS::Topic arn:topic',
      'born with a VPC rtb-main',
      'born with a VPC sg-default',
      'born with a VPC sgr-3',
    ]);
  });

  test('of an account without anything is without anything', async () => {
    expect(await takeInventory(answering({}))).toEqual(new Set());
  });
});

describe('a stack', () => {
  test('is created and waited for', async () => {
    const states = ['CREATE_IN_PROGRESS', 'CREATE_COMPLETE'];
    const cloud = answering({ DescribeStacksCommand: () => ({ Stacks: [{ StackStatus: states.shift() }] }) });
    await createStack(cloud, 'orders', { Resources: {} });
    expect(states).toEqual([]);
  });

  test('that cannot be created is told with the reason', async () => {
    const failed = { StackStatus: 'CREATE_FAILED', StackStatusReason: 'no such role' };
    const cloud = answering({ DescribeStacksCommand: { Stacks: [failed] } });
    await expect(createStack(cloud, 'orders', { Resources: {} })).rejects.toThrow(
      'orders is CREATE_FAILED: no such role',
    );
    await expect(readOutputs(answering({}), 'orders')).rejects.toThrow('there is no stack orders');
  });

  test('tells its outputs', async () => {
    const Outputs = [{ OutputKey: 'arn', OutputValue: 'arn:aws' }, {}];
    const cloud = answering({ DescribeStacksCommand: { Stacks: [{ Outputs }] } });
    expect(await readOutputs(cloud, 'orders')).toEqual({ arn: 'arn:aws', '': '' });
  });

  test('is read back, and what was answered is written down', async () => {
    const { template, physicalIds, region, account, answers } = FIVE_STAGE;
    const summaries = Object.entries(physicalIds).map(([LogicalResourceId, PhysicalResourceId]) => ({
      LogicalResourceId,
      PhysicalResourceId,
    }));
    const cloudFormation = answering({ ListStackResourcesCommand: { StackResourceSummaries: summaries } });
    const cloud = { ...replayCloud(answers), cloudFormation: cloudFormation.cloudFormation };
    const recordings: [string, number][] = [];
    const site = new CloudSite({
      cloud,
      region,
      account,
      known: FAKECLOUD_KNOWN,
      isOurs: true,
      stackOf: () => {
        throw new Error('nothing is deployed here');
      },
      onReading: (stack, recording) => recordings.push([stack, Object.keys(recording.answers).length]),
    });
    const { read } = await site.readStack('five-stage', template);
    expect(Object.keys(read.resources).length).toBeGreaterThan(80);
    expect(recordings).toEqual([['five-stage', Object.keys(answers).length]]);
    expect(site.known).toBe(FAKECLOUD_KNOWN);
    expect(site.isOurs).toBe(true);
    expect(() => site.deploy('five-stage', { service: 'orders', source: { kind: 'codecommit' } })).toThrow('nothing');
    expect(() => site.destroy('five-stage')).toThrow('nothing');
    expect(() => site.read('five-stage', template)).toThrow('nothing');
  });

  test('with a type that nothing reads is an error, and no success', async () => {
    const { template, physicalIds, region, account, answers } = FIVE_STAGE;
    const stack = { deployable: toDeployable(template), physicalIds, region, account, otherAttributes: [] };
    await expect(readBack(replayCloud(answers), stack, {})).rejects.toThrow(
      'src/emulator/readers has none for its type',
    );
  });

  test('an error of a service is written down, and answered again', async () => {
    const gone = Object.assign(new Error('no such role'), { name: 'NoSuchEntityException' });
    const { cloud, answers } = recordCloud(
      answering({
        StartPipelineExecutionCommand: () => {
          throw gone;
        },
      }),
    );
    await expect(startPipeline(cloud, 'orders')).rejects.toThrow('no such role');
    await expect(startPipeline(replayCloud(answers), 'orders')).rejects.toMatchObject({
      name: 'NoSuchEntityException',
    });
    await expect(startPipeline(replayCloud({}), 'orders')).rejects.toThrow('nobody answered StartPipelineExecution');
  });
});

test('a pipeline that still runs is stopped', async () => {
  const stopped: unknown[] = [];
  const cloud = answering({
    StartPipelineExecutionCommand: { pipelineExecutionId: '1' },
    GetPipelineExecutionCommand: { pipelineExecution: { status: 'InProgress' } },
    GetPipelineStateCommand: { stageStates: [{ stageName: 'Source' }] },
    StopPipelineExecutionCommand: (input) => {
      stopped.push(input);
      return {};
    },
  });
  expect(await startPipeline(cloud, 'orders')).toEqual({ status: 'InProgress', stages: ['Source'] });
  expect(stopped).toMatchObject([{ pipelineName: 'orders', pipelineExecutionId: '1', abandon: true }]);
  expect(await startPipeline(answering({}), 'orders')).toEqual({ status: 'unknown', stages: [] });
});

describe('what is known of the emulator', () => {
  test('is looked at again in every run: an attribute that has come is found', () => {
    const { Resources, Outputs = {} } = toProbe(FAKECLOUD_KNOWN.missingAttributes);
    expect(Object.values(Resources).map(({ Type }) => Type)).toEqual(
      FAKECLOUD_KNOWN.missingAttributes.map(({ type }) => type),
    );
    expect(findPresent(FAKECLOUD_KNOWN.missingAttributes, {})).toEqual([]);
    const arns = Object.fromEntries(Object.keys(Outputs).map((name) => [name, 'arn:aws']));
    expect(findPresent(FAKECLOUD_KNOWN.missingAttributes, arns)).toEqual(FAKECLOUD_KNOWN.missingAttributes);
    const unknown = { type: 'AWS::SQS::Queue', attributes: ['Arn'], instead: () => '', why: '' };
    expect(() => toProbe([unknown])).toThrow('probe.ts does not know what AWS::SQS::Queue cannot be made without');
  });

  test('is what docs/verification.md says', () => {
    const page = readFileSync(join(__dirname, '../../../../docs/verification.md'), 'utf8');
    expect(page).toContain(toKnownTables(FAKECLOUD_KNOWN));
  });
});

const LISTS: { readonly [command: string]: object } = {
  DescribeAddressesCommand: { Addresses: [{ PublicIp: '192.0.2.1' }] },
  DescribeAlarmsCommand: { MetricAlarms: [{ AlarmName: 'orders-failed' }] },
  DescribeClustersCommand: { clusters: [{ clusterName: 'orders' }, { clusterName: 'old', status: 'INACTIVE' }] },
  DescribeFlowLogsCommand: { FlowLogs: [{ FlowLogId: 'fl-1' }] },
  DescribeInternetGatewaysCommand: { InternetGateways: [{ InternetGatewayId: 'igw-1' }] },
  DescribeKeyCommand: { KeyMetadata: { KeyId: 'key-1', KeyState: 'Enabled' } },
  DescribeListenersCommand: { Listeners: [{ ListenerArn: 'arn:listener' }] },
  DescribeLoadBalancersCommand: { LoadBalancers: [{ LoadBalancerArn: 'arn:balancer' }] },
  DescribeLogGroupsCommand: { logGroups: [{ logGroupName: '/ecs/orders' }] },
  DescribeNatGatewaysCommand: { NatGateways: [{ NatGatewayId: 'nat-1' }, { NatGatewayId: 'old', State: 'deleted' }] },
  DescribeRepositoriesCommand: { repositories: [{ repositoryName: 'orders' }] },
  DescribeRouteTablesCommand: {
    RouteTables: [
      { RouteTableId: 'rtb-1', Routes: [{ GatewayId: 'local' }, { DestinationCidrBlock: '0.0.0.0/0' }] },
      { RouteTableId: 'rtb-main', Associations: [{ Main: true }] },
    ],
  },
  DescribeScalableTargetsCommand: { ScalableTargets: [{ ResourceId: 'service/orders/orders' }] },
  DescribeScalingPoliciesCommand: { ScalingPolicies: [{ PolicyName: 'orders-cpu' }] },
  DescribeSecurityGroupRulesCommand: {
    SecurityGroupRules: [
      { GroupId: 'sg-1', IsEgress: true, SecurityGroupRuleId: 'sgr-1' },
      { GroupId: 'sg-1', IsEgress: false, SecurityGroupRuleId: 'sgr-2' },
      { GroupId: 'sg-default', IsEgress: true, SecurityGroupRuleId: 'sgr-3' },
    ],
  },
  DescribeSecurityGroupsCommand: {
    SecurityGroups: [
      { GroupId: 'sg-1', GroupName: 'orders' },
      { GroupId: 'sg-default', GroupName: 'default' },
    ],
  },
  DescribeSubnetsCommand: { Subnets: [{ SubnetId: 'subnet-1' }] },
  DescribeTargetGroupsCommand: { TargetGroups: [{ TargetGroupArn: 'arn:group' }] },
  DescribeVpcEndpointsCommand: { VpcEndpoints: [{ VpcEndpointId: 'vpce-1' }] },
  DescribeVpcsCommand: { Vpcs: [{ VpcId: 'vpc-1' }] },
  ListAliasesCommand: { Aliases: [{ AliasName: 'alias/orders' }, { AliasName: 'alias/aws/s3' }] },
  ListApplicationsCommand: { applications: ['orders'] },
  ListBucketsCommand: { Buckets: [{ Name: 'orders' }] },
  ListClustersCommand: { clusterArns: ['arn:cluster'] },
  ListDashboardsCommand: { DashboardEntries: [{ DashboardName: 'orders' }] },
  ListDeploymentConfigsCommand: { deploymentConfigsList: ['slow', 'CodeDeployDefault.ECSAllAtOnce'] },
  ListDeploymentGroupsCommand: { deploymentGroups: ['blue-green'] },
  ListFunctionsCommand: { Functions: [{ FunctionName: 'orders-emptier' }] },
  ListKeysCommand: { Keys: [{ KeyId: 'key-1' }] },
  ListPipelinesCommand: { pipelines: [{ name: 'orders' }] },
  ListProjectsCommand: { projects: ['orders-build'] },
  ListRepositoriesCommand: { repositories: [{ repositoryName: 'orders' }] },
  ListRolePoliciesCommand: { PolicyNames: ['orders-build-policy'] },
  ListRolesCommand: { Roles: [{ RoleName: 'orders-build' }] },
  ListResourcesCommand: { ResourceDescriptions: [{ Identifier: 'arn:one' }] },
  ListRulesCommand: { Rules: [{ Name: 'orders-start' }] },
  ListServicesCommand: { serviceArns: ['arn:service'] },
  ListSubscriptionsCommand: {
    Subscriptions: [{ TopicArn: 'arn:topic', Protocol: 'email', Endpoint: 'a@example.com' }],
  },
  ListTaskDefinitionsCommand: { taskDefinitionArns: ['arn:task'] },
  ListTopicsCommand: { Topics: [{ TopicArn: 'arn:topic' }] },
};
