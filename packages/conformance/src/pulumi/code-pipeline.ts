import type { ResourceType } from './resource-type';
import { namesOf, nested, onlyOf, type Shape, same, tags, within } from './shape';

const globs = same('excludes', 'includes');

const filters: Shape = {
  branches: nested('Branches', globs),
  ...same('events'),
  filePaths: nested('FilePaths', globs),
  tags: nested('Tags', globs),
};

const action: Shape = {
  ...within('ActionTypeId', same('category', 'owner', 'provider', 'version')),
  ...same('configuration', 'name', 'namespace', 'roleArn', 'runOrder', 'timeoutInMinutes'),
  inputArtifacts: namesOf('InputArtifacts'),
  outputArtifacts: namesOf('OutputArtifacts'),
};

/** CodePipeline, and what its sources are made of. */
export const CODE_PIPELINE: { readonly [token: string]: ResourceType } = {
  'aws:codepipeline/pipeline:Pipeline': {
    type: 'AWS::CodePipeline::Pipeline',
    inputs: {
      artifactStores: onlyOf('ArtifactStore', {
        encryptionKey: nested('EncryptionKey', same('id', 'type')),
        ...same('location', 'type'),
      }),
      ...same('executionMode', 'name', 'pipelineType', 'roleArn'),
      stages: nested('Stages', {
        actions: nested('Actions', action),
        ...same('name'),
        onFailure: nested('OnFailure', {
          ...same('result'),
          retryConfiguration: nested('RetryConfiguration', same('retryMode')),
        }),
      }),
      triggers: nested('Triggers', {
        gitConfiguration: nested('GitConfiguration', {
          pullRequests: nested('PullRequest', filters),
          pushes: nested('Push', filters),
          ...same('sourceActionName'),
        }),
        ...same('providerType'),
      }),
      tags,
    },
    outputs: { arn: 'Arn', name: 'Ref' },
  },
  'aws:codeconnections/connection:Connection': {
    type: 'AWS::CodeConnections::Connection',
    inputs: { name: 'ConnectionName', ...same('providerType'), tags },
    outputs: { arn: 'Ref' },
  },
  'aws:codecommit/repository:Repository': {
    type: 'AWS::CodeCommit::Repository',
    inputs: { description: 'RepositoryDescription', ...same('kmsKeyId', 'repositoryName'), tags },
    outputs: { arn: 'Arn', cloneUrlHttp: 'CloneUrlHttp', repositoryName: 'Name' },
  },
};
