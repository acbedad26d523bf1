import {
  ACCOUNT,
  arn,
  type Built,
  buildSystem,
  listOf,
  type Made,
  REGION,
  type Statement,
  SYSTEMS,
} from '../support/mocks';

/** What each system is made of. */
const COUNTS: { readonly [system: string]: { readonly [service: string]: number } } = {
  'registry-build': { cloudwatch: 5, codebuild: 1, codepipeline: 1, ecr: 2, iam: 10, s3: 15 },
  'five-stage': {
    appautoscaling: 1,
    cloudwatch: 11,
    codebuild: 4,
    codeconnections: 1,
    codedeploy: 2,
    codepipeline: 1,
    ec2: 24,
    ecr: 2,
    ecs: 4,
    iam: 23,
    kms: 2,
    lb: 4,
    s3: 7,
    sns: 3,
    vpc: 4,
  },
  'python-blue-green': {
    appautoscaling: 1,
    cloudwatch: 10,
    codebuild: 1,
    codecommit: 1,
    codedeploy: 2,
    codepipeline: 1,
    ec2: 24,
    ecr: 2,
    ecs: 4,
    iam: 19,
    lb: 4,
    s3: 7,
    sns: 3,
    vpc: 4,
  },
};

describe.each(SYSTEMS)('in %s', (system) => {
  let built: Built;
  let made: readonly Made[];

  beforeAll(async () => {
    built = await buildSystem(system);
    made = built.resources.filter(({ custom }) => custom);
  });

  const grant = (name: string, action: string): Statement | undefined =>
    built.statements(`delivery-permissions-${name}`).find(({ Action }) => listOf(Action).includes(action));
  const actions = (): readonly { readonly roleArn?: string }[] =>
    built
      .only('codepipeline/pipeline:Pipeline')
      .inputs.stages.flatMap(({ actions }: { readonly actions: readonly object[] }) => actions);

  test('there are as many resources of each service as the system has', () => {
    const counts: { [service: string]: number } = {};
    for (const { type } of made) {
      const service = /^aws:(\w+)\//.exec(type)?.[1] ?? type;
      counts[service] = (counts[service] ?? 0) + 1;
    }
    expect(counts).toEqual(COUNTS[system]);
  });

  test('the build may push to its registry', () => {
    const push = grant('build', 'ecr:PutImage');
    expect(push?.Resource).toBe(arn('ecr', `repository/${built.only('ecr/repository:Repository').inputs.name}`));
    expect(push?.Action).toEqual(
      expect.arrayContaining([
        'ecr:BatchCheckLayerAvailability',
        'ecr:CompleteLayerUpload',
        'ecr:InitiateLayerUpload',
        'ecr:PutImage',
        'ecr:UploadLayerPart',
      ]),
    );
    expect(grant('build', 'ecr:GetAuthorizationToken')?.Resource).toBe('*');
  });

  test('every project, container and pipeline has a log group with a retention that exists before it', () => {
    const groups = new Map(built.all('cloudwatch/logGroup:LogGroup').map((group) => [group.inputs.name, group]));
    for (const { inputs } of groups.values()) expect(inputs.retentionInDays).toBeGreaterThan(0);
    const writers = [
      ...built.all('codebuild/project:Project').map((of) => [of, of.inputs.logsConfig.cloudwatchLogs.groupName]),
      ...built.all('ecs/taskDefinition:TaskDefinition').map((of) => [of, logGroupOf(of)]),
      ...built.all('codepipeline/pipeline:Pipeline').map((of) => [of, `/aws/codepipeline/${of.inputs.name}`]),
    ] as const;
    expect(writers.length).toBeGreaterThan(1);
    for (const [writer, name] of writers) {
      const group = groups.get(name);
      const before = made.slice(0, made.indexOf(writer));
      expect([writer.name, before.includes(group as Made)]).toEqual([writer.name, true]);
    }
  });

  test('every bucket is closed to the public, encrypted, versioned, and reached with TLS only', () => {
    const buckets = built.all('s3/bucket:Bucket').map(({ inputs }) => inputs.bucket);
    expect(buckets.length).toBeGreaterThan(0);
    const settingsOf = (type: string) => built.all(`s3/${type}`).map(({ inputs }) => inputs);
    for (const type of [
      'bucketPublicAccessBlock:BucketPublicAccessBlock',
      'bucketServerSideEncryptionConfiguration:BucketServerSideEncryptionConfiguration',
      'bucketVersioning:BucketVersioning',
      'bucketPolicy:BucketPolicy',
    ])
      expect([type, settingsOf(type).map(({ bucket }) => bucket)]).toEqual([type, buckets]);
    for (const block of settingsOf('bucketPublicAccessBlock:BucketPublicAccessBlock'))
      expect(block).toMatchObject({
        blockPublicAcls: true,
        blockPublicPolicy: true,
        ignorePublicAcls: true,
        restrictPublicBuckets: true,
      });
    for (const { policy } of settingsOf('bucketPolicy:BucketPolicy')) expect(policy).toContain('aws:SecureTransport');
  });

  test('the registry is encrypted and has a lifecycle', () => {
    expect(built.only('ecr/repository:Repository').inputs.encryptionConfigurations).toHaveLength(1);
    const { policy, repository } = built.only('ecr/lifecyclePolicy:LifecyclePolicy').inputs;
    expect(repository).toBe(built.only('ecr/repository:Repository').inputs.name);
    expect(JSON.parse(policy).rules.length).toBeGreaterThan(0);
  });

  test('no account and no region is written down: the provider tells both', () => {
    const plan = JSON.stringify(built.pipeline.plan);
    expect(plan).not.toContain(ACCOUNT);
    expect(plan).not.toContain(REGION);
    expect(plan.match(/\b(us|eu|ap|sa|ca|me|af)-(north|south|east|west|central)[a-z]*-\d\b/g)).toBeNull();
    expect(JSON.stringify(made)).toContain(ACCOUNT);
  });

  test('the pipeline and its actions may use the artifact bucket, and the pipeline assumes exactly their roles', () => {
    const objects = `${arn('s3', built.inputs('delivery-artifact-store-bucket').bucket)}/*`;
    for (const [role, action] of [
      ['pipeline', 's3:PutObject'],
      ['source-action', 's3:PutObject'],
      ['build', 's3:PutObject'],
      ['build', 's3:GetObject'],
    ] as const)
      expect([role, action, grant(role, action)?.Resource]).toEqual([role, action, objects]);
    const assumed = listOf(grant('pipeline', 'sts:AssumeRole')?.Resource ?? []);
    const roles = new Set(actions().flatMap(({ roleArn }) => roleArn ?? []));
    expect([...assumed].sort()).toEqual([...roles].sort());
  });

  test('every role has a policy of its own, but those of containers that need nothing', () => {
    const granted = built.all('iam/rolePolicy:RolePolicy').map(({ inputs }) => inputs.role);
    const roles = built.all('iam/role:Role').map(({ inputs }) => inputs.name);
    expect(new Set(granted).size).toBe(granted.length);
    expect(roles.filter((role) => !granted.includes(role)).every((role) => role.endsWith('-task-role-dev'))).toBe(true);
  });

  test('no role may do everything of a service, or anything to everything', () => {
    const granted = built
      .all('iam/rolePolicy:RolePolicy')
      .flatMap(({ inputs }): readonly Statement[] => JSON.parse(inputs.policy).Statement);
    expect(granted.length).toBeGreaterThan(10);
    expect(granted.flatMap(({ Action }) => listOf(Action)).filter((action) => action.includes('*'))).toEqual([]);
    const everywhere = granted.filter(({ Resource }) => listOf(Resource).includes('*'));
    expect(everywhere.flatMap(({ Action }) => listOf(Action)).filter((action) => !UNBOUND.test(action))).toEqual([]);
  });

  test('what builds images is privileged, and nothing else is', () => {
    for (const { name, inputs } of built.all('codebuild/project:Project'))
      expect([name, inputs.environment.privilegedMode]).toEqual([
        name,
        inputs.source.buildspec.includes('docker build'),
      ]);
  });

  test('the build produces exactly what the deploy action reads', () => {
    const { buildspec } = built.inputs('delivery-build-project-project').source;
    const produced = /artifacts:\n {2}files:\n((?: {4}- .+\n)*)/.exec(buildspec)?.[1]?.match(/[\w.]+$/gm);
    const deploys = system !== 'registry-build';
    expect(produced).toEqual(deploys ? ['imageDetail.json', 'taskdef.json', 'appspec.yaml'] : ['imageDetail.json']);
    for (const file of produced ?? []) expect(buildspec).toMatch(new RegExp(`> ${file}`));
  });

  test('everything that holds data can be deleted with the stack', () => {
    for (const { inputs } of built.all('s3/bucket:Bucket')) expect(inputs.forceDestroy).toBe(true);
    for (const { inputs } of built.all('ecr/repository:Repository')) expect(inputs.forceDelete).toBe(true);
    for (const { inputs } of built.all('lb/loadBalancer:LoadBalancer'))
      expect(inputs.enableDeletionProtection).toBe(false);
  });

  test('every ARN among the outputs is one', () => {
    const arns = Object.entries(built.outputs).filter(([name]) => name.endsWith('Arn'));
    expect(arns.length).toBeGreaterThanOrEqual(6);
    for (const [name, value] of arns)
      expect([name, value]).toEqual([name, expect.stringMatching(/^arn:aws:[a-z0-9]+:[a-z0-9-]*:\d*:[\w:/.-]+$/)]);
  });

  test('no secret is written down', () => {
    expect(built.all('ssm/parameter:Parameter')).toEqual([]);
    expect(JSON.stringify(made)).not.toContain('clear-text-of-secret');
  });

  test('every physical name has the suffix of its environment', async () => {
    const other = await buildSystem(system, 'pr123');
    const names = other.resources.flatMap(({ type, inputs }) =>
      NAMES.flatMap((key) => (typeof inputs[key] === 'string' ? [[type, key, inputs[key]] as const] : [])),
    );
    expect(names.length).toBeGreaterThan(15);
    expect(names.filter(([, , name]) => !name.includes('pr123'))).toEqual([]);
    expect(JSON.stringify(other.resources.map(({ inputs }) => inputs))).not.toMatch(/-dev\b/);
  });
});

/** Actions that AWS offers no resource for, from the Service Authorization Reference. */
const UNBOUND = /^(ecr:GetAuthorizationToken|elasticloadbalancing:Describe\w+)$/;

/** Inputs that hold a physical name. */
const NAMES = ['name', 'bucket', 'repositoryName', 'family', 'appName', 'deploymentGroupName', 'clusterName'];

function logGroupOf({ inputs }: Made): string {
  return JSON.parse(inputs.containerDefinitions)[0].logConfiguration.options['awslogs-group'];
}
