import type { CodeCommitSourceSpec, ConnectionSourceSpec, S3SourceSpec } from '../spec/source';
import { arnOf, PARTITION } from './vocabulary/cloud';
import { ref } from './vocabulary/reference';
import { type Text, text } from './vocabulary/text';

/** ARN of the connection, created or given. */
export function connectionArn({ connection }: ConnectionSourceSpec): Text {
  return connection ?? ref('connection', 'arn');
}

/** ARN of the CodeCommit repository, created or existing. */
export function repositoryArn({ repository }: CodeCommitSourceSpec): Text {
  return repository ? arnOf('codecommit', repository) : ref('sourceRepository', 'arn');
}

/** Name of the CodeCommit repository, created or existing. */
export function repositoryName({ repository }: CodeCommitSourceSpec): Text {
  return repository ?? ref('sourceRepository', 'name');
}

/** Name of the bucket of zip files, created or existing. */
export function sourceBucketName({ bucket }: S3SourceSpec): Text {
  return bucket ?? ref('bucket/source', 'name');
}

/** ARN of the bucket of zip files, created or existing. */
export function sourceBucketArn({ bucket }: S3SourceSpec): Text {
  return bucket ? text`arn:${PARTITION}:s3:::${bucket}` : ref('bucket/source', 'arn');
}
