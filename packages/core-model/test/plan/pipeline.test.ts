import { APP_SPEC_FILE } from '../../src/documents/app-spec';
import { TASK_DEFINITION_FILE } from '../../src/documents/task-definition';
import { partsOf, type Text } from '../../src/plan/vocabulary/text';
import { actionOf, actionsOf, found, repeated, textsIn } from '../plan-parts';
import { render } from '../plausible-values';
import { ALL_PLANS, deployedWith, EXISTING, planOf, SPECS, specWith } from '../specs';

const stagesOf = (plan: ReturnType<typeof planOf>) => plan.delivery.pipeline.stages.map(({ name }) => name);

describe.each(ALL_PLANS)('the pipeline of %s', (_, plan) => {
  const { stages } = plan.delivery.pipeline;

  test('has two stages or more, each with an action', () => {
    expect(stages.length).toBeGreaterThanOrEqual(2);
    expect(stages.filter(({ actions }) => actions.length === 0)).toEqual([]);
  });

  test('has no two stages of one name, and no two actions of one name in a stage', () => {
    expect(repeated(stages.map(({ name }) => name))).toEqual([]);
    expect(stages.flatMap(({ actions }) => repeated(actions.map(({ name }) => name)))).toEqual([]);
  });

  test('has names of stages, actions and artifacts that AWS takes', () => {
    const names = stages.flatMap(({ name, actions }) => [name, ...actions.map((action) => action.name)]);
    for (const name of names) expect(name).toMatch(/^[A-Za-z0-9.@_-]{1,100}$/);
    for (const name of actionsOf(plan).flatMap(({ outputs }) => outputs))
      expect(name).toMatch(/^[A-Za-z0-9_-]{1,100}$/);
  });

  test('has its source actions in the first stage and nowhere else', () => {
    expect(
      stages.flatMap(({ actions }, index) => actions.map(({ category }) => (category === 'Source') === (index === 0))),
    ).not.toContain(false);
  });

  test('produces every artifact that an action reads before that action, and each once', () => {
    const produced = new Set<string>();
    for (const { actions } of stages) {
      for (const action of actions) for (const input of action.inputs) expect(produced).toContain(input);
      for (const action of actions) for (const output of action.outputs) produced.add(output);
    }
    expect(repeated(actionsOf(plan).flatMap(({ outputs }) => outputs))).toEqual([]);
  });

  test('names in its configuration only artifacts that the action reads', () => {
    for (const { configuration, inputs } of actionsOf(plan)) {
      const artifacts = Object.entries(configuration).filter(
        ([key]) => key.endsWith('Artifact') || key === 'Image1ArtifactName',
      );
      for (const [, artifact] of artifacts) expect(inputs).toContain(artifact);
    }
  });

  test('reads variables only of actions that ran before', () => {
    const known = new Set<string>();
    for (const { actions } of stages) {
      const used = actions
        .flatMap(({ configuration }) => textsIn(configuration))
        .flatMap((value) => [...value.matchAll(/#\{(\w+)\.(\w+)\}/g)]);
      for (const [, namespace] of used) expect(known).toContain(namespace);
      for (const { namespace } of actions) if (namespace) known.add(namespace);
    }
  });

  test('has configuration values of text, at most 1000 characters when deployed', () => {
    for (const { configuration } of actionsOf(plan))
      for (const [key, value] of Object.entries(configuration)) {
        expect(key.length).toBeLessThanOrEqual(50);
        if (typeof value === 'object' && 'secret' in value) continue;
        expect(render(value as Text).length).toBeLessThanOrEqual(1000);
        for (const part of partsOf(value as Text)) expect(['string', 'object']).toContain(typeof part);
      }
  });

  test('gives each action of AWS but approvals a role of its own kind of work', () => {
    const roles = plan.delivery.pipeline.actionRoles.map(({ id }) => `role/${id}`);
    for (const { category, owner, role } of actionsOf(plan)) {
      const hasRole = category !== 'Approval' && owner === 'AWS';
      expect(role === undefined).toBe(!hasRole);
      if (role) expect(roles).toContain(role.of);
    }
  });

  test('is of type V2, queues its executions and keeps artifacts in the artifact bucket', () => {
    expect(plan.delivery.pipeline).toMatchObject({
      type: 'V2',
      executionMode: 'QUEUED',
      artifactStore: { bucket: { of: 'bucket/artifacts', as: 'name' } },
    });
    expect('encryptionKey' in plan.delivery.pipeline.artifactStore).toBe(plan.delivery.encryptionKey !== undefined);
  });

  test('starts each build project with one action, and no project that is not there', () => {
    const started = actionsOf(plan).flatMap(({ configuration }) => {
      const project = configuration.ProjectName;
      return project && typeof project === 'object' && 'of' in project ? [project.of] : [];
    });
    expect([...started].sort()).toEqual(plan.delivery.buildProjects.map(({ id }) => `project/${id}`).sort());
  });
});

describe('the stages', () => {
  test.each([
    ['minimal', ['Source', 'Build']],
    ['an image that is only approved', ['Source', 'Build', 'Approve']],
    ['a full clone', ['Source', 'Build', 'Test', 'SecurityScan']],
    ['a deployed service', ['Source', 'Build', 'Deploy']],
    [
      'an approval everywhere',
      [
        'Source',
        'ApproveBuild',
        'Build',
        'ApproveTest',
        'Test',
        'ApproveSecurityScan',
        'SecurityScan',
        'ApproveDeploy',
        'Deploy',
        'Approve',
      ],
    ],
  ] as const)('of %s', (name, stages) => {
    expect(stagesOf(planOf(SPECS[name]))).toEqual(stages);
  });

  test('tests and scans run side by side', () => {
    const plan = planOf(SPECS['scans by Trivy and semgrep']);
    expect(actionsOf(plan).map(({ runOrder }) => runOrder)).toEqual(actionsOf(plan).map(() => 1));
  });

  test('nothing is tried again unless the spec asks for it', () => {
    expect(planOf(SPECS['a deployed service']).delivery.pipeline.stages.filter((stage) => 'retry' in stage)).toEqual(
      [],
    );
  });

  test('a failed Build, Test or SecurityScan is tried again, a deployment never', () => {
    const { stages } = planOf(SPECS['retries of failed actions']).delivery.pipeline;
    expect(stages.map(({ name, retry }) => [name, retry])).toEqual([
      ['Source', undefined],
      ['Build', 'FAILED_ACTIONS'],
      ['Test', 'FAILED_ACTIONS'],
      ['SecurityScan', 'FAILED_ACTIONS'],
      ['Deploy', undefined],
    ]);
    expect(planOf(SPECS['retries of all actions']).delivery.pipeline.stages[1]?.retry).toBe('ALL_ACTIONS');
  });
});

describe('the source action', () => {
  const source = (name: keyof typeof SPECS) => actionOf(planOf(SPECS[name]), 'Source', 'Source');

  test('of a connected repository', () => {
    expect(source('minimal')).toMatchObject({
      owner: 'AWS',
      provider: 'CodeStarSourceConnection',
      configuration: {
        ConnectionArn: { of: 'connection', as: 'arn' },
        FullRepositoryId: 'acme/orders',
        BranchName: 'main',
        OutputArtifactFormat: 'CODE_ZIP',
        DetectChanges: 'true',
      },
      outputs: ['SourceOutput'],
    });
    expect(source('an existing connection to Bitbucket').configuration.ConnectionArn).toBe(EXISTING.connection);
    expect(source('a new connection to GitLab').configuration.FullRepositoryId).toBe('acme/shop/orders');
  });

  test('of CodeCommit', () => {
    expect(source('a new CodeCommit repository').configuration).toEqual({
      RepositoryName: { of: 'sourceRepository', as: 'name' },
      BranchName: 'main',
      PollForSourceChanges: 'false',
      OutputArtifactFormat: 'CODE_ZIP',
    });
    expect(source('an existing CodeCommit repository').configuration).toMatchObject({
      RepositoryName: 'orders',
      BranchName: 'trunk',
    });
  });

  test('of S3', () => {
    expect(source('a new bucket of zip files').configuration).toEqual({
      S3Bucket: { of: 'bucket/source', as: 'name' },
      S3ObjectKey: 'source.zip',
      PollForSourceChanges: 'false',
    });
    expect(source('an existing bucket of zip files').configuration).toMatchObject({
      S3Bucket: 'acme-sources',
      S3ObjectKey: 'orders/app.zip',
    });
  });

  test('of ECR', () => {
    expect(source('an image that is released').configuration).toEqual({
      RepositoryName: 'acme/orders',
      ImageTag: 'stable',
    });
    expect(source('an image that is only approved').configuration.ImageTag).toBe('latest');
  });

  test('of GitHub with a token, which is a reference to a secret', () => {
    expect(source('a GitHub token')).toMatchObject({
      owner: 'ThirdParty',
      provider: 'GitHub',
      configuration: {
        Owner: 'acme',
        Repo: 'orders',
        Branch: 'main',
        OAuthToken: { secret: { name: 'github', jsonKey: 'token' } },
      },
    });
  });

  test('of GitHub with a secret that is the token', () => {
    const plan = planOf(
      specWith({ source: { kind: 'github-oauth', repository: 'acme/orders', token: { secret: 'github' } } }),
    );
    expect(actionOf(plan, 'Source', 'Source').configuration.OAuthToken).toEqual({ secret: { name: 'github' } });
  });

  test('with a full clone', () => {
    expect(source('a full clone').configuration.OutputArtifactFormat).toBe('CODEBUILD_CLONE_REF');
    expect(source('a full clone from CodeCommit').configuration.OutputArtifactFormat).toBe('CODEBUILD_CLONE_REF');
  });
});

describe('what starts the pipeline', () => {
  test.each(ALL_PLANS)('is one thing only, which follows from the kind of source: %s', (title, plan) => {
    const { provider, configuration } = found(actionsOf(plan)[0]);
    const ways = {
      rule: plan.delivery.trigger !== undefined,
      triggers: plan.delivery.pipeline.triggers.length > 0,
      detection: configuration.DetectChanges === 'true' || configuration.PollForSourceChanges === 'true',
    };
    expect(Object.values(ways).filter(Boolean)).toHaveLength(title === 'no triggers' ? 0 : 1);
    expect(ways.rule).toBe(['CodeCommit', 'S3', 'ECR'].includes(provider));
  });

  test('triggers name the source action and the branch', () => {
    expect(planOf(SPECS['triggers on paths and pull requests']).delivery.pipeline.triggers).toEqual([
      {
        sourceAction: 'Source',
        push: [
          { branches: { includes: ['main'] }, paths: { includes: ['services/orders/**'], excludes: ['**/*.md'] } },
        ],
        pullRequest: [
          {
            events: ['OPEN', 'UPDATED', 'CLOSED'],
            branches: { includes: ['main'] },
            paths: { includes: ['services/orders/**'], excludes: ['**/*.md'] },
          },
        ],
      },
    ]);
  });

  test('tags start the pipeline in place of pushes to the branch', () => {
    const plan = planOf(SPECS['triggers on tags']);
    expect(plan.delivery.pipeline.triggers).toEqual([
      { sourceAction: 'Source', push: [{ tags: { includes: ['v*'] } }], pullRequest: [] },
    ]);
    expect(actionOf(plan, 'Source', 'Source').configuration.DetectChanges).toBe('false');
  });

  test('is nobody but who asks for it, where the spec says so', () => {
    const plan = planOf(SPECS['no triggers']);
    expect(plan.delivery.pipeline.triggers).toEqual([]);
    expect(actionOf(plan, 'Source', 'Source').configuration.DetectChanges).toBe('false');
  });

  test('patterns that only exclude let everything else in', () => {
    const plan = planOf(
      specWith({ source: { kind: 'github', repository: 'a/b', branch: 'trunk', triggers: { paths: ['!docs/**'] } } }),
    );
    expect(plan.delivery.pipeline.triggers[0]?.push).toEqual([
      { branches: { includes: ['trunk'] }, paths: { excludes: ['docs/**'] } },
    ]);
  });
});

describe('tests and scans', () => {
  test('find the pushed image in their variables', () => {
    const { configuration, inputs, category } = actionOf(planOf(SPECS['a full clone']), 'Test', 'unit');
    expect(category).toBe('Test');
    expect(inputs).toEqual(['SourceOutput']);
    expect(JSON.parse(configuration.EnvironmentVariables as string)).toEqual([
      { name: 'IMAGE_URI', value: '#{Build.IMAGE_URI}', type: 'PLAINTEXT' },
      { name: 'IMAGE_DIGEST', value: '#{Build.IMAGE_DIGEST}', type: 'PLAINTEXT' },
      { name: 'IMAGE_TAG', value: '#{Build.IMAGE_TAG}', type: 'PLAINTEXT' },
    ]);
  });

  test('find the image of the source where none is built', () => {
    const { configuration } = actionOf(planOf(SPECS['an image that is released']), 'Test', 'unit');
    expect(configuration.EnvironmentVariables).toContain('#{Source.ImageDigest}');
  });

  test('have no image where there is none', () => {
    const plan = planOf({ ...SPECS['commands without an image'], tests: [{ name: 'unit', commands: ['make'] }] });
    expect(actionOf(plan, 'Test', 'unit').configuration).not.toHaveProperty('EnvironmentVariables');
  });

  test('of the source do not wait for the image', () => {
    const { configuration } = actionOf(planOf(SPECS['scans by Trivy and semgrep']), 'SecurityScan', 'scan-secrets');
    expect(configuration).toEqual({ ProjectName: { of: 'project/scan-secrets', as: 'name' } });
  });

  test.each([
    ['critical', { CriticalThreshold: '0' }],
    ['high', { CriticalThreshold: '0', HighThreshold: '0' }],
    ['medium', { CriticalThreshold: '0', HighThreshold: '0', MediumThreshold: '0' }],
    ['low', { CriticalThreshold: '0', HighThreshold: '0', MediumThreshold: '0', LowThreshold: '0' }],
  ] as const)('by Inspector fail on %s and worse', (failOn, thresholds) => {
    const plan = planOf(specWith({ scans: [{ kind: 'image', scanner: 'inspector', failOn }] }));
    const action = found(actionsOf(plan).find(({ provider }) => provider === 'InspectorScan'));
    expect(action).toMatchObject({ category: 'Invoke', owner: 'AWS' });
    expect(action.configuration).toEqual({
      InspectorRunMode: 'ECRImageScan',
      ECRRepositoryName: { of: 'imageRegistry', as: 'name' },
      ImageTag: '#{Build.IMAGE_TAG}',
      ...thresholds,
    });
  });
});

describe('an approval', () => {
  const plan = planOf(SPECS['an approval everywhere']);

  test('has a message, and waits as long as CodePipeline unless told otherwise', () => {
    const action = actionOf(plan, 'ApproveBuild', 'Approve');
    expect(action).toMatchObject({ category: 'Approval', provider: 'Manual', timeoutMinutes: 10080 });
    expect(action.configuration).toEqual({
      CustomData: 'Approve to continue',
      NotificationArn: { of: 'topic/approval-needed', as: 'arn' },
    });
    expect(actionOf(plan, 'ApproveSecurityScan', 'Approve').timeoutMinutes).toBe(60);
  });

  test('shows its own message and page', () => {
    expect(actionOf(plan, 'ApproveTest', 'Approve').configuration).toMatchObject({
      CustomData: 'Test "orders"?',
      ExternalEntityLink: 'https://example.com/orders',
    });
  });

  test('tells its own topic', () => {
    expect(actionOf(plan, 'ApproveDeploy', 'Approve').configuration.NotificationArn).toBe(EXISTING.topic);
  });

  test('tells nobody where nobody wants to know', () => {
    const alone = planOf(SPECS['an image that is only approved']);
    expect(actionOf(alone, 'Approve', 'Approve').configuration).not.toHaveProperty('NotificationArn');
  });
});

describe('the deployment', () => {
  const deploy = (name: keyof typeof SPECS) => actionOf(planOf(SPECS[name]), 'Deploy', 'Deploy');

  test('reads what the build produced', () => {
    expect(deploy('a deployed service')).toMatchObject({
      category: 'Deploy',
      provider: 'CodeDeployToECS',
      inputs: ['BuildOutput'],
      configuration: {
        ApplicationName: { of: 'application', as: 'name' },
        DeploymentGroupName: { of: 'deploymentGroup', as: 'name' },
        TaskDefinitionTemplateArtifact: 'BuildOutput',
        TaskDefinitionTemplatePath: TASK_DEFINITION_FILE,
        AppSpecTemplateArtifact: 'BuildOutput',
        AppSpecTemplatePath: APP_SPEC_FILE,
        Image1ArtifactName: 'BuildOutput',
        Image1ContainerName: 'IMAGE1_NAME',
      },
    });
  });

  test('reads the image of the source where none is built', () => {
    const action = deploy('an image that is released');
    expect(action.inputs).toEqual(['BuildOutput', 'SourceOutput']);
    expect(action.configuration.Image1ArtifactName).toBe('SourceOutput');
  });

  test.each(ALL_PLANS.filter(([, plan]) => plan.runtimes.length > 0))(
    'finds its documents in the artifact of the build: %s',
    (_, plan) => {
      const { buildspec } = found(plan.delivery.buildProjects[0]);
      const text = render(buildspec);
      const files = text.slice(text.indexOf('\nartifacts:'));
      for (const file of [TASK_DEFINITION_FILE, APP_SPEC_FILE]) {
        expect(files).toContain(`- ${file}`);
        expect(text).toContain(`cat > ${file} `);
      }
    },
  );

  test('is there for a deployed service only', () => {
    expect(stagesOf(planOf(SPECS.minimal))).not.toContain('Deploy');
    expect(stagesOf(planOf(deployedWith()))).toContain('Deploy');
  });
});

test('the pipeline waits for the bucket that its source is uploaded to', () => {
  expect(planOf(SPECS['a new bucket of zip files']).delivery.pipeline.waitsFor).toContain('bucket/source');
  expect(planOf(SPECS['an existing bucket of zip files']).delivery.pipeline.waitsFor).not.toContain('bucket/source');
});
