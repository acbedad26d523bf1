import { WILDCARD_ACTIONS } from '../../src/plan/vocabulary/statement';
import { IAM_RULES } from '../iam-rules';
import {
  found,
  projectOf,
  referencesIn,
  resourceStatementsOf,
  roleOf,
  rolesOf,
  sidsOf,
  statementOf,
} from '../plan-parts';
import { render } from '../plausible-values';
import { ALL_PLANS, deployedWith, EXISTING, planOf, SPECS, specWith } from '../specs';

describe.each(ALL_PLANS)('the plan of %s', (_, plan) => {
  test.each(IAM_RULES)('$title', ({ broken }) => {
    expect(broken(plan)).toEqual([]);
  });

  test('lets each project write its own log group and no other', () => {
    for (const { id, role } of plan.delivery.buildProjects) {
      const logs = role.statements.filter(({ actions }) => actions.some((action) => action.startsWith('logs:')));
      expect(logs.map(({ resources }) => resources)).toEqual([[{ of: `logs/${id}`, as: 'streams' }]]);
    }
  });

  test('lets EventBridge, the chat and the emptier do one thing each', () => {
    const small = rolesOf(plan).filter(({ id }) => /^(start|slack|teams)/.test(id));
    for (const { id, statements } of small) {
      const actions = statements.flatMap((statement) => statement.actions);
      expect(actions).toEqual(id === 'start' ? ['codepipeline:StartPipelineExecution'] : []);
    }
  });
});

describe('every grant on everything', () => {
  test('has its reason in the list', () => {
    for (const reason of Object.values(WILDCARD_ACTIONS)) expect(reason.length).toBeGreaterThan(15);
  });
});

describe('the rights to the source', () => {
  test('a connection is used under both of its names, for the one repository', () => {
    const role = roleOf(planOf(SPECS['an existing connection to Bitbucket']), 'source-action');
    expect(statementOf(role, 'UseConnection')).toEqual({
      sid: 'UseConnection',
      effect: 'Allow',
      actions: ['codeconnections:UseConnection'],
      resources: [EXISTING.connection],
      conditions: { StringEquals: { 'codeconnections:FullRepositoryId': 'acme/orders' } },
    });
    expect(statementOf(role, 'UseConnectionByItsOldName').actions).toEqual(['codestar-connections:UseConnection']);
  });

  test('a new connection is used by reference', () => {
    const role = roleOf(planOf(SPECS.minimal), 'source-action');
    expect(statementOf(role, 'UseConnection').resources).toEqual([{ of: 'connection', as: 'arn' }]);
  });

  test('a repository of CodeCommit is read and nothing else', () => {
    const created = statementOf(
      roleOf(planOf(SPECS['a new CodeCommit repository']), 'source-action'),
      'ReadRepository',
    );
    expect(created.resources).toEqual([{ of: 'sourceRepository', as: 'arn' }]);
    expect(created.actions).not.toContain('codecommit:GitPush');
    const given = statementOf(
      roleOf(planOf(SPECS['an existing CodeCommit repository']), 'source-action'),
      'ReadRepository',
    );
    expect(JSON.stringify(given.resources)).toContain(':orders');
  });

  test('one object of a bucket is read', () => {
    const role = roleOf(planOf(SPECS['an existing bucket of zip files']), 'source-action');
    expect(JSON.stringify(statementOf(role, 'ReadSource').resources)).toContain('acme-sources/orders/app.zip');
    expect(statementOf(role, 'ReadSource').actions).toEqual([
      's3:GetObject',
      's3:GetObjectTagging',
      's3:GetObjectVersion',
    ]);
    expect(
      statementOf(roleOf(planOf(SPECS['a new bucket of zip files']), 'source-action'), 'ReadSource').resources,
    ).toEqual([{ join: [{ of: 'bucket/source', as: 'arn' }, '/source.zip'] }]);
  });

  test('an image is looked up in its repository', () => {
    const role = roleOf(planOf(SPECS['an image that is released']), 'source-action');
    expect(statementOf(role, 'SeeImage').actions).toEqual(['ecr:DescribeImages']);
    expect(JSON.stringify(statementOf(role, 'SeeImage').resources)).toContain('repository/acme/orders');
  });

  test('a third-party action has a token and no role', () => {
    expect(rolesOf(planOf(SPECS['a GitHub token'])).map(({ id }) => id)).not.toContain('source-action');
  });

  test.each(['a full clone', 'a full clone from CodeCommit', 'a key of its own, for everything'] as const)(
    'every project that clones the source may clone it: %s',
    (name) => {
      const plan = planOf(SPECS[name]);
      const without = plan.delivery.buildProjects.filter(({ role }) => !sidsOf(role).includes('CloneSource'));
      expect(without.map(({ id }) => id)).toEqual([]);
    },
  );

  test('nobody clones a source that comes as a zip file', () => {
    expect(sidsOf(roleOf(planOf(SPECS.minimal), 'build'))).not.toContain('CloneSource');
  });
});

