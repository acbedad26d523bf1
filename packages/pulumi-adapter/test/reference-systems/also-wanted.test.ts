import { type Built, buildSpec, type Made, systemSpec } from '../support/mocks';

const REGISTRY_BUILD = systemSpec('registry-build');
const FIVE_STAGE = systemSpec('five-stage');
const PYTHON = systemSpec('python-blue-green');
const CERTIFICATE = 'arn:aws:acm:eu-west-1:111122223333:certificate/12345678-1234-1234-1234-123456789012';

describe('registry-build can also have', () => {
  test('a person who approves the build, a mail about failures, and a retry of failed stages', async () => {
    const built = await buildSpec({
      ...REGISTRY_BUILD,
      approvals: [{ before: 'build' }],
      notifications: [{ on: ['failed'], email: 'team@example.com' }],
      retry: 'failed-actions',
    });
    const stages = stagesOf(built);
    expect(stages.flatMap(({ actions }) => actions.map(({ category }) => category))).toEqual([
      'Source',
      'Approval',
      'Build',
    ]);
    expect(stages.at(-1)?.onFailure).toEqual({
      result: 'RETRY',
      retryConfiguration: { retryMode: 'FAILED_ACTIONS' },
    });
    expect(built.only('sns/topicSubscription:TopicSubscription').inputs.endpoint).toBe('team@example.com');
    const alarm = built.only('cloudwatch/metricAlarm:MetricAlarm').inputs;
    expect(alarm.metricQueries[0].metric.metricName).toBe('FailedPipelineExecutions');
    expect(alarm.alarmActions).toEqual([built.only('sns/topicSubscription:TopicSubscription').inputs.topic]);
  });

  test('a larger machine for builds, in a VPC', async () => {
    const vpc = {
      vpcId: 'vpc-0123456789abcdef0',
      subnetIds: ['subnet-0123456789abcdef0'],
      securityGroupIds: ['sg-0123456789abcdef0'],
    };
    const built = await buildSpec({ ...REGISTRY_BUILD, build: { compute: 'large', vpc } });
    const project = built.only('codebuild/project:Project').inputs;
    expect(project.environment.computeType).toBe('BUILD_GENERAL1_LARGE');
    expect(project.vpcConfig).toEqual({
      vpcId: vpc.vpcId,
      subnets: vpc.subnetIds,
      securityGroupIds: vpc.securityGroupIds,
    });
  });
});

describe('five-stage can also have', () => {
  test('images in several regions, a dashboard, and a rollback when an alarm rings', async () => {
    const built = await buildSpec({
      ...FIVE_STAGE,
      registry: { replicateTo: ['eu-central-1', 'us-east-1'] },
      monitoring: { dashboard: true, alarms: { serverErrors: 10 } },
    });
    const [rule] = built.only('ecr/replicationConfiguration:ReplicationConfiguration').inputs.replicationConfiguration
      .rules;
    expect(rule.destinations.map(({ region }: { region: string }) => region)).toEqual(['eu-central-1', 'us-east-1']);
    expect(JSON.parse(built.only('cloudwatch/dashboard:Dashboard').inputs.dashboardBody).widgets).not.toEqual([]);
    const group = built.only('codedeploy/deploymentGroup:DeploymentGroup').inputs;
    expect(group.autoRollbackConfiguration.events).toContain('DEPLOYMENT_STOP_ON_ALARM');
    expect(group.alarmConfiguration.enabled).toBe(true);
    const alarms = built.all('cloudwatch/metricAlarm:MetricAlarm').map(({ inputs }) => inputs.name);
    for (const alarm of group.alarmConfiguration.alarms) expect(alarms).toContain(alarm);
  });

  test('Trivy, Fargate Spot, linear deployment, and messages to Slack and Teams', async () => {
    const built = await buildSpec({
      ...FIVE_STAGE,
      scans: [{ kind: 'image', scanner: 'trivy', failOn: 'critical' }],
      deploy: {
        target: 'ecs',
        strategy: { kind: 'linear', percent: 10, waitMinutes: 1 },
        service: { spotPercent: 50 },
      },
      notifications: [
        { on: ['failed'], slack: { workspaceId: 'T0123ABCD', channelId: 'C0123ABCD' } },
        {
          on: ['failed'],
          teams: {
            tenantId: '12345678-1234-1234-1234-123456789012',
            teamId: '12345678-1234-1234-1234-123456789013',
            channelId: '19%3Aabc%40thread.tacv2',
          },
        },
      ],
    });
    expect(projectsOf(built).some(({ inputs }) => inputs.source.buildspec.includes('trivy'))).toBe(true);
    expect(built.inputs('delivery-build-project-project').source.buildspec).toContain('FARGATE_SPOT');
    expect(built.only('codedeploy/deploymentGroup:DeploymentGroup').inputs.deploymentConfigName).toBe(
      'CodeDeployDefault.ECSLinear10PercentEvery1Minutes',
    );
    expect(built.only('chatbot/slackChannelConfiguration:SlackChannelConfiguration').inputs).toMatchObject({
      slackTeamId: 'T0123ABCD',
      slackChannelId: 'C0123ABCD',
    });
    expect(built.only('chatbot/teamsChannelConfiguration:TeamsChannelConfiguration').inputs.channelId).toBe(
      '19%3Aabc%40thread.tacv2',
    );
  });

  test('an OAuth token, which is never text', async () => {
    const built = await buildSpec({
      ...FIVE_STAGE,
      source: { kind: 'github-oauth', repository: 'acme/orders', token: { secret: 'github', jsonKey: 'token' } },
    });
    expect(built.all('codeconnections/connection:Connection')).toEqual([]);
    expect(JSON.stringify(built.pipeline.plan)).not.toContain('clear-text-of-secret');
    const held = built.resources.filter(({ inputs }) => JSON.stringify(inputs).includes('clear-text-of-secret'));
    expect(held.map(({ type }) => type)).toEqual(['aws:codepipeline/pipeline:Pipeline']);
  });
});

