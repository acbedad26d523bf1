import { ACCOUNT, REGION } from '../cloud';
import type { Places } from '../places';
import { fromSource } from './assumptions';
import { callsFor, type LifeCall, OVER_TLS } from './call';

/** What S3 and Elastic Load Balancing do to deliver access logs; only the policy of the bucket can allow it. */
export function callsOfAccessLogs(places: Places): readonly LifeCall[] {
  return [...deliverBucketLogs(places), ...deliverBalancerLogs(places)];
}

/** S3 where it delivers access logs of buckets. */
export const BUCKET_LOGS = 'logging.s3.amazonaws.com';
/** Elastic Load Balancing where it delivers access logs. */
export const BALANCER_LOGS = 'logdelivery.elasticloadbalancing.amazonaws.com';

/** The ARN of an object in the bucket of access logs; undefined where there is none. */
export function accessLog(places: Places, key: string): string | undefined {
  const store = places.plan.delivery.accessLogStore;
  return store && `${places.at(`bucket/${store.id}`, 'arn')}/${key}`;
}

function deliverBucketLogs(places: Places): readonly LifeCall[] {
  const { artifactStore, source } = places.plan.delivery;
  return [artifactStore, source.bucket].flatMap((bucket) => {
    const log = bucket?.logging && accessLog(places, `${bucket.logging.prefix}2026-11-21-00-00-00-0123456789ABCDEF`);
    if (!bucket || !log) return [];
    const context = { ...OVER_TLS, ...fromSource(places.at(`bucket/${bucket.id}`, 'arn')) };
    const purpose = {
      principal: BUCKET_LOGS,
      what: 'deliver access logs of a bucket',
      document: 'bucketLogs',
    } as const;
    return callsFor({ ...purpose, context }, ['s3:PutObject'], [log]);
  });
}

function deliverBalancerLogs(places: Places): readonly LifeCall[] {
  return places.plan.runtimes.flatMap(({ loadBalancer: { balancer } }) => {
    if (balancer.kind === 'existing' || !balancer.accessLogs) return [];
    const log = accessLog(places, `${balancer.accessLogs.prefix}/${balancerLogKey(ACCOUNT)}`);
    return callsFor(
      {
        principal: BALANCER_LOGS,
        what: 'deliver access logs of the load balancer',
        document: 'balancerLogs',
        context: OVER_TLS,
      },
      ['s3:PutObject'],
      log ? [log] : [],
    );
  });
}

/** What Elastic Load Balancing puts behind the prefix: the account in it is that of the load balancer. */
export function balancerLogKey(account: string): string {
  return `AWSLogs/${account}/elasticloadbalancing/${REGION}/2026/11/21/one.log.gz`;
}
