import * as pulumi from '@pulumi/pulumi';
import { EVERYTHING, EXISTING, SMALLEST } from '../../core-model/test/adapter-specs';
import { SPECS } from '../../core-model/test/specs';
import { ACCOUNT, arn, type Built, buildSpec, planOf, REGION } from './support/mocks';

describe('a spec with every part', () => {
  let built: Built;

  beforeAll(async () => {
    built = await buildSpec(EVERYTHING);
  });

  test('has a component for every block, below the delivery and the runtime', () => {
    const components = built.resources.filter(({ custom }) => !custom).map(({ type }) => type.split(':').at(-1));
    expect([...new Set(components)].sort()).toEqual(
      [
        ...['Alarm', 'ArtifactStore', 'BuildProject', 'ChatChannel', 'Cluster', 'Dashboard', 'Delivery'],
        ...['DeliveryPipeline', 'DeploymentGroup', 'EncryptionKey', 'ImageRegistry'],
        ...['LoadBalancer', 'LogGroup', 'Network', 'NotificationTopic', 'Pipeline'],
        ...['Runtime', 'SecurityGroup', 'Service', 'Source', 'TaskDefinition'],
      ].sort(),
    );
  });

  test('has logical names that are unique and begin with the name of the component', () => {
    const names = built.resources.map(({ name }) => name);
    expect(names.filter((name) => !/^orders(-|$)/.test(name))).toEqual([]);
    expect(new Set(names).size).toBe(names.length);
  });

  test('caches builds in S3, runs them in a VPC, and reads parameters and secrets by name', () => {
    const { cache, vpcConfig, environment } = built.inputs('delivery-build-project-project');
    expect(cache).toEqual({
      type: 'S3',
      location: expect.stringContaining(`orders-artifacts-dev-${ACCOUNT}-${REGION}/`),
    });
    expect(vpcConfig).toEqual({
      vpcId: 'vpc-0123456789abcdef0',
      subnets: ['subnet-0123456789abcdef0'],
      securityGroupIds: ['sg-0123456789abcdef0'],
    });
    expect(environment.environmentVariables).toEqual(
      expect.arrayContaining([
        { name: 'PLAIN', type: 'PLAINTEXT', value: 'text' },
        { name: 'PARAMETER', type: 'PARAMETER_STORE', value: '/orders/token' },
        { name: 'SECRET', type: 'SECRETS_MANAGER', value: 'orders:key' },
      ]),
    );
  });

  test('starts the pipeline by triggers, runs a failed stage once more, and waits for approval', () => {
    const { triggers, stages } = built.only('codepipeline/pipeline:Pipeline').inputs;
    expect(triggers).toEqual([
      {
        providerType: 'CodeStarSourceConnection',
        gitConfiguration: {
          sourceActionName: 'Source',
          pushes: [{ branches: { includes: ['main'] }, filePaths: { includes: ['src/**'] } }],
          pullRequests: [
            { events: ['OPEN', 'UPDATED'], branches: { includes: ['main'] }, filePaths: { includes: ['src/**'] } },
          ],
        },
      },
    ]);
    expect(stages[1].onFailure).toEqual({ result: 'RETRY', retryConfiguration: { retryMode: 'FAILED_ACTIONS' } });
    const approval = stages
      .flatMap(({ actions }: { actions: { category: string }[] }) => actions)
      .find(({ category }: { category: string }) => category === 'Approval');
    expect(approval).toMatchObject({ timeoutInMinutes: 60, configuration: { CustomData: 'Release orders?' } });
    expect(approval).not.toHaveProperty('roleArn');
  });

  test('shifts traffic by a configuration of its own, in minutes and percent', () => {
    const config = built.only('codedeploy/deploymentConfig:DeploymentConfig').inputs;
    expect(config).toMatchObject({
      computePlatform: 'ECS',
      trafficRoutingConfig: { type: 'TimeBasedLinear', timeBasedLinear: { percentage: 20, interval: 2 } },
    });
    const group = built.only('codedeploy/deploymentGroup:DeploymentGroup').inputs;
    expect(group.deploymentConfigName).toBe(config.deploymentConfigName);
    expect(group.loadBalancerInfo.targetGroupPairInfo.testTrafficRoute.listenerArns).toEqual([
      arn('elasticloadbalancing', 'listener/app/1/8443'),
    ]);
    expect(group.alarmConfiguration.enabled).toBe(true);
    expect(group.alarmConfiguration.alarms).toContain('orders-server-errors-dev');
  });

  test('listens with a certificate, and sends HTTP to HTTPS', () => {
    expect(built.inputs('main-load-balancing-production-listener')).toMatchObject({
      port: 443,
      protocol: 'HTTPS',
      certificateArn: expect.stringContaining(':certificate/'),
      sslPolicy: expect.stringContaining('TLS13'),
    });
    expect(built.inputs('main-load-balancing-redirect-listener').defaultActions).toEqual([
      { type: 'redirect', redirect: { protocol: 'HTTPS', port: '443', statusCode: 'HTTP_301' } },
    ]);
  });

  test('follows the CPU use', () => {
    expect(built.only('appautoscaling/policy:Policy').inputs).toMatchObject({
      policyType: 'TargetTrackingScaling',
      serviceNamespace: 'ecs',
      scalableDimension: 'ecs:service:DesiredCount',
      resourceId: 'service/orders-cluster-dev/orders-service-dev',
      targetTrackingScalingPolicyConfiguration: { targetValue: 60 },
    });
  });

  test('tells Slack and Teams by notification rules of the pipeline', () => {
    const slack = built.only('chatbot/slackChannelConfiguration:SlackChannelConfiguration').inputs;
    expect(slack).toMatchObject({ slackTeamId: 'T0123ABCD', slackChannelId: 'C0123ABCD' });
    const teams = built.only('chatbot/teamsChannelConfiguration:TeamsChannelConfiguration').inputs;
    expect(teams).toMatchObject({
      tenantId: '12345678-1234-1234-1234-123456789012',
      channelId: '19%3Aabc%40thread.tacv2',
    });
    const rules = built.all('codestarnotifications/notificationRule:NotificationRule').map(({ inputs }) => inputs);
    expect(rules.map(({ targets, resource }) => [targets[0], resource])).toEqual(
      expect.arrayContaining([
        [{ type: 'AWSChatbotSlack', address: arn('chatbot', 'slack') }, arn('codepipeline', 'orders-pipeline-dev')],
        [
          { type: 'AWSChatbotMicrosoftTeams', address: arn('chatbot', 'teams') },
          arn('codepipeline', 'orders-pipeline-dev'),
        ],
        [
          {
            type: 'AWSChatbotSlack',
            address: 'arn:aws:chatbot::123456789012:chat-configuration/slack-channel/releases',
          },
          arn('codepipeline', 'orders-pipeline-dev'),
        ],
      ]),
    );
  });

  test('has a dashboard of valid JSON', () => {
    const { dashboardName, dashboardBody } = built.only('cloudwatch/dashboard:Dashboard').inputs;
    expect(dashboardName).toBe('orders-dashboard-dev');
    expect(JSON.parse(dashboardBody).widgets.length).toBeGreaterThan(3);
  });
});

