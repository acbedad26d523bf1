import type * as aws from '@pulumi/aws';
import * as s3 from '@pulumi/aws/s3';
import * as pulumi from '@pulumi/pulumi';
import type { BucketEncryption, BucketLifecycle, BucketLoggingPlan, BucketPlan } from '@tap-pipeline/core-model';
import { Block, type BlockContext, toRemoval } from '../block';
import type { Component } from '../component';
import { toPolicyDocument } from '../policy-document';

/**
 * An S3 bucket with its policy. Its settings are resources of their own in Pulumi; with `retain` they are
 * kept as well, since their deletion would open the bucket that stays.
 */
export class Bucket extends Block<BucketPlan> {
  /** The bucket. */
  readonly bucket: aws.s3.Bucket;
  /** Whether replaced objects are kept. */
  readonly versioning: aws.s3.BucketVersioning;
  /** Encryption at rest. */
  readonly encryption: aws.s3.BucketServerSideEncryptionConfiguration;
  /** What keeps the public out. */
  readonly publicAccessBlock: aws.s3.BucketPublicAccessBlock;
  /** Who owns its objects. */
  readonly ownershipControls: aws.s3.BucketOwnershipControls;
  /** When things in it are deleted. */
  readonly lifecycle: aws.s3.BucketLifecycleConfiguration;
  /** Its policy. */
  readonly bucketPolicy: aws.s3.BucketPolicy;
  /** Where requests to it are logged; undefined where they are not. */
  readonly logging: aws.s3.BucketLogging | undefined;
  /** Its events; undefined unless they go to EventBridge. */
  readonly notification: aws.s3.BucketNotification | undefined;

  /** @param type type token of a kind of bucket */
  constructor(
    parent: Component,
    id: string,
    plan: BucketPlan,
    context: BlockContext,
    type = 'tap-pipeline:delivery:Bucket',
  ) {
    super(type, parent, id, plan, context);
    this.bucket = this.createBucket();
    const { bucket } = this.bucket;
    this.versioning = this.createVersioning(bucket);
    this.encryption = this.createEncryption(bucket);
    this.publicAccessBlock = this.createPublicAccessBlock(bucket);
    this.ownershipControls = this.createOwnershipControls(bucket);
    this.lifecycle = this.createLifecycle(bucket);
    this.bucketPolicy = this.createPolicy(bucket);
    this.logging = plan.logging && this.createLogging(bucket, plan.logging);
    this.notification = plan.eventBridge ? this.createNotification(bucket) : undefined;
    context.order.provide(`bucket/${plan.id}`, this.bucket, ...this.settings());
    context.order.provide(`bucketPolicy/${plan.id}`, this.bucketPolicy);
  }

  private createBucket(): aws.s3.Bucket {
    const { plan, context } = this;
    const bucket = new s3.Bucket(
      this.childName('bucket'),
      {
        bucket: context.references.resolve(plan.name),
        forceDestroy: plan.removal === 'destroy',
        tags: this.tags(),
      },
      this.options(toRemoval(plan.removal)),
    );
    const { bucket: name, arn } = bucket;
    context.references.register(`bucket/${plan.id}`, { name, arn, objects: () => pulumi.interpolate`${arn}/*` });
    return bucket;
  }

  private createVersioning(bucket: pulumi.Output<string>): aws.s3.BucketVersioning {
    const status = this.plan.versioned ? 'Enabled' : 'Suspended';
    return new s3.BucketVersioning(
      this.childName('versioning'),
      { bucket, versioningConfiguration: { status } },
      this.options(toRemoval(this.plan.removal)),
    );
  }

  private createEncryption(bucket: pulumi.Output<string>): aws.s3.BucketServerSideEncryptionConfiguration {
    return new s3.BucketServerSideEncryptionConfiguration(
      this.childName('encryption'),
      { bucket, rules: [this.toEncryptionRule(this.plan.encryption)] },
      this.options(toRemoval(this.plan.removal)),
    );
  }

