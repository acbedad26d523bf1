import { commandsOf, readBuildspec } from '../buildspec-parts';
import {
  actionOf,
  actionsOf,
  bucketsOf,
  found,
  logGroupsOf,
  projectOf,
  roleOf,
  rolesOf,
  runtimeOf,
  statementOf,
  textsIn,
} from '../plan-parts';
import { render } from '../plausible-values';
import { ALL_SPECS, loadSystem, planOf, SYSTEM_NAMES } from '../specs';

const THIRTEEN = [
  'artifactBucketName',
  'artifactBucketArn',
  'ecrRepositoryUrl',
  'ecrRepositoryName',
  'ecrRepositoryArn',
  'codeBuildProjectName',
  'codeBuildProjectArn',
  'codeBuildRoleArn',
  'codePipelineName',
  'codePipelineArn',
  'codePipelineRoleArn',
  'codeBuildLogGroupName',
  'pipelineLogGroupName',
];

const stagesOf = (plan: ReturnType<typeof planOf>) => plan.delivery.pipeline.stages.map(({ name }) => name);

describe.each(SYSTEM_NAMES)('%s', (name) => {
  const plan = planOf(loadSystem(name), 'pr123');

  test('tells the 13 outputs by their names, and the pipeline and the repository', () => {
    const names = plan.outputs.map((output) => output.name);
    expect(names).toEqual(expect.arrayContaining([...THIRTEEN, 'pipelineArn', 'repositoryUri']));
    expect(new Set(names).size).toBe(names.length);
  });

  test('carries the suffix in every physical name', () => {
    const named = [
      ...rolesOf(plan),
      ...logGroupsOf(plan),
      ...plan.delivery.buildProjects,
      ...plan.delivery.notificationTopics,
      ...plan.delivery.notificationTopics.flatMap(({ rule }) => rule ?? []),
      ...plan.delivery.alarms,
      ...bucketsOf(plan).map((bucket) => ({ name: render(bucket.name) })),
      plan.delivery.pipeline,
      found(plan.delivery.imageRegistry),
      ...(plan.delivery.trigger ? [plan.delivery.trigger] : []),
      ...(plan.delivery.source.repository ? [plan.delivery.source.repository] : []),
      ...(plan.delivery.source.connection ? [plan.delivery.source.connection] : []),
      ...(plan.delivery.encryptionKey ? [{ name: plan.delivery.encryptionKey.alias }] : []),
      ...plan.runtimes.flatMap((runtime) => [
        ...runtime.securityGroups,
        ...runtime.loadBalancer.targetGroups,
        runtime.loadBalancer.balancer as { readonly name: string },
        runtime.cluster,
        { name: runtime.taskDefinition.family },
        runtime.service,
        runtime.deploymentGroup,
        { name: runtime.deploymentGroup.applicationName },
        ...runtime.alarms,
        ...(runtime.network.kind === 'new'
          ? [runtime.network, ...runtime.network.subnets, ...runtime.network.natGateways, ...runtime.network.endpoints]
          : []),
      ]),
    ];
    expect(named.filter((thing) => !thing.name.includes('pr123')).map((thing) => thing.name)).toEqual([]);
  });

  test('tags everything with project, environment, maker and purpose', () => {
    expect(plan.tags).toMatchObject({
      Project: 'orders',
      Environment: 'pr123',
      ManagedBy: 'tap-pipeline',
      Purpose: expect.any(String),
    });
  });

  test('shuts its buckets to the public, encrypts and versions them, and refuses requests without TLS', () => {
    for (const bucket of bucketsOf(plan)) {
      expect(bucket).toMatchObject({
        publicAccess: 'blocked',
        objectOwnership: 'bucket-owner-enforced',
        versioned: true,
      });
      expect(bucket.policy).toEqual([
        {
          sid: 'DenyPlainHttp',
          effect: 'Deny',
          principals: [{ anyone: true }],
          actions: ['s3:*'],
          resources: [
            { of: `bucket/${bucket.id}`, as: 'arn' },
            { of: `bucket/${bucket.id}`, as: 'objects' },
          ],
          conditions: { Bool: { 'aws:SecureTransport': 'false' } },
        },
      ]);
    }
  });

  test('scans each image when it is pushed, and keeps ten', () => {
    const registry = found(plan.delivery.imageRegistry);
    expect(registry.scanOnPush).toBe(true);
    expect(JSON.parse(registry.lifecyclePolicy).rules[0]).toMatchObject({
      selection: { tagStatus: 'any', countType: 'imageCountMoreThan', countNumber: 10 },
      action: { type: 'expire' },
    });
  });

  test('builds on the smallest machine, with Docker', () => {
    expect(projectOf(plan, 'build').machine).toMatchObject({ computeType: 'BUILD_GENERAL1_SMALL', privileged: true });
  });

  test('knows account, region, repository and suffix while it builds', () => {
    const names = projectOf(plan, 'build').variables.map((variable) => variable.name);
    expect(names).toEqual(
      expect.arrayContaining(['AWS_ACCOUNT_ID', 'AWS_DEFAULT_REGION', 'IMAGE_REPOSITORY', 'ENVIRONMENT_SUFFIX']),
    );
  });

  test('has no account, region or secret written into it', () => {
    const text = JSON.stringify(plan);
    expect(text).not.toMatch(/(?<![0-9a-f])[0-9]{12}(?![0-9a-f])/);
    expect(text).not.toMatch(/(us|eu|ap)-(east|west|south|north|central)[a-z]*-[0-9]/);
    expect(text).not.toMatch(/AKIA|ghp_|xox[bp]-|-----BEGIN/);
  });

  test('goes with its stack: nothing is left that keeps it from being deleted', () => {
    const removals = [...bucketsOf(plan), ...logGroupsOf(plan), found(plan.delivery.imageRegistry)].map(
      ({ removal }) => removal,
    );
    expect(new Set(removals)).toEqual(new Set(['destroy']));
    expect(plan.delivery.bucketEmptier?.buckets.map(({ id }) => id)).toEqual(bucketsOf(plan).map(({ id }) => id));
  });

  test('connects its pipeline to what it made: every project runs, every topic is fed and read', () => {
    const run = actionsOf(plan).flatMap(({ configuration }) => JSON.stringify(configuration.ProjectName ?? ''));
    for (const { id } of plan.delivery.buildProjects) expect(run.join()).toContain(`project/${id}`);
    for (const topic of plan.delivery.notificationTopics) {
      expect(topic.rule).toBeDefined();
      expect(topic.subscriptions.length).toBeGreaterThan(0);
    }
  });

  test('rings an alarm when an execution fails', () => {
    expect(plan.delivery.alarms.map(({ id }) => id)).toEqual(['failed-executions']);
  });

  test('differs from another environment in nothing but the suffix', () => {
    const other = JSON.stringify(planOf(loadSystem(name), 'pr456'));
    expect(JSON.stringify(plan).replaceAll('pr123', 'pr456')).toBe(other);
  });
});

