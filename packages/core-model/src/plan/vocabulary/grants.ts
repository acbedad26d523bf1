import type { PlanContext } from '../context';
import { REGION } from './cloud';
import { ref } from './reference';
import { allow, allowEverywhere, deny, type Statement } from './statement';
import { type Text, text } from './text';

/** Read the pipeline's artifacts, with what reading a versioned bucket needs. */
export function readArtifacts(context: PlanContext): readonly Statement[] {
  return [
    allow('ReadObjects', ['s3:GetObject', 's3:GetObjectVersion'], [ref('bucket/artifacts', 'objects')]),
    allow('SeeBucket', BUCKET_READS, [ref('bucket/artifacts', 'arn')]),
    ...keepOffCache(context),
    ...decrypt(context),
  ];
}

/** Read and write the pipeline's artifacts. */
export function readWriteArtifacts(context: PlanContext): readonly Statement[] {
  return [...readWriteArtifactsAndCache(context), ...keepOffCache(context)];
}

/** Read and write the pipeline's artifacts, and what builds keep in their bucket. */
export function readWriteArtifactsAndCache(context: PlanContext): readonly Statement[] {
  return [
    allow('ReadWriteArtifacts', READ_WRITE, [ref('bucket/artifacts', 'objects')]),
    allow('SeeArtifactBucket', BUCKET_READS, [ref('bucket/artifacts', 'arn')]),
    ...encryptDecrypt(context),
  ];
}

const READ_WRITE = ['s3:GetObject', 's3:GetObjectVersion', 's3:PutObject'];

/** Where the build's cache lies in the bucket of the artifacts. */
export const CACHE_FOLDER = 'cache';

/** Only the build may touch what it keeps, else a test or a scan could put code into the next build. */
function keepOffCache({ spec }: PlanContext): readonly Statement[] {
  if (spec.build.cache.kind !== 's3') return [];
  return [deny('KeepOffCache', READ_WRITE, [text`${ref('bucket/artifacts', 'arn')}/${CACHE_FOLDER}/*`])];
}

/** What reading or writing objects needs of the bucket itself. */
export const BUCKET_READS = ['s3:GetBucketAcl', 's3:GetBucketLocation', 's3:GetBucketVersioning', 's3:ListBucket'];

/** Decrypt with the customer-managed key, where there is one. */
export function decrypt(context: PlanContext): readonly Statement[] {
  return context.encryptionKey ? [allow('Decrypt', ['kms:Decrypt', 'kms:DescribeKey'], [context.encryptionKey])] : [];
}

/** Of the key: only through services of this region. From the KMS Developer Guide, "kms:ViaService". */
export function viaServices(services: readonly string[]): { readonly 'kms:ViaService': readonly Text[] } {
  return { 'kms:ViaService': services.map((service) => text`${service}.${REGION}.amazonaws.com`) };
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