  private toEncryptionRule(
    encryption: BucketEncryption,
  ): aws.types.input.s3.BucketServerSideEncryptionConfigurationRule {
    if (encryption.kind === 'aes256') return { applyServerSideEncryptionByDefault: { sseAlgorithm: 'AES256' } };
    const kmsMasterKeyId = this.context.references.resolve(encryption.key);
    return {
      bucketKeyEnabled: encryption.bucketKey,
      applyServerSideEncryptionByDefault: { sseAlgorithm: 'aws:kms', kmsMasterKeyId },
    };
  }

  private createPublicAccessBlock(bucket: pulumi.Output<string>): aws.s3.BucketPublicAccessBlock {
    return new s3.BucketPublicAccessBlock(
      this.childName('public-access-block'),
      { bucket, ...PUBLIC_ACCESS[this.plan.publicAccess] },
      this.options(toRemoval(this.plan.removal)),
    );
  }

  private createOwnershipControls(bucket: pulumi.Output<string>): aws.s3.BucketOwnershipControls {
    return new s3.BucketOwnershipControls(
      this.childName('ownership-controls'),
      { bucket, rule: { objectOwnership: OWNERSHIP[this.plan.objectOwnership] } },
      this.options(toRemoval(this.plan.removal)),
    );
  }

  /** S3 takes rules about replaced versions when there are versions. */
  private createLifecycle(bucket: pulumi.Output<string>): aws.s3.BucketLifecycleConfiguration {
    return new s3.BucketLifecycleConfiguration(
      this.childName('lifecycle'),
      { bucket, rules: [toLifecycleRule(this.plan.lifecycle)] },
      this.options({ ...toRemoval(this.plan.removal), dependsOn: this.versioning }),
    );
  }

  /** S3 refuses two changes of who has access at one time. */
  private createPolicy(bucket: pulumi.Output<string>): aws.s3.BucketPolicy {
    const { plan, context } = this;
    return new s3.BucketPolicy(
      this.childName('policy'),
      { bucket, policy: context.references.resolveJson(toPolicyDocument(plan.policy)) },
      this.options({ ...toRemoval(plan.removal), dependsOn: [this.publicAccessBlock, this.ownershipControls] }),
    );
  }

  private createLogging(bucket: pulumi.Output<string>, plan: BucketLoggingPlan): aws.s3.BucketLogging {
    const { references, order } = this.context;
    return new s3.BucketLogging(
      this.childName('logging'),
      { bucket, targetBucket: references.resolve(plan.bucket), targetPrefix: plan.prefix },
      this.options({ ...toRemoval(this.plan.removal), dependsOn: order.findAll(plan) }),
    );
  }

  private createNotification(bucket: pulumi.Output<string>): aws.s3.BucketNotification {
    return new s3.BucketNotification(
      this.childName('notification'),
      { bucket, eventbridge: true },
      this.options(toRemoval(this.plan.removal)),
    );
  }

  private settings(): readonly pulumi.Resource[] {
    const { versioning, encryption, publicAccessBlock, ownershipControls, lifecycle, bucketPolicy } = this;
    const settings = [versioning, encryption, publicAccessBlock, ownershipControls, lifecycle, bucketPolicy];
    const optional = [this.logging, this.notification].filter((setting) => setting !== undefined);
    return [...settings, ...optional];
  }
}

const PUBLIC_ACCESS = {
  blocked: { blockPublicAcls: true, blockPublicPolicy: true, ignorePublicAcls: true, restrictPublicBuckets: true },
} as const satisfies Record<BucketPlan['publicAccess'], object>;

const OWNERSHIP = {
  'bucket-owner-enforced': 'BucketOwnerEnforced',
} as const satisfies Record<BucketPlan['objectOwnership'], string>;

/** The empty filter is the whole bucket. */
function toLifecycleRule(lifecycle: BucketLifecycle): aws.types.input.s3.BucketLifecycleConfigurationRule {
  const { id, expireDays, noncurrentDays, abortUploadDays } = lifecycle;
  return {
    id,
    status: 'Enabled',
    filter: {},
    expiration: expireDays === undefined ? undefined : { days: expireDays },
    noncurrentVersionExpiration: { noncurrentDays },
    abortIncompleteMultipartUpload: { daysAfterInitiation: abortUploadDays },
  };
}