describe('the rights to artifacts', () => {
  test.each(['minimal', 'an existing connection to Bitbucket'] as const)(
    'the source action of a connection sets an access control list: %s',
    (name) => {
      const role = roleOf(planOf(SPECS[name]), 'source-action');
      expect(statementOf(role, 'SetArtifactAcl')).toMatchObject({
        actions: ['s3:PutObjectAcl'],
        resources: [{ of: 'bucket/artifacts', as: 'objects' }],
      });
    },
  );

  test('no other source sets one', () => {
    const role = roleOf(planOf(SPECS['an existing CodeCommit repository']), 'source-action');
    expect(sidsOf(role)).not.toContain('SetArtifactAcl');
  });

  test.each(ALL_PLANS)('a project writes artifacts only when an action of it has an output: %s', (_, plan) => {
    const actions = plan.delivery.pipeline.stages.flatMap((stage) => stage.actions);
    const writing = plan.delivery.buildProjects
      .filter(({ role }) =>
        role.statements.some(({ effect, actions }) => effect === 'Allow' && actions.includes('s3:PutObject')),
      )
      .map(({ id }) => id);
    const having = actions
      .filter(({ outputs }) => outputs.length > 0)
      .flatMap(({ configuration }) => referencesIn([configuration.ProjectName ?? '']).map(({ of }) => of));
    const allowed = plan.delivery.buildProjects.map(({ id }) => id).filter((id) => having.includes(`project/${id}`));
    expect(writing.sort()).toEqual(allowed.sort());
  });

  test('what the build keeps in S3 is for the build alone', () => {
    const plan = planOf(SPECS['a cache in S3']);
    const reading = rolesOf(plan).filter(({ statements }) =>
      statements.some(({ effect, actions }) => effect === 'Allow' && actions.includes('s3:GetObject')),
    );
    const kept = reading.filter((role) => sidsOf(role).includes('KeepOffCache')).map(({ id }) => id);
    expect(kept).toEqual(reading.map(({ id }) => id).filter((id) => id !== 'build' && id !== 'bucket-emptier'));
    expect(statementOf(roleOf(plan, 'pipeline'), 'KeepOffCache')).toEqual({
      sid: 'KeepOffCache',
      effect: 'Deny',
      actions: ['s3:GetObject', 's3:GetObjectVersion', 's3:PutObject'],
      resources: [{ join: [{ of: 'bucket/artifacts', as: 'arn' }, '/cache/*'] }],
    });
    expect(sidsOf(roleOf(planOf(SPECS.minimal), 'pipeline'))).not.toContain('KeepOffCache');
  });
});

