import type { PipelineSpec } from '@tap-pipeline/core-model';
import { LONGER_BUILD_LOGS, REFERENCE_SYSTEMS, type System } from '../systems';

/**
 * The reference systems as an account can take them: nobody is told by e-mail, and the second deployment changes
 * nothing of a running service, which Amazon ECS leaves to CodeDeploy.
 */
export const ACCOUNT_SYSTEMS: readonly System[] = REFERENCE_SYSTEMS.map((system) => ({
  ...system,
  ...LONGER_BUILD_LOGS,
}));

/** A spec without those who would get e-mail. */
export function withoutReaders({ notifications: _notifications, ...spec }: PipelineSpec): PipelineSpec {
  return spec;
}