describe('registry-build', () => {
  const plan = planOf(loadSystem('registry-build'));

  test('has two stages, Source and Build', () => {
    expect(stagesOf(plan)).toEqual(['Source', 'Build']);
    expect(actionOf(plan, 'Source', 'Source').provider).toBe('S3');
    expect(plan.runtimes).toEqual([]);
  });

  test('keeps artifacts for 90 days and replaced versions for 30, with AES-256', () => {
    expect(plan.delivery.artifactStore).toMatchObject({
      encryption: { kind: 'aes256' },
      lifecycle: { expireDays: 90, noncurrentDays: 30 },
    });
  });

  test('has a registry with AES-256 whose tags may be moved', () => {
    expect(plan.delivery.imageRegistry).toMatchObject({ tagMutability: 'MUTABLE', encryption: { kind: 'AES256' } });
    expect(commandsOf(projectOf(plan, 'build')).join('\n')).toContain('docker push "${IMAGE_REPOSITORY}:latest"');
  });

  test('has a log group for the build and one for the pipeline, 30 days each', () => {
    const groups = Object.fromEntries(logGroupsOf(plan).map(({ name, retentionDays }) => [name, retentionDays]));
    expect(groups).toMatchObject({
      '/aws/codebuild/orders-build-dev': 30,
      '/aws/codepipeline/orders-pipeline-dev': 30,
    });
  });

  test('logs in to the registry, builds, tags and pushes', () => {
    const text = commandsOf(projectOf(plan, 'build')).join('\n');
    for (const step of ['docker login', 'docker build', 'docker tag', 'docker push']) expect(text).toContain(step);
  });

  test('gives the build and the pipeline a role each', () => {
    const ids = rolesOf(plan).map(({ id }) => id);
    expect(ids).toEqual(expect.arrayContaining(['build', 'pipeline']));
    expect(statementOf(roleOf(plan, 'build'), 'PushImages').actions).toContain('ecr:PutImage');
    expect(statementOf(roleOf(plan, 'pipeline'), 'ReadWriteArtifacts').actions).toContain('s3:PutObject');
  });

  test('starts when a new source is uploaded', () => {
    expect(plan.delivery.source.bucket?.eventBridge).toBe(true);
    expect(plan.delivery.trigger).toBeDefined();
  });
});

