import type { ResourceType } from './resource-type';
import { document, listOfOne, nested, type Shape, same, tags, translate } from './shape';

const BUCKET = 'AWS::S3::Bucket';

const lifecycleRule: Shape = {
  abortIncompleteMultipartUpload: nested('AbortIncompleteMultipartUpload', same('daysAfterInitiation')),
  expiration: (value, path) => translate({ days: 'ExpirationInDays' }, value, path),
  // The empty filter is the whole bucket, as none is in CloudFormation.
  filter: (value, path) => translate({}, value, path),
  ...same('id', 'status'),
  noncurrentVersionExpiration: nested('NoncurrentVersionExpiration', same('noncurrentDays')),
};

/** Buckets; their settings are resources of their own in Pulumi. */
export const S3: { readonly [token: string]: ResourceType } = {
  'aws:s3/bucket:Bucket': {
    type: BUCKET,
    inputs: { bucket: 'BucketName', tags },
    engine: ['forceDestroy'],
    outputs: { arn: 'Arn', bucket: 'Ref', id: 'Ref' },
  },
  'aws:s3/bucketVersioning:BucketVersioning': {
    type: BUCKET,
    settingOf: 'bucket',
    inputs: { versioningConfiguration: nested('VersioningConfiguration', same('status')) },
  },
  'aws:s3/bucketServerSideEncryptionConfiguration:BucketServerSideEncryptionConfiguration': {
    type: BUCKET,
    settingOf: 'bucket',
    inputs: {
      rules: nested('ServerSideEncryptionConfiguration', {
        applyServerSideEncryptionByDefault: nested('ServerSideEncryptionByDefault', {
          kmsMasterKeyId: 'KMSMasterKeyID',
          sseAlgorithm: 'SSEAlgorithm',
        }),
        ...same('bucketKeyEnabled'),
      }),
    },
    toSetting: (configuration) => ({ BucketEncryption: configuration }),
  },
  'aws:s3/bucketPublicAccessBlock:BucketPublicAccessBlock': {
    type: BUCKET,
    settingOf: 'bucket',
    inputs: same('blockPublicAcls', 'blockPublicPolicy', 'ignorePublicAcls', 'restrictPublicBuckets'),
    toSetting: (block) => ({ PublicAccessBlockConfiguration: block }),
  },
  'aws:s3/bucketOwnershipControls:BucketOwnershipControls': {
    type: BUCKET,
    settingOf: 'bucket',
    inputs: { rule: listOfOne('Rules', same('objectOwnership')) },
    toSetting: (controls) => ({ OwnershipControls: controls }),
  },
  'aws:s3/bucketLifecycleConfiguration:BucketLifecycleConfiguration': {
    type: BUCKET,
    settingOf: 'bucket',
    inputs: { rules: nested('Rules', lifecycleRule) },
    toSetting: (configuration) => ({ LifecycleConfiguration: configuration }),
  },
  'aws:s3/bucketLogging:BucketLogging': {
    type: BUCKET,
    settingOf: 'bucket',
    inputs: { targetBucket: 'DestinationBucketName', targetPrefix: 'LogFilePrefix' },
    toSetting: (logging) => ({ LoggingConfiguration: logging }),
  },
  'aws:s3/bucketNotification:BucketNotification': {
    type: BUCKET,
    settingOf: 'bucket',
    inputs: { eventbridge: 'EventBridgeEnabled' },
    toSetting: (bridge) => ({ NotificationConfiguration: { EventBridgeConfiguration: bridge } }),
  },
  'aws:s3/bucketPolicy:BucketPolicy': {
    type: 'AWS::S3::BucketPolicy',
    inputs: { ...same('bucket'), policy: document('PolicyDocument') },
  },
};
