import { ACCOUNT, arn, type Built, buildSystem, listOf, REGION } from '../support/mocks';

const KEY = arn('kms', 'key/1234');

describe('the reference system five-stage', () => {
  let built: Built;

  beforeAll(async () => {
    built = await buildSystem('five-stage');
  });

  test('names everything cicd-{type}-{suffix}', () => {
    const names = built.resources
      .filter(({ type }) => !type.startsWith('aws:cloudwatch/logGroup'))
      .flatMap(({ inputs }) => inputs.name ?? []);
    expect(names.filter((name) => !/^(alias\/)?cicd-.*dev$/.test(name))).toEqual([]);
  });

  test('has the five stages', () => {
    const { stages } = built.only('codepipeline/pipeline:Pipeline').inputs;
    expect(stages.map(({ name }: { name: string }) => name)).toEqual([
      'Source',
      'Build',
      'Test',
      'SecurityScan',
      'Deploy',
    ]);
  });

  test('connects to GitHub through CodeConnections, and says that the connection waits for somebody', () => {
    expect(built.only('codeconnections/connection:Connection').inputs).toMatchObject({ providerType: 'GitHub' });
    const [source] = built.only('codepipeline/pipeline:Pipeline').inputs.stages[0].actions;
    expect(source).toMatchObject({
      provider: 'CodeStarSourceConnection',
      configuration: {
        ConnectionArn: arn('codeconnections', 'connection/1234'),
        FullRepositoryId: 'acme/orders',
        BranchName: 'main',
      },
    });
    expect(built.outputs.connectionArn).toBe(arn('codeconnections', 'connection/1234'));
  });

  test('lets the source action use the connection for this repository only', () => {
    for (const service of ['codeconnections', 'codestar-connections'])
      expect(built.statements('delivery-permissions-source-action')).toContainEqual(
        expect.objectContaining({
          Action: `${service}:UseConnection`,
          Resource: arn('codeconnections', 'connection/1234'),
          Condition: { StringEquals: { [`${service}:FullRepositoryId`]: 'acme/orders' } },
        }),
      );
  });

  test('builds on the smallest machines, and the image with Docker', () => {
    const projects = built.all('codebuild/project:Project').map(({ inputs }) => inputs);
    expect(projects).toHaveLength(4);
    for (const { environment } of projects) expect(environment.computeType).toBe('BUILD_GENERAL1_SMALL');
    const build = built.inputs('delivery-build-project-project');
    expect(build.environment.privilegedMode).toBe(true);
    expect(build.source.buildspec).toContain('docker push');
  });

  describe('scans the image', () => {
    test('by the digest that was pushed, and stops above the severity of the spec', () => {
      const { buildspec } = built.inputs('delivery-scan-image-ecr-project-project').source;
      expect(buildspec).toContain('describe-image-scan-findings');
      expect(buildspec).toContain('imageDigest="$IMAGE_DIGEST"');
      expect(buildspec).not.toContain('imageTag=');
      expect(buildspec).toMatch(/CRITICAL,HIGH[\s\S]*exit 1/);
    });

    test('which the build handed on', () => {
      const { stages } = built.only('codepipeline/pipeline:Pipeline').inputs;
      const [build, scan] = [stages[1].actions[0], stages[3].actions[0]];
      expect(scan.configuration.ProjectName).toBe('cicd-scan-image-ecr-dev');
      expect(JSON.parse(scan.configuration.EnvironmentVariables)).toContainEqual({
        name: 'IMAGE_DIGEST',
        value: `#{${build.namespace}.IMAGE_DIGEST}`,
        type: 'PLAINTEXT',
      });
    });

    test('with a role that may read the findings of its registry', () => {
      expect(built.statements('delivery-permissions-scan-image-ecr')).toContainEqual(
        expect.objectContaining({
          Action: 'ecr:DescribeImageScanFindings',
          Resource: arn('ecr', `repository/${built.only('ecr/repository:Repository').inputs.name}`),
        }),
      );
    });
  });

  test('runs unit and integration tests side by side', () => {
    const [, , { actions }] = built.only('codepipeline/pipeline:Pipeline').inputs.stages;
    expect(actions.map(({ name, runOrder }: { name: string; runOrder: number }) => [name, runOrder])).toEqual([
      ['unit', 1],
      ['integration', 1],
    ]);
  });

  describe('has a customer-managed key that', () => {
    test('is rotated, has an alias and is what stores, registry, logs, topic and projects are encrypted with', () => {
      expect(built.only('kms/key:Key').inputs).toMatchObject({ enableKeyRotation: true, deletionWindowInDays: 30 });
      expect(built.only('kms/alias:Alias').inputs).toEqual({ name: 'alias/cicd-key-dev', targetKeyId: '1234' });
      expect(built.inputs('delivery-artifact-store-encryption').rules).toEqual([
        {
          bucketKeyEnabled: true,
          applyServerSideEncryptionByDefault: { sseAlgorithm: 'aws:kms', kmsMasterKeyId: KEY },
        },
      ]);
      expect(built.only('ecr/repository:Repository').inputs.encryptionConfigurations).toEqual([
        { encryptionType: 'KMS', kmsKey: KEY },
      ]);
      for (const { inputs } of built.all('cloudwatch/logGroup:LogGroup')) expect(inputs.kmsKeyId).toBe(KEY);
      for (const { inputs } of built.all('codebuild/project:Project')) expect(inputs.encryptionKey).toBe(KEY);
      expect(built.only('sns/topic:Topic').inputs.kmsMasterKeyId).toBe(KEY);
      expect(built.only('codepipeline/pipeline:Pipeline').inputs.artifactStores[0].encryptionKey).toEqual({
        type: 'KMS',
        id: KEY,
      });
    });

    test('admits the account, logs, events and alarms, and refuses everybody who would hand it on', () => {
      const principals = built.statements('delivery-encryption-key').map(({ Principal }) => Principal);
      expect(principals).toEqual([
        { AWS: arn('iam', 'root') },
        { AWS: arn('iam', 'root') },
        { Service: 'logs.eu-west-1.amazonaws.com' },
        { Service: 'events.amazonaws.com' },
        { Service: 'cloudwatch.amazonaws.com' },
        '*',
      ]);
      expect(built.statements('delivery-encryption-key').at(-1)).toMatchObject({
        Effect: 'Deny',
        Action: 'kms:CreateGrant',
      });
    });
  });

  test('has a key whose use is bound to services of this account, but for EventBridge, which fills in no condition', () => {
    const statements = built.statements('delivery-encryption-key');
    expect(statements.find(({ Sid }) => Sid === 'UseThroughServices')?.Condition).toEqual({
      StringEquals: {
        'kms:CallerAccount': ACCOUNT,
        'kms:ViaService': expect.arrayContaining(
          ['s3', 'ecr', 'secretsmanager', 'sns'].map((service) => `${service}.${REGION}.amazonaws.com`),
        ),
      },
    });
    const use = statements.filter(({ Action }) => listOf(Action).includes('kms:Decrypt'));
    expect(use).toHaveLength(4);
    expect(use.filter(({ Condition }) => Condition === undefined).map(({ Principal }) => Principal)).toEqual([
      { Service: 'events.amazonaws.com' },
    ]);
  });

  test('lets log groups use the key by their own ARNs', () => {
    const statement = built.statements('delivery-encryption-key').find(({ Sid }) => Sid === 'UseForLogs');
    const groups = built
      .all('cloudwatch/logGroup:LogGroup')
      .map(({ inputs }) => arn('logs', `log-group:${inputs.name}`));
    expect(statement?.Condition).toEqual({
      ArnEquals: { 'kms:EncryptionContext:aws:logs:arn': expect.arrayContaining(groups) },
    });
  });

  test('keeps artifacts 30 days, logs 7 days and 10 images', () => {
    expect(
      JSON.parse(built.only('ecr/lifecyclePolicy:LifecyclePolicy').inputs.policy).rules[0].selection,
    ).toMatchObject({ countType: 'imageCountMoreThan', countNumber: 10 });
    expect(built.inputs('delivery-artifact-store-lifecycle').rules[0].expiration).toEqual({ days: 30 });
    expect(built.all('cloudwatch/logGroup:LogGroup').map(({ inputs }) => inputs.retentionInDays)).toEqual(
      Array(7).fill(7),
    );
  });

  test('tells failures by e-mail, with a policy that lets rules and alarms publish', () => {
    expect(built.only('sns/topicSubscription:TopicSubscription').inputs).toMatchObject({
      topic: arn('sns', 'cicd-notify-failed-dev'),
      protocol: 'email',
      endpoint: 'team@example.com',
    });
    const statements = built.statements('delivery-failed-topic-policy');
    expect(new Set(statements.map(({ Sid }) => Sid)).size).toBe(statements.length);
    expect(statements).toContainEqual(
      expect.objectContaining({
        Principal: { Service: 'events.amazonaws.com' },
        Resource: arn('sns', 'cicd-notify-failed-dev'),
      }),
    );
    const target = built.inputs('delivery-failed-topic-rule-target');
    expect(target).toMatchObject({ rule: 'cicd-notify-failed-dev', arn: arn('sns', 'cicd-notify-failed-dev') });
    expect(target.inputTransformer.inputTemplate).toContain('<pipeline>');
  });

  test('alarms when an execution fails', () => {
    const alarm = built.inputs('delivery-failed-executions-alarm-alarm');
    expect(alarm.metricQueries).toEqual([
      {
        id: 'failed',
        metric: {
          namespace: 'AWS/CodePipeline',
          metricName: 'FailedPipelineExecutions',
          dimensions: { PipelineName: 'cicd-pipeline-dev' },
          period: 300,
          stat: 'Sum',
        },
        returnData: true,
      },
    ]);
    expect(alarm.alarmActions).toEqual([arn('sns', 'cicd-notify-failed-dev')]);
  });

  test('compares blue and green by one expression', () => {
    const queries = built.inputs('main-unhealthy-targets-alarm-alarm').metricQueries;
    expect(queries.map(({ id, returnData }: { id: string; returnData: boolean }) => [id, returnData])).toEqual([
      ['blue', false],
      ['green', false],
      ['expression', true],
    ]);
  });

  test('shifts a tenth of the traffic first', () => {
    const { deploymentConfigName } = built.only('codedeploy/deploymentGroup:DeploymentGroup').inputs;
    expect(deploymentConfigName).toBe('CodeDeployDefault.ECSCanary10Percent5Minutes');
    expect(built.all('codedeploy/deploymentConfig:DeploymentConfig')).toEqual([]);
  });

  test('deploys blue/green to ECS, and goes back when a deployment fails', () => {
    const [deploy] = built.only('codepipeline/pipeline:Pipeline').inputs.stages.at(-1).actions;
    expect(deploy).toMatchObject({
      provider: 'CodeDeployToECS',
      configuration: { ApplicationName: 'cicd-app-dev', DeploymentGroupName: 'cicd-blue-green-dev' },
    });
    expect(built.only('codedeploy/deploymentGroup:DeploymentGroup').inputs).toMatchObject({
      deploymentStyle: { deploymentType: 'BLUE_GREEN' },
      autoRollbackConfiguration: { enabled: true, events: expect.arrayContaining(['DEPLOYMENT_FAILURE']) },
    });
  });

  test('grants `*` only for actions that AWS offers nothing narrower for', () => {
    const actions = built
      .all('iam/rolePolicy:RolePolicy')
      .flatMap(
        ({ inputs }): { Resource: string | string[]; Action: string | string[] }[] =>
          JSON.parse(inputs.policy).Statement,
      )
      .filter(({ Resource }) => listOf(Resource).includes('*'))
      .flatMap(({ Action }) => listOf(Action));
    const allowed =
      /^(ecr:GetAuthorizationToken|ecs:(Describe|Deregister)TaskDefinition|elasticloadbalancing:Describe\w+|ec2:Describe\w+)$/;
    expect(actions.filter((action) => !allowed.test(action))).toEqual([]);
  });

  test('lets each role be assumed by one service, for this account', () => {
    for (const { name, inputs } of built.all('iam/role:Role')) {
      const [statement, ...more] = JSON.parse(inputs.assumeRolePolicy).Statement;
      expect([name, more]).toEqual([name, []]);
      const bound =
        statement.Principal.AWS !== undefined || JSON.stringify(statement.Condition).includes('aws:SourceAccount');
      expect([name, bound]).toEqual([name, true]);
    }
  });

  test('has the tags of the spec and of the product on everything that can be tagged', () => {
    const tags = {
      CostCenter: 'cc-1234',
      DataClassification: 'internal',
      CreatedBy: 'platform-team',
      Owner: 'payments',
      Repository: 'acme/orders',
      ManagedBy: 'tap-pipeline',
      Environment: 'dev',
    };
    const tagged = built.resources.filter(({ inputs }) => inputs.tags);
    expect(tagged.length).toBeGreaterThan(50);
    for (const { inputs } of tagged) expect(inputs.tags).toMatchObject(tags);
  });
});