describe('the rights of builds', () => {
  test('an image is pushed to its repository, with a token', () => {
    const role = roleOf(planOf(SPECS.minimal), 'build');
    expect(statementOf(role, 'PushImages').resources).toEqual([{ of: 'imageRegistry', as: 'arn' }]);
    expect([...statementOf(role, 'PushImages').actions].sort()).toEqual([
      'ecr:BatchCheckLayerAvailability',
      'ecr:BatchGetImage',
      'ecr:CompleteLayerUpload',
      'ecr:GetDownloadUrlForLayer',
      'ecr:InitiateLayerUpload',
      'ecr:PutImage',
      'ecr:UploadLayerPart',
    ]);
    expect(statementOf(role, 'LogInToRegistry').resources).toEqual(['*']);
  });

  test('nothing is pushed where no image is built', () => {
    expect(sidsOf(roleOf(planOf(SPECS['commands without an image']), 'build'))).not.toContain('PushImages');
  });

  test('artifacts are read and written with all that a versioned bucket takes', () => {
    for (const id of ['pipeline', 'build', 'source-action']) {
      const role = roleOf(planOf(SPECS.minimal), id);
      expect(statementOf(role, 'ReadWriteArtifacts').resources).toEqual([{ of: 'bucket/artifacts', as: 'objects' }]);
      expect(statementOf(role, 'ReadWriteArtifacts').actions).toEqual([
        's3:GetObject',
        's3:GetObjectVersion',
        's3:PutObject',
      ]);
      expect(statementOf(role, 'SeeArtifactBucket').actions).toContain('s3:GetBucketVersioning');
      expect(statementOf(role, 'SeeArtifactBucket').actions).toContain('s3:GetBucketLocation');
    }
  });

  test('reports are written into their own groups', () => {
    const plan = planOf(SPECS['every part of a build']);
    const { actions, resources } = statementOf(roleOf(plan, 'build'), 'WriteReports');
    expect(actions).toHaveLength(5);
    expect(resources.map((resource) => JSON.stringify(resource))).toEqual([
      expect.stringContaining('report-group/orders-build-dev-unit'),
      expect.stringContaining('report-group/orders-build-dev-coverage'),
    ]);
    expect(sidsOf(roleOf(planOf(SPECS.minimal), 'build'))).not.toContain('WriteReports');
  });

  test('values are read by name, those of the registry apart', () => {
    const role = roleOf(planOf(SPECS['every part of a build']), 'build');
    const resources = (sid: string) => JSON.stringify(statementOf(role, sid).resources);
    expect(resources('ReadParameters')).toContain(':parameter/orders/dev/user');
    expect(resources('ReadSecrets')).toContain(':secret:packages-??????');
    expect(resources('ReadParametersOfRegistry')).toContain(':parameter/hub/user');
    expect(resources('ReadSecretsOfRegistry')).toContain(':secret:hub-??????');
  });

  test('a secret that is given by its ARN is read by its ARN', () => {
    const secret = 'arn:aws:secretsmanager:eu-west-1:111122223333:secret:hub-AbCdEf';
    const plan = planOf(specWith({ build: { environment: { HUB: { secret }, SAME: { secret, jsonKey: 'x' } } } }));
    expect(statementOf(roleOf(plan, 'build'), 'ReadSecrets').resources).toEqual([secret]);
  });

  test('a build in a VPC makes and removes interfaces in its own subnets, with its own security groups', () => {
    const role = roleOf(planOf(SPECS['builds in a VPC']), 'test-unit');
    expect(statementOf(role, 'MakeInterface').resources.map((resource) => render(resource).split(':').at(-1))).toEqual([
      'network-interface/*',
      'subnet/subnet-0123456789abcdef0',
      'security-group/sg-0123456789abcdef0',
    ]);
    const { actions, conditions } = statementOf(role, 'RemoveInterface');
    expect(actions).toEqual(['ec2:DeleteNetworkInterface']);
    expect(JSON.stringify(conditions?.ArnEquals)).toContain('subnet/subnet-0123456789abcdef0');
  });

  test('a build in a VPC lends interfaces of its own subnets to CodeBuild', () => {
    const { conditions, actions } = statementOf(roleOf(planOf(SPECS['builds in a VPC']), 'test-unit'), 'LendInterface');
    expect(actions).toEqual(['ec2:CreateNetworkInterfacePermission']);
    expect(conditions?.StringEquals).toEqual({ 'ec2:AuthorizedService': 'codebuild.amazonaws.com' });
    expect(JSON.stringify(conditions?.ArnEquals)).toContain('subnet/subnet-0123456789abcdef0');
  });

  test('a test pulls the image only where it may use Docker', () => {
    const plan = planOf(SPECS['a full clone']);
    expect(sidsOf(roleOf(plan, 'test-integration'))).toContain('PullImages');
    expect(sidsOf(roleOf(plan, 'test-unit'))).not.toContain('PullImages');
  });

  test('the action that runs builds runs those of its pipeline', () => {
    const plan = planOf(SPECS['scans by Trivy and semgrep']);
    const { resources, actions } = statementOf(roleOf(plan, 'build-action'), 'RunBuilds');
    expect(actions).toEqual(['codebuild:BatchGetBuilds', 'codebuild:StartBuild', 'codebuild:StopBuild']);
    expect(resources).toEqual(plan.delivery.buildProjects.map(({ id }) => ({ of: `project/${id}`, as: 'arn' })));
  });

  test('a service role trusts CodeBuild for its own project', () => {
    const { trust } = roleOf(planOf(SPECS.minimal), 'build');
    expect(trust.principal).toEqual({ service: 'codebuild.amazonaws.com' });
    expect(JSON.stringify(trust.conditions?.ArnLike)).toContain('project/orders-build-dev');
  });
});

