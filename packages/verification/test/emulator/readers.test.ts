import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { factsOfCdk, renderCdk } from '@tap-pipeline/conformance';
import { planSpec, readSpec } from '@tap-pipeline/core-model';
import { toProperties } from '../../src/emulator/answer';
import { createCloud } from '../../src/emulator/cloud';
import type { Place } from '../../src/emulator/reader';
import { READERS } from '../../src/emulator/readers';
import { type Answers, replayCloud } from '../../src/emulator/recorded';
import { FIVE_STAGE } from './recording';

const FIXTURES = ['../../../core-model/fixtures', '../../../conformance/fixtures'].map((one) => join(__dirname, one));
const ACCOUNT = '000000000000';

test('there is a reader for every type of resource that any fixture makes', () => {
  const files = FIXTURES.flatMap((folder) => readdirSync(folder).map((name) => join(folder, name)));
  const plans = files.map((file) =>
    planSpec(readSpec(file), { explicit: { environmentSuffix: 'dev' }, variables: {}, platform: {} }),
  );
  const types = renderCdk(plans).flatMap((template) =>
    Object.values(factsOfCdk(template).resources).map(({ type }) => type),
  );
  expect([...new Set(types)].filter((type) => !READERS[type])).toEqual([]);
});

test('a service that tells of nothing is not taken for one that tells of something', async () => {
  const cloud = new Proxy(createCloud({ region: 'us-east-1', endpoint: 'http://127.0.0.1:1' }), {
    get: () => ({ send: async () => ({}) }),
  });
  const asked = new Proxy({}, { get: () => 'nobody' });
  const told: string[] = [];
  for (const [type, reader] of Object.entries(READERS)) {
    const found = await reader(cloud, { physicalId: 'nobody', asked, region: 'us-east-1', account: ACCOUNT });
    if (found) told.push(type);
  }
  // These have no answer that would be missing: their services fail where there is no such thing.
  expect(told).toEqual([
    'AWS::CloudWatch::Dashboard',
    'AWS::ECR::ReplicationConfiguration',
    'AWS::Events::Rule',
    'AWS::IAM::RolePolicy',
    'AWS::S3::Bucket',
    'AWS::S3::BucketPolicy',
    'AWS::SNS::TopicPolicy',
  ]);
});

test('a service that leaves things out is told as such, and nothing is made up', async () => {
  const cloud = new Proxy(createCloud({ region: 'us-east-1', endpoint: 'http://127.0.0.1:1' }), {
    get: () => ({ send: async () => structuredClone(EMPTY) }),
  });
  const asked = new Proxy({}, { get: () => 'nobody' });
  for (const [type, reader] of Object.entries(READERS)) {
    const found = await reader(cloud, { physicalId: 'nobody', asked, region: 'us-east-1', account: ACCOUNT });
    expect([type, JSON.stringify(found?.properties ?? {}).includes('undefined')]).toEqual([
      type,
      type === 'AWS::ApplicationAutoScaling::ScalingPolicy',
    ]);
  }
});

/** All the answers of all the services in one, and nothing in any of them. */
const EMPTY = {
  ...{ Role: {}, KeyMetadata: {}, Configuration: {}, Attributes: {}, repositoryMetadata: {}, application: {} },
  ...{ deploymentGroupInfo: {}, deploymentConfigInfo: {}, pipeline: {}, taskDefinition: {} },
  ...{ ResourceDescription: { Properties: '{}' } },
  ...{ projects: [{}], repositories: [{}], clusters: [{}], services: [{}], MetricAlarms: [{}], Vpcs: [{}] },
  ...{ LoadBalancers: [{}], TargetGroups: [{}], Listeners: [{}], ScalableTargets: [{}], ScalingPolicies: [{}] },
  ...{ Subnets: [{}], InternetGateways: [{ Attachments: [{}] }], Addresses: [{}], NatGateways: [{}] },
  ...{ RouteTables: [{}], VpcEndpoints: [{}], FlowLogs: [{}], SecurityGroups: [{}] },
  ...{ AttachedPolicies: [{ PolicyArn: 'arn:policy' }], logGroups: [{ logGroupName: 'nobody' }] },
  ...{ Aliases: [{ AliasName: 'nobody' }], Subscriptions: [{ Protocol: 'nobody', Endpoint: 'nobody' }] },
};

