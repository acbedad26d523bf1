import { WILDCARD_ACTIONS } from '@tap-pipeline/core-model';
import { renderSpec, renderSystem, systemSpec } from '../support/render';
import { listOf, type StatementJson } from '../support/template';

describe('the reference system five-stage', () => {
  const { template, pipeline } = renderSystem('five-stage');
  const { Stages } = template.only('AWS::CodePipeline::Pipeline').properties;

  test('is one construct with its children below it and its outputs', () => {
    expect(pipeline.node.findAll().length).toBeGreaterThan(template.resources.length);
    expect(Object.keys(pipeline.outputs).length).toBeGreaterThan(12);
  });

  test('has the stages Source, Build, Test, SecurityScan and Deploy', () => {
    expect(Stages.map(({ Name }: { Name: string }) => Name)).toEqual([
      'Source',
      'Build',
      'Test',
      'SecurityScan',
      'Deploy',
    ]);
  });

  test('has names like cicd-pipeline-dev', () => {
    expect(template.only('AWS::CodePipeline::Pipeline').properties.Name).toBe('cicd-pipeline-dev');
    expect(template.only('AWS::ECR::Repository').properties.RepositoryName).toMatch(/^cicd-[a-z-]+-dev$/);
  });

  describe('takes its source from GitHub', () => {
    test('through a connection', () => {
      const { ActionTypeId, Configuration } = template.action('Source', 'Source');
      expect(ActionTypeId.Provider).toBe('CodeStarSourceConnection');
      expect(Configuration).toMatchObject({ FullRepositoryId: 'acme/orders', BranchName: 'main' });
      expect(template.only('AWS::CodeConnections::Connection').properties.ProviderType).toBe('GitHub');
    });

    test('which may be used for this repository only', () => {
      for (const service of ['codeconnections', 'codestar-connections']) {
        expect(template.grant('PermissionsSourceAction', `${service}:UseConnection`)).toMatchObject({
          Resource: '${SourceConnection.ConnectionArn}',
          Condition: { StringEquals: { [`${service}:FullRepositoryId`]: 'acme/orders' } },
        });
      }
    });

    test('or with an OAuth token that is never text', () => {
      const oauth = renderSpec({
        ...systemSpec('five-stage'),
        source: { kind: 'github-oauth', repository: 'acme/orders', token: { secret: 'github-token' } },
      }).template;
      expect(oauth.action('Source', 'Source').Configuration.OAuthToken).toMatch(
        /^\{\{resolve:secretsmanager:github-token:/,
      );
    });
  });

  test('builds and pushes an image on the smallest machine', () => {
    const build = template.get('BuildProject').properties;
    expect(build.Environment).toMatchObject({ ComputeType: 'BUILD_GENERAL1_SMALL', PrivilegedMode: true });
    expect(build.Source.BuildSpec).toContain('docker push');
  });

  test('runs unit and integration tests side by side', () => {
    const actions = Stages[2].Actions.map(({ Name, RunOrder }: { Name: string; RunOrder: number }) => [
      Name.toLowerCase(),
      RunOrder,
    ]);
    expect(actions).toEqual([
      [expect.stringContaining('unit'), 1],
      [expect.stringContaining('integration'), 1],
    ]);
  });

  describe('scans the image', () => {
    const scan = template.resources.find(({ id, type }) => type === 'AWS::CodeBuild::Project' && id.startsWith('Scan'));
    const spec: string = scan?.properties.Source.BuildSpec;

    test('and fails above the chosen severity', () => {
      expect(spec).toMatch(/HIGH/);
      expect(spec).toMatch(/CRITICAL/);
      expect(spec).toMatch(/exit 1/);
    });

    test('by the digest that was pushed', () => {
      expect(spec).toContain('describe-image-scan-findings');
      expect(spec).toContain('imageDigest=');
      expect(spec).not.toContain('imageTag=');
    });
  });

  test('deploys blue/green to ECS', () => {
    expect(template.action('Deploy', 'Deploy').ActionTypeId.Provider).toBe('CodeDeployToECS');
    const { DeploymentStyle, DeploymentConfigName } = template.only('AWS::CodeDeploy::DeploymentGroup').properties;
    expect(DeploymentStyle.DeploymentType).toBe('BLUE_GREEN');
    expect(DeploymentConfigName).toBe('CodeDeployDefault.ECSCanary10Percent5Minutes');
  });

  describe('has a key of its own', () => {
    const { KeyPolicy, EnableKeyRotation } = template.only('AWS::KMS::Key').properties;
    const statements: readonly StatementJson[] = KeyPolicy.Statement;

    test('that is rotated', () => {
      expect(EnableKeyRotation).toBe(true);
    });

    test('for buckets, images, logs and topics', () => {
      const encrypted = ['AWS::S3::Bucket', 'AWS::ECR::Repository', 'AWS::Logs::LogGroup', 'AWS::SNS::Topic'].flatMap(
        (type) => template.all(type),
      );
      for (const { properties } of encrypted) expect(JSON.stringify(properties)).toContain('${EncryptionKey.Arn}');
    });

    test('whose policy admits those services only, and for this account', () => {
      const conditions = JSON.stringify(statements.map(({ Condition }) => Condition));
      for (const service of ['s3', 'ecr', 'secretsmanager']) expect(conditions).toContain(`${service}.\${AWS::Region}`);
      const services = statements.flatMap(({ Principal }) => listOf((Principal as { Service?: string }).Service ?? []));
      expect([...new Set(services)].sort()).toEqual([
        'cloudwatch.amazonaws.com',
        'events.amazonaws.com',
        'logs.${AWS::Region}.amazonaws.com',
      ]);
    });

    test('whose use is bound by a condition for everybody but EventBridge, which fills in none', () => {
      const use = statements.filter(({ Action }) =>
        listOf(Action).some((action) => /Decrypt|GenerateDataKey/.test(action)),
      );
      expect(use.length).toBeGreaterThan(2);
      const free = use.filter(({ Condition }) => Condition === undefined);
      expect(free.map(({ Principal }) => Principal)).toEqual([{ Service: 'events.amazonaws.com' }]);
    });

    test('that is in place before log groups use it', () => {
      for (const { properties } of template.all('AWS::Logs::LogGroup'))
        expect(properties.KmsKeyId).toBe('${EncryptionKey.Arn}');
    });
  });

  test('grants on everything only what AWS offers nothing narrower for', () => {
    const wild = template
      .all('AWS::IAM::RolePolicy')
      .flatMap(({ properties }) => properties.PolicyDocument.Statement as readonly StatementJson[])
      .filter(({ Resource }) => listOf(Resource).includes('*'))
      .flatMap(({ Action }) => listOf(Action));
    expect(wild.length).toBeGreaterThan(0);
    expect(wild.filter((action) => !(action in WILDCARD_ACTIONS))).toEqual([]);
  });

  test('grants no wildcard action', () => {
    const actions = template
      .all('AWS::IAM::RolePolicy')
      .flatMap(({ properties }) => properties.PolicyDocument.Statement as readonly StatementJson[])
      .flatMap(({ Action }) => listOf(Action));
    expect(actions.filter((action) => action.includes('*'))).toEqual([]);
  });

  test('keeps artifacts 30 days, logs 7 days and 10 images', () => {
    expect(template.get('ArtifactStore').properties.LifecycleConfiguration.Rules[0].ExpirationInDays).toBe(30);
    expect(template.only('AWS::ECR::Repository').properties.LifecyclePolicy.LifecyclePolicyText).toContain(
      '"countNumber":10',
    );
    for (const { properties } of template.all('AWS::Logs::LogGroup')) expect(properties.RetentionInDays).toBe(7);
  });

  test('tags for cost allocation, resource management, compliance and audit', () => {
    expect(template.tags(template.get('ArtifactStore'))).toMatchObject({
      CostCenter: 'cc-1234',
      Owner: 'payments',
      ManagedBy: 'tap-pipeline',
      DataClassification: 'internal',
      CreatedBy: 'platform-team',
      Repository: 'acme/orders',
    });
  });

  describe('can do what is named there as future work:', () => {
    const deploy = { target: 'ecs' as const };
    const spec = systemSpec('five-stage');

    test('images in several regions', () => {
      const other = renderSpec({ ...spec, registry: { replicateTo: ['eu-west-1', 'eu-central-1'] } }).template;
      const [rule] = other.only('AWS::ECR::ReplicationConfiguration').properties.ReplicationConfiguration.Rules;
      expect(rule.Destinations).toHaveLength(2);
    });

    test('dashboards', () => {
      expect(
        renderSpec({ ...spec, monitoring: { dashboard: true } }).template.all('AWS::CloudWatch::Dashboard'),
      ).toHaveLength(1);
    });

    test('automated rollback', () => {
      const watched = renderSpec({ ...spec, monitoring: { alarms: { serverErrors: 10 } } }).template;
      const eventsOf = (of: typeof template) =>
        of.only('AWS::CodeDeploy::DeploymentGroup').properties.AutoRollbackConfiguration.Events;
      expect(eventsOf(template)).toContain('DEPLOYMENT_FAILURE');
      expect(eventsOf(watched)).toContain('DEPLOYMENT_STOP_ON_ALARM');
    });

    test('Trivy', () => {
      const scanned = renderSpec({
        ...spec,
        scans: [{ kind: 'image', scanner: 'trivy', failOn: 'critical' }],
      }).template;
      expect(JSON.stringify(scanned.all('AWS::CodeBuild::Project'))).toMatch(/trivy/);
    });

    test('Fargate Spot', () => {
      const spot = renderSpec({ ...spec, deploy: { ...deploy, service: { spotPercent: 50 } } }).template;
      expect(spot.get('BuildProject').properties.Source.BuildSpec).toContain('FARGATE_SPOT');
    });

    test('Slack and Teams', () => {
      const slack = { workspaceId: 'T0123ABCD', channelId: 'C0123ABCD' };
      const chat = renderSpec({ ...spec, notifications: [{ on: ['failed'], slack }] }).template;
      expect(chat.all('AWS::Chatbot::SlackChannelConfiguration')).toHaveLength(1);
    });

    test('canary and linear deployment', () => {
      const strategy = { kind: 'linear', percent: 10, waitMinutes: 1 } as const;
      const linear = renderSpec({ ...spec, deploy: { ...deploy, strategy } }).template;
      const { DeploymentConfigName } = linear.only('AWS::CodeDeploy::DeploymentGroup').properties;
      expect(DeploymentConfigName).toBe('CodeDeployDefault.ECSLinear10PercentEvery1Minutes');
    });
  });
});