describe('the rights of the pipeline', () => {
  test('it assumes the roles of its actions', () => {
    const plan = planOf(SPECS['a deployed service']);
    const { resources } = statementOf(roleOf(plan, 'pipeline'), 'AssumeActionRoles');
    expect(resources).toEqual(plan.delivery.pipeline.actionRoles.map(({ id }) => ({ of: `role/${id}`, as: 'arn' })));
    expect(plan.delivery.pipeline.actionRoles.map(({ id }) => id)).toEqual([
      'source-action',
      'build-action',
      'deploy-action',
    ]);
  });

  test('it asks for approval through the topics that approvals name', () => {
    const { resources, actions } = statementOf(
      roleOf(planOf(SPECS['an approval everywhere']), 'pipeline'),
      'AskForApproval',
    );
    expect(actions).toEqual(['sns:Publish']);
    expect(resources).toEqual([{ of: 'topic/approval-needed', as: 'arn' }, EXISTING.topic]);
    expect(sidsOf(roleOf(planOf(SPECS.minimal), 'pipeline'))).not.toContain('AskForApproval');
  });

  test('Inspector scans with a role of its own', () => {
    const role = roleOf(planOf(SPECS['a scan by Inspector']), 'inspector-action');
    expect(statementOf(role, 'Scan')).toMatchObject({ actions: ['inspector-scan:ScanSbom'], resources: ['*'] });
    expect(statementOf(role, 'PullImages').resources).toEqual([{ of: 'imageRegistry', as: 'arn' }]);
  });

  test('the deploy action creates deployments of its group and registers revisions of its family', () => {
    const role = roleOf(planOf(SPECS['a slow canary']), 'deploy-action');
    const resources = (sid: string) => JSON.stringify(statementOf(role, sid).resources);
    expect(statementOf(role, 'Deploy').actions).toEqual(['codedeploy:CreateDeployment', 'codedeploy:GetDeployment']);
    expect(resources('Deploy')).toContain('"deploymentgroup:"'.slice(1, -1));
    expect(referencesIn(statementOf(role, 'Deploy').resources)).toContainEqual({ of: 'deploymentGroup', as: 'name' });
    expect(referencesIn(statementOf(role, 'SeeDeploymentConfig').resources)).toContainEqual({
      of: 'deploymentConfig',
      as: 'name',
    });
    expect(resources('RegisterTaskDefinition')).toContain('task-definition/orders-task-dev:*');
    expect(statementOf(role, 'TagTaskDefinition').conditions).toEqual({
      StringEquals: { 'ecs:CreateAction': 'RegisterTaskDefinition' },
    });
  });

  test("AWS's own deployment configuration is named", () => {
    const role = roleOf(planOf(SPECS['a deployed service']), 'deploy-action');
    expect(JSON.stringify(statementOf(role, 'SeeDeploymentConfig').resources)).toContain(
      'deploymentconfig:CodeDeployDefault.ECSAllAtOnce',
    );
  });
});

