import { ACCOUNT, arn, type Built, buildSpec, buildSystem, listOf, REGION, systemSpec } from '../support/mocks';

const BUCKET = `orders-artifacts-dev-${ACCOUNT}-${REGION}`;

describe('the reference system registry-build', () => {
  let built: Built;

  beforeAll(async () => {
    built = await buildSystem('registry-build');
  });

  describe('has an artifact bucket that', () => {
    test('keeps versions', () => {
      expect(built.inputs('delivery-artifact-store-versioning')).toEqual({
        bucket: BUCKET,
        versioningConfiguration: { status: 'Enabled' },
      });
    });

    test('is encrypted with AES256', () => {
      expect(built.inputs('delivery-artifact-store-encryption').rules).toEqual([
        { applyServerSideEncryptionByDefault: { sseAlgorithm: 'AES256' } },
      ]);
    });

    test('is closed to the public in all four ways', () => {
      expect(built.inputs('delivery-artifact-store-public-access-block')).toEqual({
        bucket: BUCKET,
        blockPublicAcls: true,
        blockPublicPolicy: true,
        ignorePublicAcls: true,
        restrictPublicBuckets: true,
      });
      const { rule } = built.inputs('delivery-artifact-store-ownership-controls');
      expect(rule).toEqual({ objectOwnership: 'BucketOwnerEnforced' });
    });

    test('expires objects after 90 days, replaced versions after 30 and broken uploads', () => {
      const [rule, ...more] = built.inputs('delivery-artifact-store-lifecycle').rules;
      expect(more).toEqual([]);
      expect(rule).toMatchObject({
        status: 'Enabled',
        filter: {},
        expiration: { days: 90 },
        noncurrentVersionExpiration: { noncurrentDays: 30 },
        abortIncompleteMultipartUpload: { daysAfterInitiation: 7 },
      });
    });

    test('is reached with TLS only', () => {
      expect(built.statements('delivery-artifact-store-policy')).toEqual([
        {
          Sid: 'DenyPlainHttp',
          Effect: 'Deny',
          Principal: '*',
          Action: 's3:*',
          Resource: [arn('s3', BUCKET), arn('s3', `${BUCKET}/*`)],
          Condition: { Bool: { 'aws:SecureTransport': 'false' } },
        },
      ]);
    });

    test('has no deprecated inline settings, and is emptied when it is deleted', () => {
      const inputs = built.inputs('delivery-artifact-store-bucket');
      expect(Object.keys(inputs).sort()).toEqual(['bucket', 'forceDestroy', 'tags']);
      expect(inputs.forceDestroy).toBe(true);
    });
  });

  describe('has an image registry that', () => {
    test('scans on push, is encrypted with AES256, and has the tag mutability of the spec', () => {
      expect(built.only('ecr/repository:Repository').inputs).toMatchObject({
        name: 'orders-images-dev',
        imageTagMutability: 'MUTABLE',
        imageScanningConfiguration: { scanOnPush: true },
        encryptionConfigurations: [{ encryptionType: 'AES256' }],
        forceDelete: true,
      });
    });

    test('keeps the last 10 images', () => {
      const { repository, policy } = built.only('ecr/lifecyclePolicy:LifecyclePolicy').inputs;
      expect(repository).toBe('orders-images-dev');
      expect(JSON.parse(policy).rules).toContainEqual(
        expect.objectContaining({
          selection: expect.objectContaining({ countType: 'imageCountMoreThan', countNumber: 10 }),
        }),
      );
    });

    test('is replicated to other regions when the spec says so', async () => {
      const other = await buildSpec({
        ...systemSpec('registry-build'),
        registry: { replicateTo: ['eu-central-1'] },
        build: {},
      });
      const [rule] = other.only('ecr/replicationConfiguration:ReplicationConfiguration').inputs.replicationConfiguration
        .rules;
      expect(rule.destinations).toEqual([{ region: 'eu-central-1', registryId: ACCOUNT }]);
      expect(built.all('ecr/replicationConfiguration:ReplicationConfiguration')).toEqual([]);
    });
  });

  describe('has a build project that', () => {
    test('works with a role of its own, which may use its bucket, its registry and its log group alone', () => {
      expect(built.only('codebuild/project:Project').inputs.serviceRole).toBe(arn('iam', 'role/orders-build-role-dev'));
      const own = [
        arn('logs', 'log-group:/aws/codebuild/orders-build-dev'),
        arn('s3', BUCKET),
        arn('ecr', 'repository/orders-images-dev'),
      ];
      const statements = built.statements('delivery-permissions-build');
      const foreign = statements
        .filter(
          ({ Resource }) => !listOf(Resource).every((resource) => own.some((prefix) => resource.startsWith(prefix))),
        )
        .map(({ Action, Resource }) => [Action, Resource]);
      expect(foreign).toEqual([['ecr:GetAuthorizationToken', '*']]);
    });

    test('may write the streams of its own log group, by an ARN with `:*`', () => {
      const logs = built.statements('delivery-permissions-build').find(({ Sid }) => Sid === 'WriteLogs');
      expect(logs?.Resource).toBe(arn('logs', 'log-group:/aws/codebuild/orders-build-dev:*'));
    });

    test('may push images to its registry, and read and write the artifacts of the pipeline', () => {
      const granted = built
        .statements('delivery-permissions-build')
        .map(({ Action, Resource }) => [Resource, listOf(Action)]);
      expect(granted).toContainEqual([
        arn('ecr', 'repository/orders-images-dev'),
        expect.arrayContaining(['ecr:InitiateLayerUpload', 'ecr:UploadLayerPart', 'ecr:PutImage']),
      ]);
      expect(granted).toContainEqual([
        arn('s3', `${BUCKET}/*`),
        expect.arrayContaining(['s3:GetObject', 's3:PutObject']),
      ]);
    });

    test('logs to CloudWatch for 30 days', () => {
      expect(built.only('codebuild/project:Project').inputs.logsConfig).toEqual({
        cloudwatchLogs: { status: 'ENABLED', groupName: '/aws/codebuild/orders-build-dev' },
      });
      expect(built.inputs('delivery-build-project-logs-log-group').retentionInDays).toBe(30);
    });

    test('is privileged for Docker, small, and has a cache and timeouts', () => {
      const { environment, cache, buildTimeout, queuedTimeout } = built.only('codebuild/project:Project').inputs;
      expect(environment).toMatchObject({ privilegedMode: true, computeType: 'BUILD_GENERAL1_SMALL' });
      expect(cache.type).not.toBe('NO_CACHE');
      expect([typeof buildTimeout, typeof queuedTimeout]).toEqual(['number', 'number']);
    });

    test('knows account, region, repository and suffix', () => {
      const { environmentVariables } = built.only('codebuild/project:Project').inputs.environment;
      const values = environmentVariables.map(({ value }: { value: string }) => value);
      const uri = `${ACCOUNT}.dkr.ecr.${REGION}.amazonaws.com/orders-images-dev`;
      expect(values).toEqual(expect.arrayContaining([ACCOUNT, REGION, uri, 'dev']));
    });

    test('logs in to ECR, builds, tags and pushes the image, in this order', () => {
      const { buildspec } = built.only('codebuild/project:Project').inputs.source;
      const steps = ['aws ecr get-login-password', 'docker build', '--tag', 'docker push'].map((step) =>
        buildspec.indexOf(step),
      );
      expect(steps).not.toContain(-1);
      expect(steps).toEqual([...steps].sort((one, other) => one - other));
    });
  });

  describe('has a pipeline that', () => {
    test('has the two stages Source and Build, of type V2', () => {
      const { stages, pipelineType, executionMode } = built.only('codepipeline/pipeline:Pipeline').inputs;
      expect(stages.map(({ name }: { name: string }) => name)).toEqual(['Source', 'Build']);
      expect([pipelineType, executionMode]).toEqual(['V2', 'QUEUED']);
    });

    test('works with a role of its own, which may use its artifacts and the roles of its actions', () => {
      expect(built.only('codepipeline/pipeline:Pipeline').inputs.roleArn).toBe(
        arn('iam', 'role/orders-pipeline-role-dev'),
      );
      const resources = built.statements('delivery-permissions-pipeline').flatMap(({ Resource }) => Resource);
      expect(resources).toEqual([
        arn('s3', `${BUCKET}/*`),
        arn('s3', BUCKET),
        arn('iam', 'role/orders-source-action-role-dev'),
        arn('iam', 'role/orders-build-action-role-dev'),
      ]);
    });

    test('runs the project in its stage Build, with what the source gave', () => {
      const [build] = built.only('codepipeline/pipeline:Pipeline').inputs.stages[1].actions;
      expect(build).toMatchObject({
        category: 'Build',
        provider: 'CodeBuild',
        roleArn: arn('iam', 'role/orders-build-action-role-dev'),
        inputArtifacts: built.only('codepipeline/pipeline:Pipeline').inputs.stages[0].actions[0].outputArtifacts,
        configuration: { ProjectName: 'orders-build-dev' },
      });
      expect(built.statements('delivery-permissions-build-action')).toEqual([
        expect.objectContaining({
          Action: ['codebuild:BatchGetBuilds', 'codebuild:StartBuild', 'codebuild:StopBuild'],
          Resource: arn('codebuild', 'project/orders-build-dev'),
        }),
      ]);
    });

    test('logs for 30 days', () => {
      expect(built.inputs('delivery-pipeline-logs-log-group')).toMatchObject({
        name: '/aws/codepipeline/orders-pipeline-dev',
        retentionInDays: 30,
      });
    });

    test('keeps its artifacts in one store without a region', () => {
      expect(built.only('codepipeline/pipeline:Pipeline').inputs.artifactStores).toEqual([
        { type: 'S3', location: BUCKET },
      ]);
    });

    test('has every value of a configuration as text', () => {
      const { stages } = built.only('codepipeline/pipeline:Pipeline').inputs;
      const configurations = stages.flatMap(({ actions }: { actions: { configuration: object }[] }) =>
        actions.flatMap(({ configuration }) => Object.values(configuration)),
      );
      expect(configurations.filter((value: unknown) => typeof value !== 'string')).toEqual([]);
    });

    test('builds what is uploaded to a bucket of its own, as soon as EventBridge tells', () => {
      const [source] = built.only('codepipeline/pipeline:Pipeline').inputs.stages[0].actions;
      expect(source).toMatchObject({
        provider: 'S3',
        configuration: {
          S3Bucket: `orders-source-dev-${ACCOUNT}-${REGION}`,
          S3ObjectKey: 'source.zip',
          PollForSourceChanges: 'false',
        },
      });
      expect(built.inputs('delivery-source-store-notification').eventbridge).toBe(true);
      expect(built.inputs('delivery-trigger-rule-target')).toMatchObject({
        rule: 'orders-start-dev',
        arn: arn('codepipeline', 'orders-pipeline-dev'),
        roleArn: arn('iam', 'role/orders-start-role-dev'),
      });
      const pattern = JSON.parse(built.inputs('delivery-trigger-rule').eventPattern);
      expect(pattern).toMatchObject({ source: ['aws.s3'], 'detail-type': ['Object Created'] });
    });
  });

  test('alarms when an execution fails', () => {
    expect(built.only('cloudwatch/metricAlarm:MetricAlarm').inputs).toMatchObject({
      name: 'orders-failed-executions-dev',
      threshold: 1,
      metricQueries: [
        {
          metric: { metricName: 'FailedPipelineExecutions', dimensions: { PipelineName: 'orders-pipeline-dev' } },
        },
      ],
    });
  });

  test('says of everything that can be tagged what it belongs to', () => {
    const tagged = built.resources.filter(({ inputs }) => inputs.tags);
    expect(tagged.length).toBeGreaterThan(10);
    for (const { inputs } of tagged)
      expect(inputs.tags).toMatchObject({
        Project: 'orders',
        Environment: 'dev',
        ManagedBy: 'tap-pipeline',
        Purpose: 'build and store container images',
      });
  });

  test('has 13 outputs by their names, and further ones', () => {
    expect(built.outputs).toEqual({
      artifactBucketName: BUCKET,
      artifactBucketArn: arn('s3', BUCKET),
      ecrRepositoryUrl: `${ACCOUNT}.dkr.ecr.${REGION}.amazonaws.com/orders-images-dev`,
      ecrRepositoryName: 'orders-images-dev',
      ecrRepositoryArn: arn('ecr', 'repository/orders-images-dev'),
      codeBuildProjectName: 'orders-build-dev',
      codeBuildProjectArn: arn('codebuild', 'project/orders-build-dev'),
      codeBuildRoleArn: arn('iam', 'role/orders-build-role-dev'),
      codePipelineName: 'orders-pipeline-dev',
      codePipelineArn: arn('codepipeline', 'orders-pipeline-dev'),
      codePipelineRoleArn: arn('iam', 'role/orders-pipeline-role-dev'),
      codeBuildLogGroupName: '/aws/codebuild/orders-build-dev',
      pipelineLogGroupName: '/aws/codepipeline/orders-pipeline-dev',
      pipelineArn: arn('codepipeline', 'orders-pipeline-dev'),
      repositoryUri: `${ACCOUNT}.dkr.ecr.${REGION}.amazonaws.com/orders-images-dev`,
      sourceBucketName: `orders-source-dev-${ACCOUNT}-${REGION}`,
    });
  });

  test('has another suffix in every physical name of another environment', async () => {
    const prod = await buildSystem('registry-build', 'prod');
    const named = prod.resources.flatMap(({ inputs }) => inputs.name ?? inputs.bucket ?? inputs.repositoryName ?? []);
    expect(named.length).toBeGreaterThan(20);
    expect(named.filter((name) => !name.includes('prod'))).toEqual([]);
  });

  test('asks the provider for account, region and partition, and for no zones', () => {
    expect(built.calls.map(({ token }) => token).sort()).toEqual([
      'aws:index/getCallerIdentity:getCallerIdentity',
      'aws:index/getPartition:getPartition',
      'aws:index/getRegion:getRegion',
    ]);
  });
});
