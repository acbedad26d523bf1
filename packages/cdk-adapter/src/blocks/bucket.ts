import type { BucketEncryption, BucketLifecycle, BucketLoggingPlan, BucketPlan } from '@tap-pipeline/core-model';
import { CfnBucket, CfnBucketPolicy, type IBucket, Bucket as S3Bucket } from 'aws-cdk-lib/aws-s3';
import type { Construct } from 'constructs';
import { applyRemoval, Block, type BlockContext } from '../block';
import { toPolicyDocument } from '../policy-document';

/** An S3 bucket with its policy. */
export class Bucket extends Block<BucketPlan> {
  /** The bucket. */
  readonly cfnBucket: CfnBucket;
  /** Its policy. */
  readonly cfnBucketPolicy: CfnBucketPolicy;

  constructor(scope: Construct, id: string, plan: BucketPlan, context: BlockContext) {
    super(scope, id, plan, context);
    this.cfnBucket = this.createBucket();
    this.register();
    this.cfnBucketPolicy = new CfnBucketPolicy(this, 'Policy', {
      bucket: this.cfnBucket.ref,
      policyDocument: toPolicyDocument(plan.policy, context.references),
    });
    applyRemoval(plan.removal, this.cfnBucket, this.cfnBucketPolicy);
    if (plan.logging) context.order.defer(this.cfnBucket, plan.logging);
    context.order.provide(`bucket/${plan.id}`, this.cfnBucketPolicy);
    context.order.provide(`bucketPolicy/${plan.id}`, this.cfnBucketPolicy);
  }

  /** The L2 view. */
  get bucket(): IBucket {
    return this.view('Bucket', () => S3Bucket.fromCfnBucket(this.cfnBucket));
  }

  private createBucket(): CfnBucket {
    const { plan, context } = this;
    return new CfnBucket(this, 'Resource', {
      bucketName: context.references.resolve(plan.name),
      versioningConfiguration: { status: plan.versioned ? 'Enabled' : 'Suspended' },
      bucketEncryption: this.toEncryption(plan.encryption),
      publicAccessBlockConfiguration: PUBLIC_ACCESS[plan.publicAccess],
      ownershipControls: { rules: [{ objectOwnership: OWNERSHIP[plan.objectOwnership] }] },
      lifecycleConfiguration: { rules: toLifecycleRules(plan.lifecycle) },
      loggingConfiguration: plan.logging && this.toLogging(plan.logging),
      notificationConfiguration: plan.eventBridge ? EVENT_BRIDGE : undefined,
    });
  }

  private toLogging({ bucket, prefix }: BucketLoggingPlan): CfnBucket.LoggingConfigurationProperty {
    return { destinationBucketName: this.context.references.resolve(bucket), logFilePrefix: prefix };
  }

  private toEncryption(encryption: BucketEncryption): CfnBucket.BucketEncryptionProperty {
    if (encryption.kind === 'aes256') {
      return { serverSideEncryptionConfiguration: [{ serverSideEncryptionByDefault: { sseAlgorithm: 'AES256' } }] };
    }
    const kmsMasterKeyId = this.context.references.resolve(encryption.key);
    return {
      serverSideEncryptionConfiguration: [
        {
          bucketKeyEnabled: encryption.bucketKey,
          serverSideEncryptionByDefault: { sseAlgorithm: 'aws:kms', kmsMasterKeyId },
        },
      ],
    };
  }

  private register(): void {
    const { ref: name, attrArn: arn } = this.cfnBucket;
    this.context.references.register(`bucket/${this.plan.id}`, { name, arn, objects: `${arn}/*` });
  }
}

const PUBLIC_ACCESS = {
  blocked: { blockPublicAcls: true, blockPublicPolicy: true, ignorePublicAcls: true, restrictPublicBuckets: true },
} as const satisfies Record<BucketPlan['publicAccess'], CfnBucket.PublicAccessBlockConfigurationProperty>;

const OWNERSHIP = {
  'bucket-owner-enforced': 'BucketOwnerEnforced',
} as const satisfies Record<BucketPlan['objectOwnership'], string>;

/** S3 takes the presence of this setting for yes. */
const EVENT_BRIDGE: CfnBucket.NotificationConfigurationProperty = {
  eventBridgeConfiguration: { eventBridgeEnabled: true },
};

function toLifecycleRules(lifecycle: BucketLifecycle): CfnBucket.RuleProperty[] {
  return [
    {
      id: lifecycle.id,
      status: 'Enabled',
      expirationInDays: lifecycle.expireDays,
      noncurrentVersionExpiration: { noncurrentDays: lifecycle.noncurrentDays },
      abortIncompleteMultipartUpload: { daysAfterInitiation: lifecycle.abortUploadDays },
    },
  ];
}