describe('five-stage', () => {
  const plan = planOf(loadSystem('five-stage'));

  test('has five stages', () => {
    expect(stagesOf(plan)).toEqual(['Source', 'Build', 'Test', 'SecurityScan', 'Deploy']);
  });

  test('names things cicd-{type}-{suffix}', () => {
    expect(plan.delivery.pipeline.name).toBe('cicd-pipeline-dev');
    expect(roleOf(plan, 'build').name).toBe('cicd-build-role-dev');
  });

  test('reads GitHub through a connection', () => {
    expect(actionOf(plan, 'Source', 'Source')).toMatchObject({
      provider: 'CodeStarSourceConnection',
      configuration: { FullRepositoryId: 'acme/orders', BranchName: 'main' },
    });
  });

  test('runs unit and integration tests side by side', () => {
    const test = found(plan.delivery.pipeline.stages.find(({ name }) => name === 'Test'));
    expect(test.actions.map(({ name, runOrder }) => [name, runOrder])).toEqual([
      ['unit', 1],
      ['integration', 1],
    ]);
  });

  test("stops at ECR's findings for the pushed digest", () => {
    const [scan] = found(plan.delivery.pipeline.stages.find(({ name }) => name === 'SecurityScan')).actions;
    expect(scan?.configuration.EnvironmentVariables).toContain('#{Build.IMAGE_DIGEST}');
    const project = found(plan.delivery.buildProjects.find(({ purpose }) => purpose === 'scan'));
    expect(commandsOf(project).join('\n')).toContain('describe-image-scan-findings');
    expect(commandsOf(project).join('\n')).toContain('CRITICAL,HIGH');
  });

  test('shifts traffic blue/green, ten percent first', () => {
    expect(actionOf(plan, 'Deploy', 'Deploy').provider).toBe('CodeDeployToECS');
    expect(runtimeOf(plan).deploymentGroup.configuration).toEqual({
      kind: 'predefined',
      name: 'CodeDeployDefault.ECSCanary10Percent5Minutes',
    });
  });

  test('encrypts everything with a key of its own, which is rotated', () => {
    const key = { of: 'encryptionKey', as: 'arn' };
    expect(plan.delivery.encryptionKey?.rotation).toBe(true);
    expect(plan.delivery.artifactStore.encryption).toEqual({ kind: 'kms', key, bucketKey: true });
    expect(plan.delivery.imageRegistry?.encryption).toEqual({ kind: 'KMS', key });
    for (const logs of logGroupsOf(plan)) expect(logs.encryptionKey).toEqual(key);
    for (const topic of plan.delivery.notificationTopics) expect(topic.encryptionKey).toEqual(key);
    expect(plan.delivery.pipeline.artifactStore.encryptionKey).toEqual(key);
  });

  test('lets only the services use the key that keep something with it or write to its topics', () => {
    const text = textsIn(found(plan.delivery.encryptionKey).policy).join(' ');
    const services = [
      ...new Set([...text.matchAll(/\b([a-z0-9-]+)\.(?:amazonaws\.com)?(?= |$)/g)].map(([, service]) => service)),
    ];
    const allowed = ['s3', 'ecr', 'secretsmanager', 'ssm', 'sns', 'codecommit', 'logs', 'events', 'cloudwatch'];
    expect(services.filter((service) => service && !allowed.includes(service))).toEqual([]);
    for (const service of ['s3', 'ecr', 'secretsmanager', 'sns', 'logs']) expect(services).toContain(service);
  });

  test('keeps artifacts for 30 days, logs for 7 and ten images', () => {
    expect(plan.delivery.artifactStore.lifecycle.expireDays).toBe(30);
    expect([...new Set(logGroupsOf(plan).map(({ retentionDays }) => retentionDays))]).toEqual([7]);
  });

  test('tags for cost, owner, compliance and audit', () => {
    expect(plan.tags).toMatchObject({
      CostCenter: 'cc-1234',
      Owner: 'payments',
      ManagedBy: 'tap-pipeline',
      DataClassification: 'internal',
      Repository: 'acme/orders',
      CreatedBy: 'platform-team',
    });
  });
});