describe('a network that is there already', () => {
  let built: Built;

  beforeAll(async () => {
    built = await buildSpec(EXISTING);
  });

  test('is used as it is: nothing of it is made', () => {
    const types = new Set(built.resources.map(({ type }) => type));
    for (const type of ['aws:ec2/vpc:Vpc', 'aws:lb/loadBalancer:LoadBalancer', 'aws:ecs/cluster:Cluster'])
      expect(types).not.toContain(type);
    const { network, loadBalancer, cluster } = built.pipeline.runtimes[0] ?? {};
    expect([network?.vpc, network?.endpoints, loadBalancer?.loadBalancer, cluster?.cluster]).toEqual([
      undefined,
      {},
      undefined,
      undefined,
    ]);
  });

  test('gets listeners and target groups of the service', () => {
    expect(built.only('lb/listener:Listener').inputs).toMatchObject({
      loadBalancerArn: EXISTING.network?.kind === 'existing' ? EXISTING.network.loadBalancer?.arn : undefined,
      port: 8080,
    });
    expect(built.only('ecs/service:Service').inputs.cluster).toBe(arn('ecs', 'cluster/shared'));
  });
});

test('endpoints take the place of a NAT gateway where the spec says so', async () => {
  const built = await buildSpec(SPECS['endpoints only']);
  expect(built.all('ec2/natGateway:NatGateway')).toEqual([]);
  const [gateways, interfaces] = ['Gateway', 'Interface'].map((type) =>
    built.all('ec2/vpcEndpoint:VpcEndpoint').filter(({ inputs }) => inputs.vpcEndpointType === type),
  );
  expect(gateways?.map(({ inputs }) => inputs.serviceName)).toEqual([`com.amazonaws.${REGION}.s3`]);
  expect(gateways?.[0]?.inputs.routeTableIds).toHaveLength(2);
  expect(interfaces?.map(({ inputs }) => inputs.serviceName)).toContain(`com.amazonaws.${REGION}.ecr.dkr`);
  for (const { inputs } of interfaces ?? []) {
    expect(inputs).toMatchObject({
      privateDnsEnabled: true,
      securityGroupIds: ['orders-main-endpoints-security-group-id'],
    });
  }
});