describe('python-blue-green can also have', () => {
  test('HTTPS, another Python, and data that outlives the stack', async () => {
    const built = await buildSpec({
      ...PYTHON,
      build: { ...PYTHON.build, runtime: { python: '3.12' } },
      deploy: { target: 'ecs', service: { certificate: CERTIFICATE } },
      removal: 'retain',
    });
    expect(built.inputs('main-load-balancing-production-listener')).toMatchObject({
      port: 443,
      protocol: 'HTTPS',
      certificateArn: CERTIFICATE,
    });
    expect(built.only('codebuild/project:Project').inputs.source.buildspec).toContain('python: "3.12"');
    expect(built.only('s3/bucket:Bucket').inputs.forceDestroy).toBe(false);
    expect(built.only('ecr/repository:Repository').inputs.forceDelete).toBe(false);
  });

  test('a NAT gateway for each zone', async () => {
    const built = await buildSpec({ ...PYTHON, network: { kind: 'new', zones: 2, egress: 'nat-per-zone' } });
    expect(built.all('ec2/natGateway:NatGateway').map(({ inputs }) => inputs.subnetId)).toEqual([
      'orders-main-network-public-0-subnet-id',
      'orders-main-network-public-1-subnet-id',
    ]);
    expect(built.inputs('main-network-private-1-internet-route').natGatewayId).toBe(
      'orders-main-network-nat-1-nat-gateway-id',
    );
  });

  test('tasks with public addresses', async () => {
    const built = await buildSpec({ ...PYTHON, network: { kind: 'new', zones: 2, egress: 'public-ip' } });
    expect(built.all('ec2/natGateway:NatGateway')).toEqual([]);
    const { networkConfiguration } = built.only('ecs/service:Service').inputs;
    expect(networkConfiguration).toMatchObject({
      assignPublicIp: true,
      subnets: ['orders-main-network-public-0-subnet-id', 'orders-main-network-public-1-subnet-id'],
    });
  });

  test('but no network in which tasks cannot reach their first image', () => {
    expect(() => buildSpec({ ...PYTHON, network: { kind: 'new', egress: 'endpoints' } })).toThrow(/initialImage/);
  });
});

interface Stage {
  readonly actions: readonly { readonly category: string }[];
  readonly onFailure?: object;
}

function stagesOf(built: Built): readonly Stage[] {
  return built.only('codepipeline/pipeline:Pipeline').inputs.stages;
}

function projectsOf(built: Built): readonly Made[] {
  return built.all('codebuild/project:Project');
}
