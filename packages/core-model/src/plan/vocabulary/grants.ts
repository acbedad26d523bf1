import type { PlanContext } from '../context';
import { ref } from './reference';
import { allow, allowEverywhere, type Statement } from './statement';
import type { Text } from './text';

/** Read the pipeline's artifacts, with what reading a versioned bucket needs. */
export function readArtifacts(context: PlanContext): readonly Statement[] {
  return [
    allow('ReadObjects', ['s3:GetObject', 's3:GetObjectVersion'], [ref('bucket/artifacts', 'objects')]),
    allow('SeeBucket', BUCKET_READS, [ref('bucket/artifacts', 'arn')]),
    ...decrypt(context),
  ];
}

/** Read and write the pipeline's artifacts. */
export function readWriteArtifacts(context: PlanContext): readonly Statement[] {
  return [
    allow(
      'ReadWriteArtifacts',
      ['s3:GetObject', 's3:GetObjectVersion', 's3:PutObject'],
      [ref('bucket/artifacts', 'objects')],
    ),
    allow('SeeArtifactBucket', BUCKET_READS, [ref('bucket/artifacts', 'arn')]),
    ...encryptDecrypt(context),
  ];
}

/** What reading or writing objects needs of the bucket itself. */
export const BUCKET_READS = ['s3:GetBucketAcl', 's3:GetBucketLocation', 's3:GetBucketVersioning', 's3:ListBucket'];

/** Decrypt with the customer-managed key, where there is one. */
export function decrypt(context: PlanContext): readonly Statement[] {
  return context.encryptionKey ? [allow('Decrypt', ['kms:Decrypt', 'kms:DescribeKey'], [context.encryptionKey])] : [];
}

/** Encrypt and decrypt with the customer-managed key, where there is one. */
export function encryptDecrypt(context: PlanContext): readonly Statement[] {
  return context.encryptionKey ? [allow('EncryptDecrypt', KEY_USE, [context.encryptionKey])] : [];
}

/** What using a KMS key for data at rest takes. */
export const KEY_USE = [
  'kms:Decrypt',
  'kms:DescribeKey',
  'kms:Encrypt',
  'kms:GenerateDataKey',
  'kms:GenerateDataKeyWithoutPlaintext',
  'kms:ReEncryptFrom',
  'kms:ReEncryptTo',
];

/** Write log streams of one log group, which exists already. */
export function writeLogs(logGroup: string): Statement {
  return allow('WriteLogs', ['logs:CreateLogStream', 'logs:PutLogEvents'], [ref(`logs/${logGroup}`, 'streams')]);
}

/** Log in to ECR; the token has no narrower resource. */
export function logInToRegistry(): Statement {
  return allowEverywhere('LogInToRegistry', ['ecr:GetAuthorizationToken']);
}

/** Pull images of repositories. */
export function pullImages(...repositories: readonly Text[]): Statement {
  return allow('PullImages', PULL, repositories);
}

/** Push and pull images of a repository. From the ECR User Guide, "IAM permissions for pushing an image". */
export function pushImages(repository: Text): Statement {
  return allow(
    'PushImages',
    [...PULL, 'ecr:CompleteLayerUpload', 'ecr:InitiateLayerUpload', 'ecr:PutImage', 'ecr:UploadLayerPart'],
    [repository],
  );
}

const PULL = ['ecr:BatchCheckLayerAvailability', 'ecr:BatchGetImage', 'ecr:GetDownloadUrlForLayer'];
