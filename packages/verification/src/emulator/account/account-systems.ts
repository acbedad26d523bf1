import type { PipelineSpec } from '@tap-pipeline/core-model';
import { REFERENCE_SYSTEMS, type System } from '../systems';

/**
 * The reference systems as an account can take them: nobody is told by e-mail, and the second deployment changes
 * nothing of a running service, which Amazon ECS leaves to CodeDeploy.
 */
export const ACCOUNT_SYSTEMS: readonly System[] = REFERENCE_SYSTEMS.map((system) => ({
  ...system,
  change: 'logs of builds for 60 days',
  changed: (spec) => ({ ...spec, logs: { ...spec.logs, buildDays: 60 } }),
}));

/** A spec without those who would get e-mail. */
export function withoutReaders({ notifications: _notifications, ...spec }: PipelineSpec): PipelineSpec {
  return spec;
}