describe('the rights of the runtime', () => {
  test('CodeDeploy shifts the listeners that there are', () => {
    const bare = roleOf(planOf(SPECS['a deployed service']), 'deployment');
    expect(statementOf(bare, 'ShiftTraffic').resources).toEqual([{ of: 'listener/production', as: 'arn' }]);
    expect(sidsOf(bare)).not.toContain('CallHooks');
    const full = roleOf(planOf(SPECS['hooks and a test listener']), 'deployment');
    expect(statementOf(full, 'ShiftTraffic').resources).toContainEqual({ of: 'listener/test', as: 'arn' });
    expect(statementOf(full, 'CallHooks')).toMatchObject({
      actions: ['lambda:InvokeFunction'],
      resources: [EXISTING.function, `${EXISTING.function}:live`],
    });
  });

  test('CodeDeploy reads the alarms that stop it, and none where none do', () => {
    expect(statementOf(roleOf(planOf(SPECS['a dashboard']), 'deployment'), 'SeeAlarms').resources).toEqual([
      { of: 'alarm/server-errors', as: 'arn' },
      { of: 'alarm/latency', as: 'arn' },
    ]);
    expect(sidsOf(roleOf(planOf(SPECS['a deployed service']), 'deployment'))).not.toContain('SeeAlarms');
    expect(sidsOf(roleOf(planOf(SPECS['no rollback']), 'deployment'))).not.toContain('SeeAlarms');
  });

  test('CodeDeploy changes rules of this load balancer alone', () => {
    const own = statementOf(roleOf(planOf(SPECS['a deployed service']), 'deployment'), 'ShiftRules');
    expect(referencesIn(own.resources)).toContainEqual({ of: 'loadBalancer', as: 'fullName' });
    const shared = statementOf(
      roleOf(planOf(SPECS['an existing load balancer and cluster']), 'deployment'),
      'ShiftRules',
    );
    expect(shared.resources).toEqual([
      'arn:aws:elasticloadbalancing:eu-west-1:111122223333:listener-rule/app/shared/0123456789abcdef/*',
    ]);
  });

  test('CodeDeploy makes task sets of this service alone', () => {
    const own = statementOf(roleOf(planOf(SPECS['an existing load balancer and cluster']), 'deployment'), 'ShiftTasks');
    expect(JSON.stringify(own.resources[0])).toContain('task-set/shared/');
    expect(own.resources[1]).toEqual({ of: 'service', as: 'arn' });
  });

  test('the program may do what the spec says and nothing else', () => {
    expect(roleOf(planOf(SPECS['a deployed service']), 'task').statements).toEqual([]);
    const { statements } = roleOf(planOf(SPECS['a service with values, permissions and outbound rules']), 'task');
    expect(statements).toEqual([
      {
        sid: 'Service0',
        effect: 'Allow',
        actions: ['dynamodb:GetItem'],
        resources: ['arn:aws:dynamodb:eu-west-1:111122223333:table/orders'],
      },
    ]);
  });

  test('ECS pulls the image of the service, and the first one where it is in ECR', () => {
    const own = statementOf(roleOf(planOf(SPECS['a deployed service']), 'task-execution'), 'PullImages');
    expect(own.resources).toEqual([{ of: 'imageRegistry', as: 'arn' }]);
    const first = statementOf(roleOf(planOf(SPECS['endpoints only']), 'task-execution'), 'PullImages');
    expect(JSON.stringify(first.resources[1])).toContain(':ecr:eu-west-1:444455556666:repository/waiting');
  });

  test.each(ALL_PLANS.filter(([, { runtimes }]) => runtimes.length > 0))(
    'ECS makes log streams in the log group of the containers and in no other: %s',
    (_, plan) => {
      const writes = statementOf(roleOf(plan, 'task-execution'), 'WriteLogs');
      expect(writes.actions).toEqual(['logs:CreateLogStream', 'logs:PutLogEvents']);
      expect(writes.resources).toEqual([{ of: 'logs/containers', as: 'streams' }]);
    },
  );

  test('ECS reads the values of the service', () => {
    const role = roleOf(planOf(SPECS['a service with values, permissions and outbound rules']), 'task-execution');
    expect(JSON.stringify(statementOf(role, 'ReadSecrets').resources)).toContain('secret:orders/database-??????');
    expect(JSON.stringify(statementOf(role, 'ReadParameters').resources)).toContain('parameter/orders/dev/api-key');
  });

  test('the program is not given what ECS starts it with', () => {
    const role = roleOf(planOf(SPECS['endpoints only']), 'task');
    expect(role.statements).toEqual([]);
  });
});