/** Answers as the API references of the services show them, of what five-stage has not, or the emulator does not make. */
describe('a reader tells in the words of CloudFormation', () => {
  test('what a repository of source is', async () => {
    const arn = `arn:aws:codecommit:us-east-1:${ACCOUNT}:orders`;
    const found = await read('AWS::CodeCommit::Repository', '', { RepositoryName: 'orders' }, [
      [
        'GetRepositoryCommand {"repositoryName":"orders"}',
        {
          repositoryMetadata: {
            repositoryName: 'orders',
            repositoryId: 'f7579e13-b83e-4027-aaef-650c0EXAMPLE',
            repositoryDescription: 'Source of orders',
            Arn: arn,
            cloneUrlHttp: 'https://git-codecommit.us-east-1.amazonaws.com/v1/repos/orders',
          },
        },
      ],
      [`ListTagsForResourceCommand {"resourceArn":"${arn}"}`, { tags: { Owner: 'payments' } }],
    ]);
    expect(found?.properties).toEqual({
      RepositoryName: 'orders',
      RepositoryDescription: 'Source of orders',
      Tags: [{ Key: 'Owner', Value: 'payments' }],
    });
    expect(found?.attributes).toMatchObject({ Ref: 'f7579e13-b83e-4027-aaef-650c0EXAMPLE', Arn: arn, Name: 'orders' });
  });

  test('what a strategy of deployment is', async () => {
    const found = await read('AWS::CodeDeploy::DeploymentConfig', '', { DeploymentConfigName: 'slow' }, [
      [
        'GetDeploymentConfigCommand {"deploymentConfigName":"slow"}',
        {
          deploymentConfigInfo: {
            deploymentConfigName: 'slow',
            computePlatform: 'ECS',
            createTime: new Date(0),
            trafficRoutingConfig: {
              type: 'TimeBasedCanary',
              timeBasedCanary: { canaryPercentage: 25, canaryInterval: 45 },
            },
          },
        },
      ],
    ]);
    expect(found?.properties).toEqual({
      DeploymentConfigName: 'slow',
      ComputePlatform: 'ECS',
      CreateTime: '1970-01-01T00:00:00.000Z',
      TrafficRoutingConfig: {
        Type: 'TimeBasedCanary',
        TimeBasedCanary: { CanaryPercentage: 25, CanaryInterval: 45 },
      },
    });
  });

  test('what a dashboard shows', async () => {
    const arn = `arn:aws:cloudwatch::${ACCOUNT}:dashboard/orders`;
    const found = await read('AWS::CloudWatch::Dashboard', '', { DashboardName: 'orders' }, [
      ['GetDashboardCommand {"DashboardName":"orders"}', { DashboardArn: arn, DashboardBody: '{"widgets":[]}' }],
      [`ListTagsForResourceCommand {"ResourceARN":"${arn}"}`, {}],
    ]);
    expect(found?.properties).toEqual({ DashboardName: 'orders', DashboardBody: { widgets: [] }, Tags: [] });
  });

  test('how a service scales', async () => {
    const found = await read('AWS::ApplicationAutoScaling::ScalingPolicy', '', { PolicyName: 'cpu' }, [
      [
        'DescribeScalingPoliciesCommand {"ServiceNamespace":"ecs","PolicyNames":["cpu"]}',
        {
          ScalingPolicies: [
            {
              PolicyARN: 'arn:policy',
              PolicyName: 'cpu',
              ServiceNamespace: 'ecs',
              ResourceId: 'service/orders/orders',
              ScalableDimension: 'ecs:service:DesiredCount',
              PolicyType: 'TargetTrackingScaling',
            },
          ],
        },
      ],
    ]);
    expect(found?.properties).toMatchObject({
      PolicyType: 'TargetTrackingScaling',
      ScalingTargetId: 'service/orders/orders|ecs:service:DesiredCount|ecs',
    });
  });

  test('where images are copied to', async () => {
    const found = await read('AWS::ECR::ReplicationConfiguration', '', {}, [
      [
        'DescribeRegistryCommand {}',
        {
          replicationConfiguration: {
            rules: [{ destinations: [{ region: 'eu-central-1', registryId: ACCOUNT }], repositoryFilters: [] }],
          },
        },
      ],
    ]);
    expect(found?.properties.ReplicationConfiguration).toEqual({
      Rules: [{ Destinations: [{ Region: 'eu-central-1', RegistryId: ACCOUNT }], RepositoryFilters: [] }],
    });
  });

  test('what a flow log tells', async () => {
    const log = { FlowLogId: 'fl-1', ResourceId: 'vpc-1', TrafficType: 'ALL', LogGroupName: 'flows' };
    const found = await read('AWS::EC2::FlowLog', 'fl-1', {}, [
      ['DescribeFlowLogsCommand {"FlowLogIds":["fl-1"]}', { FlowLogs: [log] }],
    ]);
    expect(found?.properties).toMatchObject({ ResourceId: 'vpc-1', ResourceType: 'VPC', TrafficType: 'ALL' });
  });

  test('what an endpoint reaches', async () => {
    const endpoint = {
      VpcEndpointId: 'vpce-1',
      VpcEndpointType: 'Interface',
      Groups: [{ GroupId: 'sg-1', GroupName: 'endpoints' }],
      SubnetIds: ['subnet-1'],
    };
    const found = await read('AWS::EC2::VPCEndpoint', 'vpce-1', {}, [
      ['DescribeVpcEndpointsCommand {"VpcEndpointIds":["vpce-1"]}', { VpcEndpoints: [endpoint] }],
    ]);
    expect(found?.properties).toMatchObject({ SecurityGroupIds: ['sg-1'], SubnetIds: ['subnet-1'] });
    expect(found?.attributes.Ref).toBe('vpce-1');
  });

  test('which routes a subnet has', async () => {
    const associations = [{ SubnetId: 'subnet-1', RouteTableId: 'rtb-1', RouteTableAssociationId: 'rtbassoc-1' }];
    const found = await read('AWS::EC2::SubnetRouteTableAssociation', '', { SubnetId: 'subnet-1' }, [
      [
        'DescribeRouteTablesCommand {"Filters":[{"Name":"association.subnet-id","Values":["subnet-1"]}]}',
        { RouteTables: [{ RouteTableId: 'rtb-1', Associations: associations }] },
      ],
    ]);
    expect(found?.properties).toEqual({ SubnetId: 'subnet-1', RouteTableId: 'rtb-1' });
  });

  test('what is done with old objects, and who reads the log of a bucket', async () => {
    const of = '{"Bucket":"orders"}';
    const found = await read('AWS::S3::Bucket', '', { BucketName: 'orders' }, [
      [`HeadBucketCommand ${of}`, {}],
      [`GetBucketEncryptionCommand ${of}`, {}],
      [`GetBucketVersioningCommand ${of}`, {}],
      [
        `GetBucketLifecycleConfigurationCommand ${of}`,
        { Rules: [{ ID: 'old', Status: 'Enabled', Filter: { Prefix: 'cache/' }, Expiration: { Days: 30 } }] },
      ],
      [`GetPublicAccessBlockCommand ${of}`, {}],
      [`GetBucketOwnershipControlsCommand ${of}`, {}],
      [`GetBucketNotificationConfigurationCommand ${of}`, { EventBridgeConfiguration: {} }],
      [`GetBucketLoggingCommand ${of}`, { LoggingEnabled: { TargetBucket: 'logs', TargetPrefix: 'orders/' } }],
      [`GetBucketTaggingCommand ${of}`, {}],
    ]);
    expect(found?.properties).toEqual({
      BucketName: 'orders',
      LifecycleConfiguration: { Rules: [{ Id: 'old', Status: 'Enabled', Prefix: 'cache/', ExpirationInDays: 30 }] },
      NotificationConfiguration: { EventBridgeConfiguration: { EventBridgeEnabled: true } },
      LoggingConfiguration: { DestinationBucketName: 'logs', LogFilePrefix: 'orders/' },
      Tags: [],
    });
  });
});

