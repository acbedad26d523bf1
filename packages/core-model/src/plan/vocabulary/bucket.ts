import type { Removal } from '../../spec/pipeline-spec';
import type { PlanContext } from '../context';
import { bucketName } from './names';
import type { Ordered } from './order';
import type { Reference } from './reference';
import { ref } from './reference';
import type { ResourceStatement } from './statement';
import type { Text } from './text';

/** An S3 bucket, closed to the public and to requests without TLS. */
export interface BucketPlan {
  /** What the plan calls it; `{ of: 'bucket/<id>', as: 'objects' }` points at what is in it. */
  readonly id: string;
  /** Physical name: account and region are part of it, since bucket names are unique in the world. */
  readonly name: Text;
  /** Whether replaced objects are kept as versions. */
  readonly versioned: boolean;
  /** Encryption at rest. */
  readonly encryption: BucketEncryption;
  /** All four public access blocks are on. */
  readonly publicAccess: 'blocked';
  /** Object ownership: access control lists are off. */
  readonly objectOwnership: 'bucket-owner-enforced';
  /** Days after which objects, replaced versions and broken uploads are deleted. */
  readonly lifecycle: BucketLifecycle;
  /** Whether its events go to EventBridge. */
  readonly eventBridge: boolean;
  /** Where requests to it are logged; absent: nowhere. */
  readonly logging?: BucketLoggingPlan;
  /** Bucket policy. */
  readonly policy: readonly ResourceStatement[];
  /** What happens on deletion of the stack. `destroy` empties it first. */
  readonly removal: Removal;
}

/** Encryption of a bucket. */
export type BucketEncryption =
  | { /** Keys of S3. */ readonly kind: 'aes256' }
  | {
      /** The customer-managed key; with a bucket key, so that KMS is asked once a bucket and not once an object. */
      readonly kind: 'kms';
      /** The key. */
      readonly key: Reference;
      /** Whether S3 bucket keys are on. */
      readonly bucketKey: boolean;
    };

/** When things in a bucket are deleted. */
export interface BucketLifecycle {
  /** Name of the rule. */
  readonly id: string;
  /** Days after which objects expire; absent: never. */
  readonly expireDays?: number;
  /** Days after which replaced versions are deleted. */
  readonly noncurrentDays: number;
  /** Days after which uploads that never ended are deleted. */
  readonly abortUploadDays: number;
}

/** Server access logs of a bucket. */
export interface BucketLoggingPlan extends Ordered {
  /** Name of the bucket that they are delivered to. */
  readonly bucket: Reference;
  /** Beginning of their keys. */
  readonly prefix: string;
}

/** The plan's id of the bucket that access logs are delivered to. */
export const ACCESS_LOGS = 'access-logs';

/** Beginning of the keys of a bucket's access logs. */
export function logPrefix(bucket: string): string {
  return `buckets/${bucket}/`;
}

/** What differs between buckets. */
export interface BucketOptions {
  /** The plan's id, and the type in its name. */
  readonly id: string;
  /** When things in it are deleted. */
  readonly lifecycle: BucketLifecycle;
  /** Whether its events go to EventBridge. */
  readonly eventBridge: boolean;
  /** What services may do with it. @default nothing */
  readonly grants?: readonly ResourceStatement[];
}

/** A bucket of the plan. */
export function planBucket(
  context: PlanContext,
  { id, lifecycle, eventBridge, grants = [] }: BucketOptions,
): BucketPlan {
  const isForLogs = id === ACCESS_LOGS;
  return {
    id,
    name: bucketName(context.name, id),
    versioned: true,
    encryption:
      context.encryptionKey && !isForLogs
        ? { kind: 'kms', key: context.encryptionKey, bucketKey: true }
        : { kind: 'aes256' },
    publicAccess: 'blocked',
    objectOwnership: 'bucket-owner-enforced',
    lifecycle,
    eventBridge,
    ...(context.spec.logs.access && !isForLogs && { logging: planLogging(id) }),
    policy: [denyPlainHttp(id), ...grants],
    removal: context.removal,
  };
}

/** S3 tries whether it may deliver when the logging is set, so the policy has to be there. */
function planLogging(id: string): BucketLoggingPlan {
  return {
    bucket: ref(`bucket/${ACCESS_LOGS}`, 'name'),
    prefix: logPrefix(id),
    waitsFor: [`bucketPolicy/${ACCESS_LOGS}`],
  };
}

/** From the S3 User Guide, "Enforce encryption of data in transit". */
function denyPlainHttp(id: string): ResourceStatement {
  return {
    sid: 'DenyPlainHttp',
    effect: 'Deny',
    principals: [{ anyone: true }],
    actions: ['s3:*'],
    resources: [ref(`bucket/${id}`, 'arn'), ref(`bucket/${id}`, 'objects')],
    conditions: { Bool: { 'aws:SecureTransport': 'false' } },
  };
}
