import { OTHER_ADMINISTRATOR } from '../arns';
import { accessLog, BALANCER_LOGS, BUCKET_LOGS, balancerLogKey } from '../calls/access-logs';
import { fromSource } from '../calls/assumptions';
import { OVER_TLS } from '../calls/call';
import { ACCOUNT, OTHER_ACCOUNT } from '../cloud';
import type { Context, Request } from '../evaluate';
import { type Denial, everyRole, type Scene } from './denial';
import { TREASURY } from './storage';

/** A key that access logs of the artifacts have. */
const OF_ARTIFACTS = 'buckets/artifacts/one';

/** Attempts on access logs of buckets and of the load balancer. */
export const ACCESS_LOGS: readonly Denial[] = [
  {
    what: 'write access logs, as a component',
    reason: 'a log should say what happened; only the services that deliver it write it',
    attempts: everyRole(['s3:PutObject'], logsOf, OVER_TLS),
  },
  {
    what: 'read access logs, as a component',
    reason: 'they hold addresses of users',
    attempts: everyRole(['s3:GetObject', 's3:GetObjectVersion'], logsOf, OVER_TLS),
  },
  {
    what: 'list access logs, as a component',
    reason: 'their keys tell what there is to read',
    attempts: everyRole(['s3:ListBucket'], bucketOf, OVER_TLS),
  },
  {
    what: 'delete access logs, as anything but the function that empties buckets',
    reason: 'traces of an attack would be gone',
    attempts: everyRole(
      ['s3:DeleteObject', 's3:DeleteObjectVersion'],
      (scene, { id }) => (id === 'bucket-emptier' ? [] : logsOf(scene)),
      OVER_TLS,
    ),
  },
  {
    what: 'deliver access logs of a bucket of another account',
    reason: 'S3 would be a confused deputy',
    attempts: delivering(BUCKET_LOGS, [OF_ARTIFACTS], fromSource(TREASURY, OTHER_ACCOUNT)),
  },
  {
    what: 'deliver access logs of a bucket of this name in another account',
    reason: 'each condition holds by itself',
    attempts: (scene) => delivering(BUCKET_LOGS, [OF_ARTIFACTS], own(scene, OTHER_ACCOUNT))(scene),
  },
  {
    what: "deliver access logs of another team's bucket",
    reason: 'logs of strangers would hide its own',
    attempts: delivering(BUCKET_LOGS, [OF_ARTIFACTS], fromSource(TREASURY)),
  },
  {
    what: 'deliver access logs of a bucket, and say of none',
    reason: 'a service that says nothing could work for anybody',
    attempts: delivering(BUCKET_LOGS, [OF_ARTIFACTS], {}),
  },
  {
    what: 'deliver access logs of a bucket under another prefix',
    reason: 'they would stand among those of the load balancer',
    attempts: (scene) =>
      delivering(
        BUCKET_LOGS,
        ['one', 'buckets/treasury/one', `load-balancer/${balancerLogKey(ACCOUNT)}`],
        own(scene),
      )(scene),
  },
  {
    what: 'deliver access logs of a load balancer of another account',
    reason: 'the account is in the path, and the path is in the policy',
    attempts: delivering(BALANCER_LOGS, [`load-balancer/${balancerLogKey(OTHER_ACCOUNT)}`], {}),
  },
  {
    what: 'deliver access logs of a load balancer under another prefix',
    reason: 'they would stand among those of the buckets',
    attempts: delivering(
      BALANCER_LOGS,
      [balancerLogKey(ACCOUNT), `treasury/${balancerLogKey(ACCOUNT)}`, OF_ARTIFACTS],
      {},
    ),
  },
  {
    what: 'write access logs as a service that delivers none',
    reason: 'the policy of the bucket names those that do',
    attempts: (scene) =>
      ['delivery.logs', 'cloudtrail', 'config', 's3', 'elasticloadbalancing', 'lambda'].flatMap((service) =>
        delivering(
          `${service}.amazonaws.com`,
          [OF_ARTIFACTS, `load-balancer/${balancerLogKey(ACCOUNT)}`],
          own(scene),
        )(scene),
      ),
  },
  {
    what: 'read or delete access logs as the services that deliver them',
    reason: 'a log is written, and not changed',
    attempts: (scene) =>
      [BUCKET_LOGS, BALANCER_LOGS].flatMap((principal) =>
        ['s3:GetObject', 's3:DeleteObject'].flatMap((action) =>
          logsOf(scene).map((resource) => ({ principal, action, resource, context: { ...OVER_TLS, ...own(scene) } })),
        ),
      ),
  },
  {
    what: 'write or read access logs from another account',
    reason: 'the bucket trusts nobody outside',
    attempts: (scene) =>
      ['s3:PutObject', 's3:GetObject'].flatMap((action) =>
        logsOf(scene).map((resource) => ({
          principal: OTHER_ADMINISTRATOR,
          action,
          resource,
          context: OVER_TLS,
        })),
      ),
  },
];

function bucketOf({ places }: Scene): readonly string[] {
  const store = places.plan.delivery.accessLogStore;
  return store ? [places.at(`bucket/${store.id}`, 'arn')] : [];
}

function logsOf(scene: Scene): readonly string[] {
  return scene.calls
    .filter(({ principal }) => principal === BUCKET_LOGS || principal === BALANCER_LOGS)
    .map(({ resource }) => resource);
}

/** The bucket of the artifacts as whose log something is delivered. */
function own({ places }: Scene, account = ACCOUNT): Context {
  return fromSource(places.at('bucket/artifacts', 'arn'), account);
}

function delivering(
  principal: string,
  keys: readonly string[],
  context: Context,
): (scene: Scene) => readonly Request[] {
  return ({ places }) =>
    keys
      .flatMap((key) => accessLog(places, key) ?? [])
      .map((resource) => ({ principal, action: 's3:PutObject', resource, context: { ...OVER_TLS, ...context } }));
}
