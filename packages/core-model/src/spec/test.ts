import type { Command, ComputeSize, ReportSpec, RuntimeSpec } from './build';
import type { VariablesSpec } from './source';

/** A test that runs after the build, in a build project of its own, beside the other tests. */
export interface TestSpec {
  /**
   * Name of the test; the action in the pipeline carries it.
   * @pattern ^[a-z][a-z0-9-]*$
   * @maxLength 32
   */
  readonly name: string;
  /**
   * Commands, in order; they find the source, and the image's URI with digest in `IMAGE_URI`.
   * @minItems 1
   */
  readonly commands: readonly Command[];
  /** Languages that the commands need. Left out: those of `build`. */
  readonly runtime?: RuntimeSpec;
  /** Test reports that the commands write. */
  readonly reports?: readonly ReportSpec[];
  /** Environment variables. */
  readonly environment?: VariablesSpec;
  /** Whether the commands use Docker, for example to start a database; gives the build privileged mode. @default false */
  readonly docker?: boolean;
  /** Machine size. @default "small" */
  readonly compute?: ComputeSize;
  /**
   * Minutes after which the test fails.
   * @minimum 5
   * @maximum 2160
   * @asType integer
   * @default 30
   */
  readonly timeoutMinutes?: number;
}