describe('what the Cloud Control API tells', () => {
  const arn = `arn:aws:codeconnections:us-east-1:${ACCOUNT}:connection/1`;

  test('of a connection is its properties, and its ARN is known by both of its names', async () => {
    const Properties = JSON.stringify({ ConnectionArn: arn, ConnectionName: 'orders', ProviderType: 'GitHub' });
    const found = await read('AWS::CodeConnections::Connection', arn, {}, [
      [
        `GetResourceCommand {"TypeName":"AWS::CodeConnections::Connection","Identifier":"${arn}"}`,
        { ResourceDescription: { Identifier: arn, Properties } },
      ],
    ]);
    expect(found?.properties).toMatchObject({ ConnectionName: 'orders', ProviderType: 'GitHub' });
    expect(found?.attributes).toEqual({ Ref: arn, ConnectionArn: arn });
  });

  test('of a chat channel is its properties', async () => {
    const found = await read('AWS::Chatbot::SlackChannelConfiguration', 'arn:chat', {}, [
      [
        'GetResourceCommand {"TypeName":"AWS::Chatbot::SlackChannelConfiguration","Identifier":"arn:chat"}',
        { ResourceDescription: { Properties: '{"SlackChannelId":"C1","SnsTopicArns":["arn:topic"]}' } },
      ],
    ]);
    expect(found?.properties).toEqual({ SlackChannelId: 'C1', SnsTopicArns: ['arn:topic'] });
    expect(found?.attributes).toEqual({ Ref: 'arn:chat' });
  });
});

