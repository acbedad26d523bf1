import { ARNS, OTHER_ADMINISTRATOR } from '../arns';
import { artifact } from '../calls/artifacts';
import { OVER_PLAIN_HTTP, OVER_TLS } from '../calls/call';
import { ACCOUNT, OTHER_ACCOUNT, REGION } from '../cloud';
import type { Request } from '../evaluate';
import { bucketsOf } from '../places';
import { type Denial, everyRole, requestOf, type Scene, whatOnlyOthersMay } from './denial';

/** A bucket of another team. */
export const TREASURY = ARNS.bucket('treasury-artifacts-prod-111122223333-eu-west-1');
const OF_OTHERS = ARNS.bucket(`${OTHER_ACCOUNT}-shared`);

/** Attempts on buckets. */
export const STORAGE: readonly Denial[] = [
  {
    what: "read an object in another team's bucket",
    reason: 'artifacts hold code and settings',
    attempts: tls(['s3:GetObject', 's3:GetObjectVersion'], [`${TREASURY}/one`]),
  },
  {
    what: "write an object into another team's bucket",
    reason: 'their pipeline would release it',
    attempts: tls(['s3:PutObject'], [`${TREASURY}/one`]),
  },
  {
    what: "list another team's bucket",
    reason: 'keys tell what is there',
    attempts: tls(['s3:ListBucket', 's3:ListBucketVersions'], [TREASURY]),
  },
  {
    what: 'write into a bucket of another account',
    reason: 'artifacts could be carried out, even where that account lets this one in',
    attempts: tls(['s3:PutObject'], [`${OF_OTHERS}/one`]),
  },
  {
    what: 'read what `cdk deploy` uploads',
    reason: 'templates and code of every stack are there',
    attempts: tls(
      ['s3:GetObject', 's3:PutObject'],
      [`${ARNS.bucket(`cdk-hnb659fds-assets-${ACCOUNT}-${REGION}`)}/one`],
    ),
  },
  {
    what: 'read the state of Pulumi',
    reason: 'it tells of every resource',
    attempts: tls(
      ['s3:GetObject', 's3:PutObject'],
      [`${ARNS.bucket(`pulumi-state-${ACCOUNT}-${REGION}`)}/.pulumi/stacks/one.json`],
    ),
  },
  {
    what: 'list all buckets',
    reason: 'names tell what is worth stealing',
    attempts: everyRole(['s3:ListAllMyBuckets'], ['*']),
  },
  {
    what: 'read artifacts, as a component that has nothing to do with them',
    reason: 'a running service needs no source code',
    attempts: whatOnlyOthersMay('s3:GetObject'),
  },
  {
    what: 'write artifacts, as a component that makes none',
    reason: 'whoever writes artifacts decides what is released',
    attempts: whatOnlyOthersMay('s3:PutObject'),
  },
  {
    what: 'delete artifacts, as anything but the function that empties the bucket',
    reason: 'traces of an attack would be gone',
    attempts: deleting(['s3:DeleteObject', 's3:DeleteObjectVersion'], (scene) => [artifact(scene.places)]),
  },
  {
    what: 'delete the bucket of the artifacts',
    reason: 'that is for the stack',
    attempts: tls(['s3:DeleteBucket'], own),
  },
  {
    what: 'change the policy of the bucket',
    reason: 'requests without TLS, or strangers, could be let in',
    attempts: tls(['s3:PutBucketPolicy', 's3:DeleteBucketPolicy'], own),
  },
  {
    what: 'open the bucket to the public',
    reason: 'the public access block is on',
    attempts: tls(['s3:PutBucketPublicAccessBlock', 's3:PutBucketAcl'], own),
  },
  {
    what: 'switch the encryption of the bucket off',
    reason: 'objects are encrypted with the key of the plan',
    attempts: tls(['s3:PutEncryptionConfiguration'], own),
  },
  {
    what: 'switch versions of the bucket off',
    reason: 'a replaced artifact would leave no trace',
    attempts: tls(['s3:PutBucketVersioning'], own),
  },
  {
    what: 'change when objects expire',
    reason: 'objects could be deleted that way',
    attempts: tls(['s3:PutLifecycleConfiguration'], own),
  },
  {
    what: 'copy the bucket to another one',
    reason: 'replication carries everything out, and goes on',
    attempts: tls(['s3:PutReplicationConfiguration', 's3:PutBucketNotification'], own),
  },
  {
    what: 'read or write artifacts without TLS',
    reason: 'the policy of the bucket refuses it to those who otherwise may',
    attempts: withoutTls,
  },
  {
    what: 'read artifacts from another account',
    reason: 'the bucket trusts nobody outside',
    attempts: ({ places }) => [
      fromOutside(artifact(places), 's3:GetObject'),
      fromOutside(artifact(places), 's3:PutObject'),
      fromOutside(places.at('bucket/artifacts', 'arn'), 's3:ListBucket'),
    ],
  },
];

function tls(actions: readonly string[], resources: Parameters<typeof everyRole>[1]): Denial['attempts'] {
  return everyRole(actions, resources, OVER_TLS);
}

function own({ places }: Scene): readonly string[] {
  return bucketsOf(places.plan).map(({ id }) => places.at(`bucket/${id}`, 'arn'));
}

function deleting(actions: readonly string[], resources: (scene: Scene) => readonly string[]): Denial['attempts'] {
  return (scene) =>
    scene.roles
      .filter(({ id }) => id !== 'bucket-emptier')
      .flatMap((role) =>
        actions.flatMap((action) =>
          resources(scene).map((resource) => requestOf(scene, role, action, resource, OVER_TLS)),
        ),
      );
}

/** Everything that components do with the buckets of the plan, over plain HTTP. */
function withoutTls(scene: Scene): readonly Request[] {
  const buckets = own(scene);
  return scene.calls
    .filter(({ action, resource }) => action.startsWith('s3:') && buckets.some((bucket) => resource.startsWith(bucket)))
    .map(({ principal, action, resource }) => ({ principal, action, resource, context: OVER_PLAIN_HTTP }));
}

function fromOutside(resource: string, action: string): Request {
  return { principal: OTHER_ADMINISTRATOR, action, resource, context: OVER_TLS };
}
