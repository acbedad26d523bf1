import type { ResolvedConnectionSource, ResolvedSource } from '../../spec/resolved-spec';
import type { PlanContext } from '../context';
import type { ActionPlan, ConfigurationValue } from '../pipeline';
import { connectionArn, repositoryName, sourceBucketName } from '../source-reference';
import { roleArn } from '../vocabulary/statement';
import { startsWithEveryPush } from './git-triggers';

/** Artifact of the source. */
export const SOURCE_ARTIFACT = 'SourceOutput';

/** Name of the source action; triggers name it. */
export const SOURCE_ACTION = 'Source';

/** The source action. Third-party actions run with a token and without a role. */
export function planSourceAction({ spec: { source } }: PlanContext): ActionPlan {
  const thirdParty = source.kind === 'github-oauth';
  return {
    name: SOURCE_ACTION,
    category: 'Source',
    owner: thirdParty ? 'ThirdParty' : 'AWS',
    provider: PROVIDERS[source.kind],
    version: '1',
    runOrder: 1,
    configuration: configuration(source),
    inputs: [],
    outputs: [SOURCE_ARTIFACT],
    namespace: 'Source',
    ...(!thirdParty && { role: roleArn('source-action') }),
  };
}

const PROVIDERS = {
  github: 'CodeStarSourceConnection',
  gitlab: 'CodeStarSourceConnection',
  bitbucket: 'CodeStarSourceConnection',
  codecommit: 'CodeCommit',
  s3: 'S3',
  ecr: 'ECR',
  'github-oauth': 'GitHub',
} as const satisfies Record<ResolvedSource['kind'], string>;

/** Nothing polls but `github-oauth`: rules, connections and triggers start the pipeline. */
function configuration(source: ResolvedSource): { readonly [key: string]: ConfigurationValue } {
  switch (source.kind) {
    case 'github':
    case 'gitlab':
    case 'bitbucket':
      return connectionConfiguration(source);
    case 'codecommit':
      return {
        RepositoryName: repositoryName(source),
        BranchName: source.branch,
        PollForSourceChanges: 'false',
        OutputArtifactFormat: cloneFormat(source.fullClone),
      };
    case 's3':
      return { S3Bucket: sourceBucketName(source), S3ObjectKey: source.key, PollForSourceChanges: 'false' };
    case 'ecr':
      return { RepositoryName: source.repository, ImageTag: source.tag };
    case 'github-oauth':
      return oauthConfiguration(source);
  }
}

/** AWS switches detection off by itself where a trigger says what starts the pipeline. */
function connectionConfiguration(source: ResolvedConnectionSource): { readonly [key: string]: ConfigurationValue } {
  return {
    ConnectionArn: connectionArn(source),
    FullRepositoryId: source.repository,
    BranchName: source.branch,
    OutputArtifactFormat: cloneFormat(source.fullClone),
    DetectChanges: startsWithEveryPush(source) ? 'true' : 'false',
  };
}

function oauthConfiguration(source: Extract<ResolvedSource, { kind: 'github-oauth' }>): {
  readonly [key: string]: ConfigurationValue;
} {
  const [owner = '', repository = ''] = source.repository.split('/');
  const { secret, jsonKey } = source.token;
  return {
    Owner: owner,
    Repo: repository,
    Branch: source.branch,
    OAuthToken: { secret: { name: secret, ...(jsonKey && { jsonKey }) } },
    PollForSourceChanges: 'true',
  };
}

function cloneFormat(fullClone: boolean): string {
  return fullClone ? 'CODEBUILD_CLONE_REF' : 'CODE_ZIP';
}