describe('the policy of the key', () => {
  const plan = planOf(deployedWith({}, {}, { encryption: { key: 'customer-managed' } }));
  const policy = found(plan.delivery.encryptionKey).policy;

  test('the account administers the key and does not use it by that', () => {
    const administer = found(policy.find(({ sid }) => sid === 'AdministerByAccount'));
    expect(administer.actions).toContain('kms:PutKeyPolicy');
    for (const use of ['kms:Decrypt', 'kms:Encrypt', 'kms:GenerateDataKey'])
      expect(administer.actions).not.toContain(use);
  });

  test('it is used through services only', () => {
    const use = found(policy.find(({ sid }) => sid === 'UseThroughServices'));
    expect(use.conditions?.StringEquals).toHaveProperty('kms:CallerAccount');
    expect(JSON.stringify(use.conditions?.StringEquals?.['kms:ViaService'])).toContain('"s3."');
  });

  test('ECR and CodeCommit make and take back the grants that they work with, through services only', () => {
    for (const action of ['kms:CreateGrant', 'kms:RetireGrant'])
      expect(policy.filter(({ actions, effect }) => effect === 'Allow' && actions.includes(action))).toEqual([
        expect.objectContaining({ sid: 'UseThroughServices' }),
      ]);
  });

  test('CloudWatch Logs uses it for the log groups of the plan and no others', () => {
    const logs = found(policy.find(({ sid }) => sid === 'UseForLogs'));
    const names = JSON.stringify(logs.conditions?.ArnEquals?.['kms:EncryptionContext:aws:logs:arn']);
    for (const group of [
      '/aws/codebuild/orders-build-dev',
      '/aws/codepipeline/orders-pipeline-dev',
      '/ecs/orders-task-dev',
      '/aws/vpc/orders-flow-logs-dev',
      '/aws/lambda/orders-bucket-emptier-dev',
    ])
      expect(names).toContain(`log-group:${group}"`);
    expect(logs.principals).toEqual([
      { service: { join: ['logs.', { of: 'cloud', as: 'region' }, '.amazonaws.com'] } },
    ]);
  });

  test('events and alarms may write to encrypted topics', () => {
    for (const service of ['events.amazonaws.com', 'cloudwatch.amazonaws.com']) {
      const use = found(
        policy.find(({ principals }) =>
          principals.some((principal) => 'service' in principal && principal.service === service),
        ),
      );
      expect(use.actions).toEqual(['kms:Decrypt', 'kms:GenerateDataKey']);
      expect(use.conditions).toEqual(
        service === 'events.amazonaws.com'
          ? undefined
          : { StringEquals: { 'aws:SourceAccount': { of: 'cloud', as: 'account' } } },
      );
    }
  });

  test('it refers to the account and region only, so that everything can wait for the key', () => {
    expect([...new Set(referencesIn(policy).map(({ of }) => of))]).toEqual(['cloud']);
  });
});

test('requests without TLS are refused by every bucket and topic', () => {
  const plan = planOf({ ...SPECS['all channels'], source: { kind: 's3' } });
  const denied = resourceStatementsOf(plan).filter(({ effect }) => effect === 'Deny');
  expect(denied).toHaveLength(2 + plan.delivery.notificationTopics.length);
  for (const { conditions } of denied) expect(conditions).toEqual({ Bool: { 'aws:SecureTransport': 'false' } });
});

test('a project reads its artifacts only with the rights of its own role', () => {
  const { role } = projectOf(planOf(SPECS['scans by ECR and bandit']), 'scan-image-ecr');
  expect(statementOf(role, 'ReadFindings')).toMatchObject({
    actions: ['ecr:DescribeImageScanFindings'],
    resources: [{ of: 'imageRegistry', as: 'arn' }],
  });
});
