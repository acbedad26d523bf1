import type { PlanContext } from './context';
import type { BucketPlan } from './vocabulary/bucket';
import { planBucket } from './vocabulary/bucket';

/** The bucket that the pipeline's artifacts lie in. */
export type ArtifactStorePlan = BucketPlan;

/** Days after which an upload that never ended is deleted. */
export const ABORT_UPLOAD_DAYS = 7;

/** The artifact bucket. */
export function planArtifactStore(context: PlanContext): ArtifactStorePlan {
  const { expireDays, noncurrentDays } = context.spec.artifacts;
  return planBucket(context, {
    id: 'artifacts',
    lifecycle: { id: 'expire-artifacts', expireDays, noncurrentDays, abortUploadDays: ABORT_UPLOAD_DAYS },
    eventBridge: false,
  });
}
