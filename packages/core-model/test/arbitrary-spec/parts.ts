import fc from 'fast-check';
import type { AlarmsSpec } from '../../src/spec/monitoring';
import type { PipelineSpec } from '../../src/spec/pipeline-spec';
import { build } from './build';
import { scans, tests } from './checks';
import { type Choice, choice } from './choice';
import { noDeploy, runtimeParts } from './deploy';
import { notifications } from './notifications';
import { maybe, maybeOf, number } from './values';

/** The parts that do not depend on each other, only on the choice. */
export interface Parts extends Pick<PipelineSpec, 'build' | 'retry' | 'artifacts' | 'encryption' | 'monitoring'> {
  /** What decided which parts may be said. */
  readonly choice: Choice;
  /** Tests. */
  readonly tests: NonNullable<PipelineSpec['tests']>;
  /** Scans. */
  readonly scans: NonNullable<PipelineSpec['scans']>;
  /** Deployment and network. */
  readonly runtime: Pick<PipelineSpec, 'deploy' | 'network'>;
  /** Alarms on what is deployed. */
  readonly alarms: AlarmsSpec;
}

/** Any parts that fit together. */
export const parts: fc.Arbitrary<Parts> = choice.chain((chosen) =>
  fc
    .record({
      runtime: chosen.isDeployed ? runtimeParts : noDeploy.map((runtime) => ({ runtime, alarms: {} })),
      build: build(chosen),
      tests: tests(chosen),
      scans: scans(chosen),
      retry: maybeOf('none', 'failed-actions', 'all-actions'),
      artifacts: maybe(fc.record({ expireDays: maybe(number(1, 400)), noncurrentDays: maybe(number(1, 400)) })),
      encryption: maybe(encryption),
      notifications,
      monitoring,
    })
    .map(({ runtime, ...said }) => ({ ...said, ...runtime, choice: chosen })),
);

const encryption: fc.Arbitrary<NonNullable<PipelineSpec['encryption']>> = fc.oneof(
  fc.constant({ key: 'aws-managed' as const }),
  fc.record({ key: fc.constant('customer-managed' as const), deletionWindowDays: maybe(number(7, 30)) }),
);

const monitoring: fc.Arbitrary<NonNullable<PipelineSpec['monitoring']>> = fc.record({
  dashboard: maybe(fc.boolean()),
  alarms: fc.record({ failedExecutions: maybe(fc.boolean()) }),
});
