import * as pulumi from '@pulumi/pulumi';
import {
  type DeliveryPipelinePlan,
  isPipelineError,
  type PipelineSpec,
  planSpec,
  readSpec,
} from '@tap-pipeline/core-model';

/** Settings that go before those of stack config, the environment and the spec. */
export interface GivenSettings {
  /**
   * Environment suffix, part of every physical name: `dev`, `prod`, `pr123`.
   * @default from stack config, the environment or the spec, in this order
   */
  readonly environmentSuffix?: string;

  /**
   * Other settings, by name, for example `{ removal: 'retain' }`.
   * @default from stack config, the environment or the spec, in this order
   */
  readonly settings?: { readonly [setting: string]: unknown };
}

/**
 * The plan of a spec, with the settings of the stack: `pulumi config set tap-pipeline:environmentSuffix prod`.
 * @throws pulumi.RunError with every problem of the spec and the settings, which Pulumi prints without a stack trace
 */
export function planForStack(
  spec: PipelineSpec,
  { environmentSuffix, settings }: GivenSettings = {},
): DeliveryPipelinePlan {
  return readably(() =>
    planSpec(spec, {
      explicit: { ...settings, ...(environmentSuffix !== undefined && { environmentSuffix }) },
      context: readConfig,
      variables: process.env,
    }),
  );
}

/**
 * A spec from a file: YAML, JSON, or a CommonJS module.
 * @throws pulumi.RunError with what keeps it from being read
 */
export function readSpecForStack(path: string): PipelineSpec {
  return readably(() => readSpec(path));
}

/** A key is `namespace:name`; without a namespace it is the project's own. */
function readConfig(key: string): string | undefined {
  const [name = '', namespace] = key.split(':').reverse();
  return new pulumi.Config(namespace).get(name);
}

/** Pulumi prints the message of a `RunError` and nothing else; the problems are in its `cause`. */
function readably<T>(run: () => T): T {
  try {
    return run();
  } catch (error) {
    throw isPipelineError(error) ? new pulumi.RunError(error.message, { cause: error }) : error;
  }
}
