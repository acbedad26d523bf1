/** What a fault is about. */
export const FAULT_KINDS = [
  'permissions',
  'trust',
  'encryption',
  'secrets',
  'storage',
  'images',
  'logs',
  'build',
  'pipeline',
  'release',
  'network',
  'events',
  'names',
  'order',
] as const;

/** What a fault is about. */
export type FaultKind = (typeof FAULT_KINDS)[number];

/** A small mistake in the source that somebody could make, and that the tests have to find. */
export interface Fault {
  /** What it is called: `--only <id>` runs it alone. */
  readonly id: string;
  /** What it is about. */
  readonly kind: FaultKind;
  /** File that holds it, from the root of the repository: `packages/core-model/src/plan/alarm.ts`. */
  readonly file: string;
  /** Text of the file that is replaced; it must be there exactly once. */
  readonly find: string;
  /** What stands in its place. */
  readonly replace: string;
  /** What it would have done to a team that deploys. */
  readonly effect: string;
}
