import type { Difference } from '../compare';
import type { Sides } from '../differences';
import { findNeeds } from './custom-resource';

const CONTENTS = 'Custom::BucketContents';
const BUCKET = 'AWS::S3::Bucket';

/** The function that empties buckets, with all that it needs, and `forceDestroy` in its place. */
export function isEmptier({ subject, path, cdk, pulumi }: Difference, sides: Sides): boolean {
  switch (path) {
    case '':
      return pulumi === undefined && findEmptier(sides).has(subject);
    case 'engine.forceDestroy':
      return pulumi === true && subject.replace(BUCKET, CONTENTS) in sides.cdk.resources;
    case 'after':
      return typeof cdk === 'string' && isAfterByEmptier(subject, cdk, sides);
    default:
      return false;
  }
}

/** What empties the buckets that Pulumi empties by itself: function, role and its policy, log group, custom resources. */
function findEmptier({ cdk, pulumi }: Sides): ReadonlySet<string> {
  const contents = Object.keys(cdk.resources).filter((id) => id.startsWith(`${CONTENTS} `));
  const forced = contents.filter((id) => pulumi.resources[id.replace(CONTENTS, BUCKET)]?.engine.forceDestroy === true);
  return new Set([...forced, ...findNeeds(forced, cdk)]);
}

/** What waits for one bucket to be emptied waits for all that the function may empty. */
function isAfterByEmptier(subject: string, earlier: string, { cdk }: Sides): boolean {
  const after = cdk.resources[subject]?.after ?? [];
  return after.some((id) => id.startsWith(`${CONTENTS} `) && cdk.resources[id]?.after.includes(earlier));
}
