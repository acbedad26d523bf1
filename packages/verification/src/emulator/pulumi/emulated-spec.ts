import type { PipelineSpec } from '@tap-pipeline/core-model';

/**
 * The spec without what the emulator refuses: connections, notification rules and chat channels have no service there.
 * CloudFormation's emulator passes over them; an engine that asks the service cannot.
 */
export function toEmulatedSpec({ notifications: _notifications, ...spec }: PipelineSpec): PipelineSpec {
  return CONNECTED.has(spec.source.kind) ? { ...spec, source: { kind: 'codecommit' } } : spec;
}

/** Sources that are reached by a connection. */
const CONNECTED: ReadonlySet<string> = new Set(['bitbucket', 'github', 'gitlab']);
