import type { Places } from '../places';
import { callsFor, type LifeCall, OVER_TLS, type Purpose, through } from './call';

/** Reading artifacts: the objects in their versions, what is asked of the bucket before, and the key. */
export function readsArtifacts(places: Places, purpose: Purpose): readonly LifeCall[] {
  const over = { ...purpose, context: OVER_TLS };
  return [
    ...callsFor(over, ['s3:GetObject', 's3:GetObjectVersion'], [artifact(places)]),
    ...callsFor(over, BUCKET_READS, [places.at('bucket/artifacts', 'arn')]),
    ...usesKey(places, ['kms:Decrypt', 'kms:DescribeKey'], purpose.principal),
  ];
}

/** Reading and writing artifacts. */
export function readsAndWritesArtifacts(places: Places, purpose: Purpose): readonly LifeCall[] {
  return [
    ...readsArtifacts(places, purpose),
    ...callsFor({ ...purpose, context: OVER_TLS }, ['s3:PutObject'], [artifact(places)]),
    ...usesKey(places, KEY_WRITES, purpose.principal),
  ];
}

/** An object in the bucket of the artifacts. */
export function artifact(places: Places): string {
  return places.at('bucket/artifacts', 'objects').replace(/\*$/, 'pipeline/SourceOutp/one');
}

/** What is asked of a bucket before its objects are read or written. */
export const BUCKET_READS = ['s3:GetBucketAcl', 's3:GetBucketLocation', 's3:GetBucketVersioning', 's3:ListBucket'];

/** What S3 asks the key for when an object is written, in parts too. */
const KEY_WRITES = [
  'kms:Encrypt',
  'kms:GenerateDataKey',
  'kms:GenerateDataKeyWithoutPlaintext',
  'kms:ReEncryptFrom',
  'kms:ReEncryptTo',
];

function usesKey(places: Places, actions: readonly string[], principal: string): readonly LifeCall[] {
  if (!places.plan.delivery.encryptionKey) return [];
  const context = { ...through('s3'), 'kms:EncryptionContext:aws:s3:arn': places.at('bucket/artifacts', 'arn') };
  return callsFor({ principal, what: 'use the key of the artifacts', document: 'buildKey', context }, actions, [
    places.at('encryptionKey', 'arn'),
  ]);
}
