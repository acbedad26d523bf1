import { type PlanContext, planLogGroup } from './context';
import type { BucketPlan } from './vocabulary/bucket';
import { writeLogs } from './vocabulary/grants';
import type { LogGroupPlan } from './vocabulary/log-group';
import type { Ordered } from './vocabulary/order';
import type { Reference } from './vocabulary/reference';
import { ref } from './vocabulary/reference';
import type { RolePlan } from './vocabulary/statement';
import { allow } from './vocabulary/statement';
import { trustService } from './vocabulary/trust';

/**
 * A function that empties buckets before their deletion. CloudFormation does not delete a bucket with
 * objects in it; a backend that can do so by a setting makes no function.
 */
export interface BucketEmptierPlan extends Ordered {
  /** Name of the function, at most 64 characters. */
  readonly functionName: string;
  /** Its role; it may list and delete in those buckets only. */
  readonly role: RolePlan;
  /** Its log group. */
  readonly logs: LogGroupPlan;
  /** Lambda runtime, for example `python3.14`. */
  readonly runtime: string;
  /** Source code of the function; its handler is `index.handler`. */
  readonly code: string;
  /** Seconds after which it gives up, at most 900. */
  readonly timeoutSeconds: number;
  /** Names of the buckets. */
  readonly buckets: readonly BucketToEmpty[];
}

/** A bucket that is emptied. */
export interface BucketToEmpty {
  /** The plan's id of the bucket. */
  readonly id: string;
  /** Its name. */
  readonly name: Reference;
}

/** The function, when there are buckets that go with the stack. */
export function planBucketEmptier(context: PlanContext, buckets: readonly BucketPlan[]): BucketEmptierPlan | undefined {
  const doomed = buckets.filter((bucket) => bucket.removal === 'destroy');
  if (doomed.length === 0) return undefined;
  const functionName = context.name('function', 'bucket-emptier');
  return {
    functionName,
    role: planRole(context, doomed),
    logs: planLogGroup(context, 'bucket-emptier', `/aws/lambda/${functionName}`, context.spec.logs.pipelineDays),
    runtime: 'python3.14',
    code: EMPTY_BUCKET,
    timeoutSeconds: 900,
    buckets: doomed.map(({ id }) => ({ id, name: ref(`bucket/${id}`, 'name') })),
    waitsFor: ['permissions/bucket-emptier'],
  };
}

function planRole(context: PlanContext, buckets: readonly BucketPlan[]): RolePlan {
  return {
    id: 'bucket-emptier',
    name: context.name('role', 'bucket-emptier-role'),
    description: 'Empties the buckets of the stack when it is deleted',
    trust: trustService('lambda.amazonaws.com'),
    statements: [
      allow(
        'ListVersions',
        ['s3:ListBucketVersions'],
        buckets.map(({ id }) => ref(`bucket/${id}`, 'arn')),
      ),
      allow(
        'DeleteVersions',
        ['s3:DeleteObject', 's3:DeleteObjectVersion'],
        buckets.map(({ id }) => ref(`bucket/${id}`, 'objects')),
      ),
      writeLogs('bucket-emptier'),
    ],
  };
}

/**
 * Deletes every version of every object when CloudFormation deletes the custom resource. `cfnresponse`
 * is there for code that is given inline. From the CloudFormation User Guide, "cfn-response module".
 */
const EMPTY_BUCKET = `import boto3
import cfnresponse


def handler(event, context):
    bucket = event["ResourceProperties"]["BucketName"]
    try:
        if event["RequestType"] == "Delete":
            boto3.resource("s3").Bucket(bucket).object_versions.delete()
        cfnresponse.send(event, context, cfnresponse.SUCCESS, {}, bucket)
    except Exception as error:
        cfnresponse.send(event, context, cfnresponse.FAILED, {}, bucket, reason=f"could not empty {bucket}: {error}")
`;
