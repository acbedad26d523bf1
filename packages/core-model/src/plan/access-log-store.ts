import { ABORT_UPLOAD_DAYS } from './artifact-store';
import type { PlanContext } from './context';
import type { NewBalancerPlan } from './load-balancer';
import type { BucketPlan } from './vocabulary/bucket';
import { ACCESS_LOGS, logPrefix, planBucket } from './vocabulary/bucket';
import { ACCOUNT, PARTITION } from './vocabulary/cloud';
import { ref } from './vocabulary/reference';
import type { ResourceStatement } from './vocabulary/statement';
import { type Text, text } from './vocabulary/text';

/** The bucket that access logs of the load balancer and of the other buckets lie in. */
export type AccessLogStorePlan = BucketPlan;

/** Logs are never replaced; what is left of an expired one goes the next day. */
const NONCURRENT_DAYS = 1;

/**
 * The bucket of access logs, when they are asked for. Both kinds of logs are delivered to buckets with keys of S3 alone,
 * and its own requests are not logged: each log would make another.
 */
export function planAccessLogStore(
  context: PlanContext,
  buckets: readonly BucketPlan[],
  balancer: NewBalancerPlan | undefined,
): AccessLogStorePlan | undefined {
  const { access, accessDays } = context.spec.logs;
  if (!access) return undefined;
  return planBucket(context, {
    id: ACCESS_LOGS,
    lifecycle: {
      id: 'expire-access-logs',
      expireDays: accessDays,
      noncurrentDays: NONCURRENT_DAYS,
      abortUploadDays: ABORT_UPLOAD_DAYS,
    },
    eventBridge: false,
    grants: [deliverBucketLogs(buckets), ...(balancer ? [deliverBalancerLogs(balancer)] : [])],
  });
}

/**
 * From the Amazon S3 User Guide, "Enabling Amazon S3 server access logging". The buckets are told by name: S3 takes a
 * bucket's logging only when this policy is there, so the policy cannot wait for the bucket.
 */
function deliverBucketLogs(buckets: readonly BucketPlan[]): ResourceStatement {
  return {
    sid: 'DeliverBucketLogs',
    effect: 'Allow',
    principals: [{ service: 'logging.s3.amazonaws.com' }],
    actions: ['s3:PutObject'],
    resources: buckets.map(({ id }) => objects(`${logPrefix(id)}*`)),
    conditions: {
      ArnLike: { 'aws:SourceArn': buckets.map(({ name }) => text`arn:${PARTITION}:s3:::${name}`) },
      StringEquals: { 'aws:SourceAccount': ACCOUNT },
    },
  };
}

/**
 * From the Elastic Load Balancing User Guide, "Enable access logs for your Application Load Balancer". The account in the
 * path keeps load balancers of others out; a condition key that the service did not fill in would stop the logs silently.
 */
function deliverBalancerLogs({ accessLogs }: NewBalancerPlan): ResourceStatement {
  return {
    sid: 'DeliverLoadBalancerLogs',
    effect: 'Allow',
    principals: [{ service: 'logdelivery.elasticloadbalancing.amazonaws.com' }],
    actions: ['s3:PutObject'],
    resources: [objects(text`${accessLogs?.prefix ?? ''}/AWSLogs/${ACCOUNT}/*`)],
  };
}

function objects(path: Text): Text {
  return text`${ref(`bucket/${ACCESS_LOGS}`, 'arn')}/${path}`;
}
