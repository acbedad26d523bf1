import type { Places } from '../places';
import { callsFor, type LifeCall, OVER_TLS } from './call';

/** What EventBridge does when the source changes. */
export function callsOfStart(places: Places): readonly LifeCall[] {
  return callsFor(
    { principal: places.role('start'), what: 'start the pipeline', document: 'startByEvent' },
    ['codepipeline:StartPipelineExecution'],
    [places.at('pipeline', 'arn')],
  );
}

/** What the function does that empties buckets. */
export function callsOfBucketEmptier(places: Places): readonly LifeCall[] {
  const principal = places.role('bucket-emptier');
  const purpose = {
    principal,
    what: 'empty the buckets of the stack',
    document: 'deleteVersions',
    context: OVER_TLS,
  } as const;
  const ids = places.plan.delivery.bucketEmptier?.buckets.map(({ id }) => id) ?? [];
  return [
    ...callsFor(
      purpose,
      ['s3:ListBucketVersions'],
      ids.map((id) => places.at(`bucket/${id}`, 'arn')),
    ),
    ...callsFor(
      purpose,
      ['s3:DeleteObject', 's3:DeleteObjectVersion'],
      ids.map((id) => places.at(`bucket/${id}`, 'objects').replace(/\*$/, 'one')),
    ),
    ...callsFor(
      { principal, what: 'write its log', document: 'lambdaRole' },
      ['logs:CreateLogStream', 'logs:PutLogEvents'],
      [places.stream('bucket-emptier')],
    ),
  ];
}
