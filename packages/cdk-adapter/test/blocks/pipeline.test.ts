import { EVERYTHING, SMALLEST } from '../../../core-model/test/adapter-specs';
import { renderSpec } from '../support/render';

describe('the pipeline', () => {
  const { template, pipeline } = renderSpec(EVERYTHING);
  const resource = template.only('AWS::CodePipeline::Pipeline');

  test('is of type V2 and queues its executions', () => {
    expect(resource.properties).toMatchObject({
      PipelineType: 'V2',
      ExecutionMode: 'QUEUED',
      RoleArn: '${RolesPipeline.Arn}',
    });
  });

  test('keeps its artifacts in the artifact bucket, encrypted with the key', () => {
    expect(resource.properties.ArtifactStore).toEqual({
      Type: 'S3',
      Location: '${ArtifactStore}',
      EncryptionKey: { Type: 'KMS', Id: '${EncryptionKey.Arn}' },
    });
  });

  test('has the stages and actions of the plan', () => {
    const stages = resource.properties.Stages.map(
      ({ Name, Actions }: { Name: string; Actions: { Name: string }[] }) => [
        Name,
        ...Actions.map((action) => action.Name),
      ],
    );
    const planned = pipeline.plan.delivery.pipeline.stages.map(({ name, actions }) => [
      name,
      ...actions.map((action) => action.name),
    ]);
    expect(stages).toEqual(planned);
  });

  test('gives every action its own artifacts, and only what it needs', () => {
    expect(template.action('Build', 'Build')).toMatchObject({
      InputArtifacts: [{ Name: 'SourceOutput' }],
      OutputArtifacts: [{ Name: 'BuildOutput' }],
      RoleArn: '${RolesBuildAction.Arn}',
    });
  });

  test('waits for a person for as long as the plan says', () => {
    const approval = resource.properties.Stages.flatMap(({ Actions }: { Actions: object[] }) => Actions).find(
      (action: { ActionTypeId: { Category: string } }) => action.ActionTypeId.Category === 'Approval',
    );
    expect(approval).toMatchObject({ TimeoutInMinutes: 60, Configuration: { CustomData: 'Release orders?' } });
    expect(approval).not.toHaveProperty('RoleArn');
  });

  test('starts on the pushes and pull requests of the plan, without empty filters', () => {
    const [trigger] = resource.properties.Triggers;
    expect(trigger.ProviderType).toBe('CodeStarSourceConnection');
    expect(trigger.GitConfiguration).toMatchObject({
      SourceActionName: 'Source',
      Push: [{ Branches: { Includes: ['main'] }, FilePaths: { Includes: ['src/**'] } }],
      PullRequest: [{ Events: ['OPEN', 'UPDATED'], Branches: { Includes: ['main'] } }],
    });
    expect(renderSpec(SMALLEST).template.only('AWS::CodePipeline::Pipeline').properties).not.toHaveProperty('Triggers');
  });

  test('exists after the permissions of all of its roles, since its first run starts at once', () => {
    const roles = ['Pipeline', 'SourceAction', 'BuildAction', 'DeployAction'];
    expect(resource.dependsOn).toEqual(expect.arrayContaining(roles.map((role) => `Permissions${role}`)));
    expect(resource.dependsOn).toContain('PipelineLogs');
  });

  test('runs a failed stage once more where the plan says so', () => {
    const { stages } = pipeline.plan.delivery.pipeline;
    const retries = resource.properties.Stages.map(({ OnFailure }: { OnFailure?: object }) => OnFailure);
    expect(retries).toEqual(
      stages.map(({ retry }) => retry && { Result: 'RETRY', RetryConfiguration: { RetryMode: retry } }),
    );
  });

  test('reads an OAuth token when it is deployed, and shows the name of the secret only', () => {
    const oauth = renderSpec({
      ...SMALLEST,
      source: { kind: 'github-oauth', repository: 'acme/orders', token: { secret: 'github', jsonKey: 'token' } },
    }).template;
    expect(oauth.action('Source', 'Source').Configuration.OAuthToken).toBe(
      '{{resolve:secretsmanager:github:SecretString:token::}}',
    );
  });

  test('has an L2 view', () => {
    const { pipeline: block } = pipeline.delivery;
    expect(block.pipeline.pipelineArn).toBe(block.cfnPipeline.attrArn);
  });
});