describe('a default security group', () => {
  const rules = 'DescribeSecurityGroupRulesCommand {"Filters":[{"Name":"group-id","Values":["sg-1"]}]}';
  const groups = 'DescribeSecurityGroupsCommand {"GroupIds":["sg-1"]}';

  test('without rules is closed', async () => {
    const found = await readGroup([{ GroupId: 'sg-1' }], []);
    expect(found?.properties).toEqual({ GroupId: 'sg-1' });
    expect(found?.listedAs).toEqual([]);
  });

  test('with a rule is not', async () => {
    expect(await readGroup([{ GroupId: 'sg-1' }], [{ IsEgress: true, IpProtocol: '-1' }])).toBeUndefined();
  });

  test('that is not there is not closed either', async () => {
    expect(await readGroup([], [])).toBeUndefined();
  });

  function readGroup(SecurityGroups: readonly object[], SecurityGroupRules: readonly object[]) {
    return read('Custom::DefaultSecurityGroup', 'closed', { GroupId: 'sg-1' }, [
      [groups, { SecurityGroups }],
      [rules, { SecurityGroupRules }],
    ]);
  }
});

test('lists in lists stay what they are', () => {
  expect(toProperties({ metrics: [['AWS/ECS', 'CPUUtilization', { stat: 'Average' }], []] })).toEqual({
    metrics: [['AWS/ECS', 'CPUUtilization', { stat: 'Average' }], []],
  });
});

test('what cannot be looked up is told by the property that is missing', async () => {
  await expect(read('AWS::IAM::Role', 'BuildRole', {}, [])).rejects.toThrow(
    'BuildRole cannot be looked up: its RoleName must be a text, got undefined',
  );
});

function read(
  type: string,
  physicalId: string,
  asked: Place['asked'],
  outputs: readonly (readonly [question: string, output: object])[],
) {
  const answers: Answers = Object.fromEntries(outputs.map(([question, output]) => [question, { output }]));
  const reader = READERS[type];
  if (!reader) throw new Error(`no reader for ${type}`);
  return reader(replayCloud(answers), { physicalId, asked, region: FIVE_STAGE.region, account: ACCOUNT });
}
