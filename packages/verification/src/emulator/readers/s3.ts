import {
  GetBucketEncryptionCommand,
  GetBucketLifecycleConfigurationCommand,
  GetBucketLoggingCommand,
  GetBucketNotificationConfigurationCommand,
  GetBucketOwnershipControlsCommand,
  GetBucketPolicyCommand,
  GetBucketTaggingCommand,
  GetBucketVersioningCommand,
  GetPublicAccessBlockCommand,
  HeadBucketCommand,
  type LifecycleRule,
  type LoggingEnabled,
  type ServerSideEncryptionRule,
} from '@aws-sdk/client-s3';
import { toDocument, toProperties, toTags } from '../answer';
import type { Cloud } from '../cloud';
import { askedText, type Readers, tryAsk } from '../reader';

/** Buckets and their policies. */
export const S3_READERS: Readers = {
  'AWS::S3::Bucket': async ({ s3 }, place) => {
    const Bucket = askedText(place, 'BucketName');
    await s3.send(new HeadBucketCommand({ Bucket }));
    return {
      properties: toProperties({ BucketName: Bucket, ...(await readSettings(s3, Bucket)) }),
      attributes: { Ref: Bucket, Arn: `arn:aws:s3:::${Bucket}` },
    };
  },
  'AWS::S3::BucketPolicy': async ({ s3 }, place) => {
    const Bucket = askedText(place, 'Bucket');
    const { Policy } = await s3.send(new GetBucketPolicyCommand({ Bucket }));
    return { properties: toProperties({ Bucket, PolicyDocument: toDocument(Policy) }), attributes: {}, listedAs: [] };
  },
};

/** A bucket has a call for each of its settings, and most of them fail where there is none. */
async function readSettings(s3: Cloud['s3'], Bucket: string): Promise<{ readonly [name: string]: unknown }> {
  const encryption = await tryAsk(s3.send(new GetBucketEncryptionCommand({ Bucket })));
  const versioning = await s3.send(new GetBucketVersioningCommand({ Bucket }));
  const lifecycle = await tryAsk(s3.send(new GetBucketLifecycleConfigurationCommand({ Bucket })));
  const access = await tryAsk(s3.send(new GetPublicAccessBlockCommand({ Bucket })));
  const ownership = await tryAsk(s3.send(new GetBucketOwnershipControlsCommand({ Bucket })));
  const notification = await s3.send(new GetBucketNotificationConfigurationCommand({ Bucket }));
  const logging = await s3.send(new GetBucketLoggingCommand({ Bucket }));
  const tags = await tryAsk(s3.send(new GetBucketTaggingCommand({ Bucket })));
  const rules = encryption?.ServerSideEncryptionConfiguration?.Rules;
  return {
    BucketEncryption: rules && { ServerSideEncryptionConfiguration: rules.map(toEncryption) },
    VersioningConfiguration: versioning.Status && { Status: versioning.Status },
    LifecycleConfiguration: lifecycle?.Rules && { Rules: lifecycle.Rules.map(toLifecycleRule) },
    PublicAccessBlockConfiguration: access?.PublicAccessBlockConfiguration,
    OwnershipControls: ownership?.OwnershipControls,
    NotificationConfiguration: notification.EventBridgeConfiguration && {
      EventBridgeConfiguration: { EventBridgeEnabled: true },
    },
    LoggingConfiguration: logging.LoggingEnabled && toLogging(logging.LoggingEnabled),
    Tags: toTags(tags?.TagSet),
  };
}

function toEncryption({ ApplyServerSideEncryptionByDefault, BucketKeyEnabled }: ServerSideEncryptionRule) {
  return { ServerSideEncryptionByDefault: ApplyServerSideEncryptionByDefault, BucketKeyEnabled };
}

function toLifecycleRule({ ID, Expiration, Filter, ...rule }: LifecycleRule) {
  return {
    ...rule,
    Id: ID,
    Prefix: rule.Prefix ?? Filter?.Prefix,
    ExpirationInDays: Expiration?.Days,
    ExpiredObjectDeleteMarker: Expiration?.ExpiredObjectDeleteMarker,
  };
}

function toLogging({ TargetBucket, TargetPrefix }: LoggingEnabled) {
  return { DestinationBucketName: TargetBucket, LogFilePrefix: TargetPrefix };
}