test('a GitHub token is read from Secrets Manager, and never written as a dynamic reference', async () => {
  const built = await buildSpec(SPECS['a GitHub token']);
  const { stages } = built.only('codepipeline/pipeline:Pipeline').inputs;
  expect(stages[pulumi.runtime.specialSigKey]).toBe(pulumi.runtime.specialSecretSig);
  const [source] = stages.value[0].actions;
  expect(source).toMatchObject({ owner: 'ThirdParty', configuration: { OAuthToken: 'clear-text-of-secret' } });
  expect(source).not.toHaveProperty('roleArn');
  expect(built.calls).toContainEqual(
    expect.objectContaining({
      token: 'aws:secretsmanager/getSecretVersion:getSecretVersion',
      inputs: { secretId: 'github' },
    }),
  );
});

test('what is retained is neither emptied nor forced to go', async () => {
  const built = await buildSpec({ ...SMALLEST, removal: 'retain' });
  expect(built.inputs('delivery-artifact-store-bucket').forceDestroy).toBe(false);
  expect(built.only('ecr/repository:Repository').inputs.forceDelete).toBe(false);
});

describe('a strict service', () => {
  let built: Built;

  beforeAll(async () => {
    built = await buildSpec(SPECS.hardened);
  });

  test('has the requests to its bucket and its load balancer logged in a bucket of their own', () => {
    const { bucket, targetBucket, targetPrefix } = built.only('s3/bucketLogging:BucketLogging').inputs;
    const { bucket: name } = built.inputs('delivery-access-log-store-bucket');
    expect([bucket, targetBucket]).toEqual([built.inputs('delivery-artifact-store-bucket').bucket, name]);
    expect(targetPrefix).toBe('buckets/artifacts/');
    expect(built.only('lb/loadBalancer:LoadBalancer').inputs).toMatchObject({
      accessLogs: { enabled: true, bucket: name, prefix: 'load-balancer' },
      desyncMitigationMode: 'defensive',
      enableDeletionProtection: true,
    });
  });

  test('has a default security group without rules, and no function for it', () => {
    expect(built.only('ec2/defaultSecurityGroup:DefaultSecurityGroup').inputs).toMatchObject({
      vpcId: built.only('ec2/flowLog:FlowLog').inputs.vpcId,
      ingress: [],
      egress: [],
    });
    expect(built.all('lambda/function:Function')).toEqual([]);
    expect(built.all('iam/role:Role').filter(({ name }) => name.includes('closer'))).toEqual([]);
  });
});

describe.each(Object.entries(SPECS))('%s', (_name, spec) => {
  let built: Built;

  beforeAll(async () => {
    built = await buildSpec(spec);
  });

  test('has every output of its plan', () => {
    expect(Object.keys(built.outputs).sort()).toEqual(
      planOf(spec)
        .outputs.map(({ name }) => name)
        .sort(),
    );
    expect(Object.values(built.outputs).filter((value) => typeof value !== 'string' || value === '')).toEqual([]);
  });

  test('puts no output into a text, and no dynamic reference of CloudFormation', () => {
    const text = JSON.stringify(built.resources.map(({ inputs }) => inputs));
    expect(text).not.toMatch(/\[object Object\]|toJSON|Calling \[toString\]|\{\{resolve:|undefined/);
  });

  test('tags everything that can be tagged', () => {
    const { tags } = planOf(spec);
    for (const { name, inputs } of built.resources.filter(isTaggable))
      expect([name, inputs.tags]).toEqual([name, expect.objectContaining(tags)]);
  });
});

/** Types of the provider whose arguments have no tags. */
const WITHOUT_TAGS =
  /:(Alias|BucketLifecycleConfiguration|BucketLogging|BucketNotification|BucketOwnershipControls|BucketPolicy|BucketPublicAccessBlock|BucketServerSideEncryptionConfiguration|BucketVersioning|ClusterCapacityProviders|Dashboard|DeploymentConfig|EventTarget|LifecyclePolicy|Policy|ReplicationConfiguration|RolePolicy|Route|RouteTableAssociation|TopicPolicy|TopicSubscription)$/;

function isTaggable({ custom, type }: { readonly custom: boolean; readonly type: string }): boolean {
  return custom && !WITHOUT_TAGS.test(type);
}
