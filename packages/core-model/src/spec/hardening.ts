/**
 * How much of what protects is on. `baseline`: all that costs next to nothing and is in nobody's way. `strict`: what an
 * auditor of a bank asks for, with its price; `docs/hardening.md` lists both.
 */
export type Hardening = 'baseline' | 'strict';

/** A value that `hardening: strict` sets, and that a spec may only make stricter. */
export interface StrictControl {
  /** Where: keys joined by dots. */
  readonly path: string;
  /** The value; of a number, the least. */
  readonly value: string | number | boolean;
  /** What it is good for, for people. */
  readonly reason: string;
}

/** A year; the period that PCI DSS and most supervisors of banks name for records of access. */
const YEAR_DAYS = 365;

/** Everything that `hardening: strict` sets, in the order of the spec. */
export const STRICT_CONTROLS: readonly StrictControl[] = [
  control('removal', 'retain', 'nobody deletes data, or the load balancer, by accident'),
  control('deploy.service.readOnlyRootFilesystem', true, 'a program that is broken into cannot change itself'),
  control('network.flowLogs', true, 'what reached the network cannot be found out afterwards'),
  control('network.closeDefaultGroup', true, 'what is put into the VPC by hand is reached by nobody'),
  control('registry.mutability', 'immutable', 'what was approved under a tag is what runs'),
  control('registry.scanOnPush', true, 'no image is released unseen'),
  ...['buildDays', 'pipelineDays', 'containerDays', 'networkDays'].map((key) =>
    control(`logs.${key}`, YEAR_DAYS, 'a break-in is found months later'),
  ),
  control('logs.access', true, 'who asked for what cannot be found out afterwards'),
  control('logs.accessDays', YEAR_DAYS, 'a break-in is found months later'),
  control('encryption.key', 'customer-managed', 'who may decrypt is your decision, and every use is recorded'),
  control('monitoring.alarms.failedExecutions', true, 'a pipeline that fails unseen is worse than none'),
];

/** Whether the value is what the control sets, or stricter. */
export function isKept({ value }: StrictControl, actual: unknown): boolean {
  return typeof value === 'number' ? typeof actual === 'number' && actual >= value : actual === value;
}

function control(path: string, value: StrictControl['value'], reason: string): StrictControl {
  return { path, value, reason };
}
