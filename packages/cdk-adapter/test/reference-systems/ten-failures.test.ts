import { renderSpec, renderSystem, SYSTEMS, systemSpec } from '../support/render';
import { listOf } from '../support/template';

describe.each(SYSTEMS)('in %s', (system) => {
  const { template, pipeline } = renderSystem(system);
  const text = JSON.stringify(template.json);

  test('the build may push to its registry', () => {
    const push = template.grant('PermissionsBuild', 'ecr:PutImage');
    expect(push?.Resource).toBe('${ImageRegistry.Arn}');
    expect(push?.Action).toEqual(
      expect.arrayContaining([
        'ecr:BatchCheckLayerAvailability',
        'ecr:CompleteLayerUpload',
        'ecr:InitiateLayerUpload',
        'ecr:PutImage',
        'ecr:UploadLayerPart',
      ]),
    );
    expect(template.grant('PermissionsBuild', 'ecr:GetAuthorizationToken')?.Resource).toBe('*');
  });

  test('every project, function and container has a log group that exists before it', () => {
    for (const { properties } of template.all('AWS::CodeBuild::Project')) {
      expect(properties.LogsConfig.CloudWatchLogs.GroupName).toMatch(/^\$\{\w+Logs\}$/);
    }
    for (const { properties } of template.all('AWS::Lambda::Function'))
      expect(properties.LoggingConfig.LogGroup).toMatch(/^\$\{/);
    expect(template.only('AWS::CodePipeline::Pipeline').dependsOn).toContain('PipelineLogs');
  });

  test('every bucket is closed to the public', () => {
    for (const { properties } of template.all('AWS::S3::Bucket')) {
      expect(Object.values(properties.PublicAccessBlockConfiguration)).toEqual([true, true, true, true]);
    }
  });

  test('the registry has a lifecycle', () => {
    const { LifecyclePolicyText } = template.only('AWS::ECR::Repository').properties.LifecyclePolicy;
    expect(JSON.parse(LifecyclePolicyText).rules.length).toBeGreaterThan(0);
  });

  test('no account and no region is written down', () => {
    expect(text.match(/(?<![0-9a-f])\d{12}(?![0-9a-f])/g)).toBeNull();
    expect(text.match(/\b(us|eu|ap|sa|ca|me|af)-(north|south|east|west|central)[a-z]*-\d\b/g)).toBeNull();
  });

  test('every bucket and registry is encrypted', () => {
    for (const { properties } of template.all('AWS::S3::Bucket')) expect(properties.BucketEncryption).toBeDefined();
    expect(template.only('AWS::ECR::Repository').properties.EncryptionConfiguration).toBeDefined();
  });

  test('the pipeline and its actions may use the artifact bucket', () => {
    const roles = pipeline.plan.delivery.pipeline.stages.flatMap(({ actions }) =>
      actions.flatMap(({ inputs, outputs, name }) => [{ name, reads: inputs.length, writes: outputs.length }]),
    );
    expect(roles.length).toBeGreaterThan(1);
    expect(template.grant('PermissionsSourceAction', 's3:PutObject')?.Resource).toContain('${ArtifactStore.Arn}/*');
    expect(template.grant('PermissionsBuild', 's3:PutObject')?.Resource).toContain('${ArtifactStore.Arn}/*');
    expect(template.grant('PermissionsBuild', 's3:GetObject')?.Resource).toContain('${ArtifactStore.Arn}/*');
    const assumed = listOf(template.grant('PermissionsPipeline', 'sts:AssumeRole')?.Resource ?? []);
    const actionRoles = new Set<string>(
      template
        .only('AWS::CodePipeline::Pipeline')
        .properties.Stages.flatMap(({ Actions }: { Actions: { RoleArn?: string }[] }) =>
          Actions.flatMap(({ RoleArn }) => RoleArn ?? []),
        ),
    );
    expect([...assumed].sort()).toEqual([...actionRoles].sort());
  });

  test('what builds images is privileged', () => {
    for (const { id, properties } of template.all('AWS::CodeBuild::Project')) {
      const needed = properties.Source.BuildSpec.includes('docker build');
      expect([id, properties.Environment.PrivilegedMode || !needed]).toEqual([id, true]);
    }
  });

  test('the program itself runs, and renders the same template again', () => {
    expect(renderSystem(system).template.json).toEqual(template.json);
  });

  test('everything that can be tagged is tagged', () => {
    for (const resource of template.resources.filter(({ type }) => !UNTAGGABLE.includes(type))) {
      const { Project, Environment, ManagedBy, Purpose } = template.tags(resource);
      expect([resource.id, Project, Environment, ManagedBy]).toEqual([resource.id, 'orders', 'dev', 'tap-pipeline']);
      expect(Purpose).toBeDefined();
    }
  });

  test('every physical name has the suffix', () => {
    const other = renderSystem(system, 'pr123').template;
    const names = other.resources.flatMap(({ id, properties }) =>
      NAMES.flatMap((key) => (key in properties ? [[id, key, properties[key]]] : [])),
    );
    expect(names.length).toBeGreaterThan(10);
    for (const name of names.filter(
      ([, , value]) => typeof value === 'string' && !/^(\$\{|com\.amazonaws\.)/.test(value),
    )) {
      expect(name).toEqual([name[0], name[1], expect.stringContaining('pr123')]);
    }
    expect(JSON.stringify(other.json)).not.toMatch(/-dev\b/);
  });
});

/** Types without tags, from the CloudFormation resource reference. */
const UNTAGGABLE = [
  'AWS::ApplicationAutoScaling::ScalingPolicy',
  'AWS::EC2::Route',
  'AWS::EC2::SecurityGroupEgress',
  'AWS::EC2::SecurityGroupIngress',
  'AWS::EC2::SubnetRouteTableAssociation',
  'AWS::EC2::VPCGatewayAttachment',
  'AWS::ECS::ClusterCapacityProviderAssociations',
  'AWS::IAM::RolePolicy',
  'AWS::KMS::Alias',
  'AWS::S3::BucketPolicy',
  'AWS::SNS::Subscription',
  'AWS::SNS::TopicPolicy',
  'Custom::BucketContents',
];

/** Properties that hold a physical name. */
const NAMES = [
  'AlarmName',
  'AliasName',
  'ApplicationName',
  'BucketName',
  'ClusterName',
  'ConnectionName',
  'DeploymentGroupName',
  'Family',
  'FunctionName',
  'GroupName',
  'LogGroupName',
  'Name',
  'PolicyName',
  'RepositoryName',
  'RoleName',
  'ServiceName',
  'TopicName',
];

test('a spec of any environment has its own names', () => {
  const names = ['dev', 'staging', 'prod', 'pr123'].map(
    (suffix) =>
      renderSpec({ ...systemSpec('registry-build'), suffix }).template.only('AWS::CodePipeline::Pipeline').properties
        .Name,
  );
  expect(names).toEqual([
    'orders-pipeline-dev',
    'orders-pipeline-staging',
    'orders-pipeline-prod',
    'orders-pipeline-pr123',
  ]);
});
