import { renderSpec, renderSystem, systemSpec } from '../support/render';

describe('the reference system registry-build', () => {
  const { template } = renderSystem('registry-build');

  describe('has an artifact bucket that', () => {
    const bucket = template.get('ArtifactStore').properties;

    test('keeps versions', () => {
      expect(bucket.VersioningConfiguration).toEqual({ Status: 'Enabled' });
    });

    test('is encrypted with AES256', () => {
      expect(bucket.BucketEncryption.ServerSideEncryptionConfiguration).toEqual([
        { ServerSideEncryptionByDefault: { SSEAlgorithm: 'AES256' } },
      ]);
    });

    test('expires objects after 90 days and replaced versions after 30', () => {
      const [rule] = bucket.LifecycleConfiguration.Rules;
      expect(rule).toMatchObject({
        Status: 'Enabled',
        ExpirationInDays: 90,
        NoncurrentVersionExpiration: { NoncurrentDays: 30 },
      });
    });

    test('is reached with TLS only', () => {
      const deny = template.statements('ArtifactStorePolicy').find(({ Effect }) => Effect === 'Deny');
      expect(deny).toMatchObject({
        Action: 's3:*',
        Resource: ['${ArtifactStore.Arn}', '${ArtifactStore.Arn}/*'],
        Condition: { Bool: { 'aws:SecureTransport': 'false' } },
      });
    });
  });

  describe('has an image registry that', () => {
    const repository = template.only('AWS::ECR::Repository').properties;

    test('scans on push', () => {
      expect(repository.ImageScanningConfiguration).toEqual({ ScanOnPush: true });
    });

    test('is encrypted with AES256', () => {
      expect(repository.EncryptionConfiguration).toEqual({ EncryptionType: 'AES256' });
    });

    test('keeps the last 10 images', () => {
      const { rules } = JSON.parse(repository.LifecyclePolicy.LifecyclePolicyText);
      const counts = rules.filter(
        ({ selection }: { selection: { countType: string } }) => selection.countType === 'imageCountMoreThan',
      );
      expect(counts.map(({ selection }: { selection: { countNumber: number } }) => selection.countNumber)).toEqual([
        10,
      ]);
    });

    test('has the tag mutability of the spec', () => {
      const other = renderSpec({
        ...systemSpec('registry-build'),
        registry: { mutability: 'immutable' },
        build: {},
      }).template;
      expect(repository.ImageTagMutability).toBe('MUTABLE');
      expect(other.only('AWS::ECR::Repository').properties.ImageTagMutability).toBe('IMMUTABLE');
    });

    test('is replicated to other regions when the spec says so', () => {
      const other = renderSpec({
        ...systemSpec('registry-build'),
        registry: { replicateTo: ['eu-west-1'] },
        build: {},
      }).template;
      expect(other.all('AWS::ECR::ReplicationConfiguration')).toHaveLength(1);
      expect(template.all('AWS::ECR::ReplicationConfiguration')).toHaveLength(0);
    });
  });

  describe('has a build project that', () => {
    const project = template.only('AWS::CodeBuild::Project').properties;

    test('works with a role of its own, which may use its bucket, its registry, its log group and its reports alone', () => {
      expect(project.ServiceRole).toBe('${RolesBuild.Arn}');
      const resources = template.statements('PermissionsBuild').flatMap(({ Resource }) => Resource);
      const foreign = resources.filter(
        (resource) => !/^\$\{(ArtifactStore|ImageRegistry|BuildProjectLogs)\.(Arn)\}(\/\*)?$/.test(resource),
      );
      expect(foreign).toEqual(['*']);
      expect(template.grant('PermissionsBuild', 'ecr:GetAuthorizationToken')?.Action).toBe('ecr:GetAuthorizationToken');
    });

    test('logs to CloudWatch for 30 days', () => {
      expect(project.LogsConfig.CloudWatchLogs).toEqual({ Status: 'ENABLED', GroupName: '${BuildProjectLogs}' });
      expect(template.get('BuildProjectLogs').properties.RetentionInDays).toBe(30);
    });

    test('is privileged, for Docker', () => {
      expect(project.Environment.PrivilegedMode).toBe(true);
    });

    test('knows account, region, repository and suffix', () => {
      const variables = project.Environment.EnvironmentVariables.map(({ Value }: { Value: string }) => Value);
      expect(variables).toEqual(
        expect.arrayContaining(['${AWS::AccountId}', '${AWS::Region}', '${ImageRegistry.RepositoryUri}', 'dev']),
      );
    });

    test('logs in to ECR, builds, tags and pushes the image, in this order', () => {
      const { BuildSpec } = project.Source;
      const steps = ['aws ecr get-login-password', 'docker build', '--tag', 'docker push'].map((step) =>
        BuildSpec.indexOf(step),
      );
      expect(steps).toEqual([...steps].sort((one, other) => one - other));
      expect(steps).not.toContain(-1);
    });

    test('has a cache', () => {
      expect(project.Cache.Type).not.toBe('NO_CACHE');
    });

    test('has the machine size of the spec', () => {
      const large = renderSpec({ ...systemSpec('registry-build'), build: { compute: 'large' } }).template;
      expect(project.Environment.ComputeType).toBe('BUILD_GENERAL1_SMALL');
      expect(large.only('AWS::CodeBuild::Project').properties.Environment.ComputeType).toBe('BUILD_GENERAL1_LARGE');
    });

    test('runs in a VPC when the spec says so', () => {
      const vpc = {
        vpcId: 'vpc-0123456789abcdef0',
        subnetIds: ['subnet-0123456789abcdef0'],
        securityGroupIds: ['sg-0123456789abcdef0'],
      };
      const inside = renderSpec({ ...systemSpec('registry-build'), build: { vpc } }).template;
      expect(inside.only('AWS::CodeBuild::Project').properties.VpcConfig.VpcId).toBe(vpc.vpcId);
      expect(project.VpcConfig).toBeUndefined();
    });
  });

  describe('has a pipeline that', () => {
    const pipeline = template.only('AWS::CodePipeline::Pipeline').properties;

    test('has the two stages Source and Build', () => {
      expect(pipeline.Stages.map(({ Name }: { Name: string }) => Name)).toEqual(['Source', 'Build']);
    });

    test('keeps its artifacts in S3', () => {
      expect(pipeline.ArtifactStore).toEqual({ Type: 'S3', Location: '${ArtifactStore}' });
    });

    test('works with a role of its own', () => {
      expect(pipeline.RoleArn).toBe('${RolesPipeline.Arn}');
    });

    test('takes its source from S3', () => {
      const source = template.action('Source', 'Source');
      expect(source.ActionTypeId.Provider).toBe('S3');
      expect(source.Configuration).toMatchObject({ S3Bucket: '${SourceBucket}', S3ObjectKey: 'source.zip' });
    });
  });

  test('has a log group for the build and one for the pipeline, before what writes to them, for 30 days', () => {
    const pipeline = template.only('AWS::CodePipeline::Pipeline');
    expect(template.get('BuildProjectLogs').properties.RetentionInDays).toBe(30);
    expect(template.get('PipelineLogs').properties.RetentionInDays).toBe(30);
    expect(pipeline.dependsOn).toContain('PipelineLogs');
    expect(JSON.stringify(template.only('AWS::CodeBuild::Project').properties.LogsConfig)).toContain(
      '${BuildProjectLogs}',
    );
  });

  test('tells its 13 outputs', () => {
    expect(template.outputs).toMatchObject({
      artifactBucketName: '${ArtifactStore}',
      artifactBucketArn: '${ArtifactStore.Arn}',
      ecrRepositoryUrl: '${ImageRegistry.RepositoryUri}',
      ecrRepositoryName: '${ImageRegistry}',
      ecrRepositoryArn: '${ImageRegistry.Arn}',
      codeBuildProjectName: '${BuildProject}',
      codeBuildProjectArn: '${BuildProject.Arn}',
      codeBuildRoleArn: '${RolesBuild.Arn}',
      codePipelineName: '${Pipeline}',
      codePipelineArn: '${Pipeline.Arn}',
      codePipelineRoleArn: '${RolesPipeline.Arn}',
      codeBuildLogGroupName: '${BuildProjectLogs}',
      pipelineLogGroupName: '${PipelineLogs}',
    });
  });

  describe('has what was also wanted there:', () => {
    test('manual approvals', () => {
      const approved = renderSpec({ ...systemSpec('registry-build'), approvals: [{ before: 'build' }] }).template;
      const { Stages } = approved.only('AWS::CodePipeline::Pipeline').properties;
      const categories = Stages.flatMap(({ Actions }: { Actions: { ActionTypeId: { Category: string } }[] }) =>
        Actions.map(({ ActionTypeId }) => ActionTypeId.Category),
      );
      expect(categories).toEqual(['Source', 'Approval', 'Build']);
    });

    test('notifications of the pipeline', () => {
      const notified = renderSpec({
        ...systemSpec('registry-build'),
        notifications: [{ on: ['failed'], email: 'team@example.com' }],
      }).template;
      expect(notified.all('AWS::SNS::Subscription')).toHaveLength(1);
    });

    test('an alarm on failed executions', () => {
      const { Metrics, Threshold } = template.only('AWS::CloudWatch::Alarm').properties;
      expect(Metrics[0].MetricStat.Metric.MetricName).toBe('FailedPipelineExecutions');
      expect(Threshold).toBe(1);
    });

    test('encryption in transit', () => {
      for (const { properties } of template.all('AWS::S3::BucketPolicy')) {
        expect(JSON.stringify(properties.PolicyDocument)).toContain('aws:SecureTransport');
      }
    });

    test('a retry of failed stages', () => {
      const retried = renderSpec({ ...systemSpec('registry-build'), retry: 'failed-actions' }).template;
      const [, build] = retried.only('AWS::CodePipeline::Pipeline').properties.Stages;
      expect(build.OnFailure).toEqual({ Result: 'RETRY', RetryConfiguration: { RetryMode: 'FAILED_ACTIONS' } });
    });
  });
});
