import type { Template } from '@tap-pipeline/conformance';
import type { PipelineSpec } from '@tap-pipeline/core-model';
import type { Execution } from './execution';
import type { Inventory } from './inventory';
import type { Known } from './known';
import type { Reading } from './read-back';

/** A place where stacks are deployed: an emulator, or an account of AWS. */
export interface Site {
  /** What is known of it. */
  readonly known: Known;
  /** Whether nobody else has anything there, so that all that comes is the suite's. */
  readonly isOurs: boolean;
  /** Everything that it lists. */
  inventory(): Promise<Inventory>;
  /** Deploys a spec by the CDK's own command line. */
  deploy(system: string, spec: PipelineSpec): Promise<Template>;
  /** Reads back what a template was to make. */
  read(system: string, template: Template): Promise<Reading>;
  /** Starts a pipeline. */
  start(pipeline: string): Promise<Execution>;
  /** Deletes the stack by the CDK's own command line. */
  destroy(system: string): Promise<void>;
}