describe('python-blue-green', () => {
  const plan = planOf(loadSystem('python-blue-green'));
  const runtime = runtimeOf(plan);
  const network = runtime.network.kind === 'new' ? runtime.network : undefined;

  test('has two public and two private subnets over two zones, each with a route table', () => {
    expect(network?.subnets.map(({ id, zone, internet }) => [id, zone.as, internet])).toEqual([
      ['public-0', '0', 'internet-gateway'],
      ['public-1', '1', 'internet-gateway'],
      ['private-0', '0', { natGateway: 'nat-0' }],
      ['private-1', '1', { natGateway: 'nat-0' }],
    ]);
    expect(new Set(network?.subnets.map(({ routeTableName }) => routeTableName)).size).toBe(4);
  });

  test('puts the load balancer in the public subnets and the tasks in the private ones', () => {
    expect(runtime.loadBalancer.balancer).toMatchObject({
      scheme: 'internet-facing',
      subnets: [
        { of: 'subnet/public-0', as: 'id' },
        { of: 'subnet/public-1', as: 'id' },
      ],
    });
    expect(runtime.service.subnets).toEqual([
      { of: 'subnet/private-0', as: 'id' },
      { of: 'subnet/private-1', as: 'id' },
    ]);
    expect(runtime.service.assignPublicIp).toBe(false);
  });

  test('lets callers reach the load balancer and the load balancer reach the tasks', () => {
    const [balancer, tasks] = runtime.securityGroups;
    expect(balancer?.ingress.map(({ peer, ports }) => [peer, ports.from, ports.to])).toEqual([
      [{ cidr: '0.0.0.0/0' }, 80, 80],
    ]);
    expect(balancer?.egress.map(({ peer, ports }) => [peer, ports.to])).toEqual([
      [{ securityGroup: { of: 'securityGroup/tasks', as: 'id' } }, 8080],
    ]);
    expect(tasks?.ingress.map(({ peer, ports }) => [peer, ports.to])).toEqual([
      [{ securityGroup: { of: 'securityGroup/load-balancer', as: 'id' } }, 8080],
    ]);
    expect(tasks?.egress.map(({ ports }) => ports.to)).toEqual([443]);
  });

  test('has a blue and a green target group, checked every 15 seconds, healthy after five', () => {
    expect(runtime.loadBalancer.targetGroups.map(({ id }) => id)).toEqual(['blue', 'green']);
    for (const { healthCheck, targetType } of runtime.loadBalancer.targetGroups) {
      expect(targetType).toBe('ip');
      expect(healthCheck).toMatchObject({ path: '/health', intervalSeconds: 15, healthyCount: 5 });
    }
  });

  test('listens on port 80, blue at first', () => {
    expect(runtime.loadBalancer.listeners).toEqual([
      { id: 'production', port: 80, protocol: { kind: 'HTTP' }, action: { kind: 'forward', targetGroup: 'blue' } },
    ]);
  });

  test('runs on Fargate with Container Insights, and keeps container logs for 30 days', () => {
    expect(runtime.cluster).toMatchObject({ kind: 'new', containerInsights: 'enabled' });
    expect(runtime.containerLogs.retentionDays).toBe(30);
    expect(runtime.service.controller).toBe('CODE_DEPLOY');
  });

  test('releases tasks of 512 CPU units and 1024 MiB, with two roles', () => {
    const text = commandsOf(projectOf(plan, 'build')).find((command) => command.includes('cat > taskdef.json')) ?? '';
    expect(JSON.parse(text.slice(text.indexOf('{'), text.lastIndexOf('}') + 1))).toMatchObject({
      cpu: '512',
      memory: '1024',
    });
    expect([runtime.taskDefinition.taskRole.id, runtime.taskDefinition.executionRole.id]).toEqual([
      'task',
      'task-execution',
    ]);
  });

  test('creates its CodeCommit repository, and a push to main starts the pipeline', () => {
    expect(plan.delivery.source.repository?.name).toBe('orders-source-dev');
    expect(plan.delivery.trigger?.pattern).toMatchObject({
      source: ['aws.codecommit'],
      resources: [{ of: 'sourceRepository', as: 'arn' }],
      detail: { referenceType: ['branch'], referenceName: ['main'] },
    });
  });

  test('builds with Python 3.9, pytest and bandit, and keeps build logs for 14 days', () => {
    const build = projectOf(plan, 'build');
    const { phases, reports } = readBuildspec(build);
    expect(phases.install?.['runtime-versions']).toEqual({ python: '3.9' });
    expect(phases.build?.commands?.slice(0, 2).map((command) => command.split(' ')[0])).toEqual(['pytest', 'bandit']);
    expect(reports).toHaveProperty('pytest');
    expect(build.logs.retentionDays).toBe(14);
  });

  test('reads its Docker Hub credentials from Parameter Store', () => {
    const variables = projectOf(plan, 'build').variables.filter(({ kind }) => kind !== 'plain');
    expect(variables).toEqual([
      { name: 'REGISTRY_USERNAME', kind: 'parameter', value: '/orders/dev/docker-hub/username' },
      { name: 'REGISTRY_PASSWORD', kind: 'parameter', value: '/orders/dev/docker-hub/password' },
    ]);
    const { resources } = statementOf(roleOf(plan, 'build'), 'ReadParametersOfRegistry');
    expect(resources.map(render)).toEqual([
      'arn:aws:ssm:ap-southeast-2:111122223333:parameter/orders/dev/docker-hub/username',
      'arn:aws:ssm:ap-southeast-2:111122223333:parameter/orders/dev/docker-hub/password',
    ]);
  });

  test('deploys with both target groups, a termination wait and rollback', () => {
    expect(runtime.deploymentGroup).toMatchObject({
      configuration: { kind: 'predefined', name: 'CodeDeployDefault.ECSAllAtOnce' },
      targetGroups: [
        { of: 'targetGroup/blue', as: 'name' },
        { of: 'targetGroup/green', as: 'name' },
      ],
      productionListener: { of: 'listener/production', as: 'arn' },
      terminationWaitMinutes: 5,
      rollbackEvents: ['DEPLOYMENT_FAILURE', 'DEPLOYMENT_STOP_ON_REQUEST'],
    });
  });

  test('mails what happens to the pipeline', () => {
    const [topic] = plan.delivery.notificationTopics;
    expect(topic?.subscriptions).toEqual([{ protocol: 'email', endpoint: 'team@example.com' }]);
    expect(topic?.rule?.pattern).toMatchObject({
      detail: { pipeline: ['orders-pipeline-dev'], state: ['STARTED', 'SUCCEEDED', 'FAILED'] },
    });
  });

  test('tells the address of the load balancer and the cluster', () => {
    const outputs = Object.fromEntries(plan.outputs.map(({ name, value }) => [name, value]));
    expect(outputs).toMatchObject({
      loadBalancerDnsName: { of: 'loadBalancer', as: 'dnsName' },
      clusterArn: { of: 'cluster', as: 'arn' },
      pipelineArn: { of: 'pipeline', as: 'arn' },
      repositoryUri: { of: 'imageRegistry', as: 'uri' },
    });
  });

  test('can be kept when its stack is deleted', () => {
    const kept = planOf({ ...loadSystem('python-blue-green'), removal: 'retain' });
    const removals = [
      ...bucketsOf(kept),
      ...logGroupsOf(kept),
      found(kept.delivery.imageRegistry),
      found(kept.delivery.source.repository),
    ];
    expect(new Set(removals.map(({ removal }) => removal))).toEqual(new Set(['retain']));
    expect(kept.delivery).not.toHaveProperty('bucketEmptier');
  });
});

test('no plan of any spec has a secret in clear, only its name', () => {
  for (const [, spec] of ALL_SPECS) {
    const plan = planOf(spec);
    const kinds = plan.delivery.buildProjects
      .flatMap(({ variables }) => variables)
      .filter(({ name }) => /PASSWORD|TOKEN/.test(name));
    expect(kinds.filter(({ kind }) => kind === 'plain')).toEqual([]);
  }
});
