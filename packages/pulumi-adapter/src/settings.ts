import * as pulumi from '@pulumi/pulumi';
import {
  type DeliveryPipelinePlan,
  isPipelineError,
  type PipelineSpec,
  type PlatformSettings,
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

  /**
   * What the platform team sets, or the name of its file or npm package; `{}` for nothing.
   * @default what the environment variable TAP_PIPELINE_PLATFORM names, or the nearest `tap-pipeline.platform.yaml`,
   * seen from the file of the spec or, for a spec in code, from the working directory
   */
  readonly platform?: PlatformSettings | string;
}

/**
 * The plan of a spec, with the settings of the stack: `pulumi config set tap-pipeline:environmentSuffix prod`. The
 * region is known where the resources have the default provider, which the options tell.
 * @throws pulumi.RunError with every problem of the spec and the settings, which Pulumi prints without a stack trace
 */
export function planForStack(
  spec: PipelineSpec,
  { environmentSuffix, settings, platform }: GivenSettings = {},
  opts: pulumi.ComponentResourceOptions = {},
): DeliveryPipelinePlan {
  const region = tryFindRegion(opts);
  return readably(() =>
    planSpec(spec, {
      explicit: { ...settings, ...(environmentSuffix !== undefined && { environmentSuffix }) },
      context: readConfig,
      variables: process.env,
      folder: process.cwd(),
      ...(platform !== undefined && { platform }),
      ...(region && { region }),
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
  const colon = key.lastIndexOf(':');
  return new pulumi.Config(colon < 0 ? undefined : key.slice(0, colon)).get(key.slice(colon + 1));
}

/** The region of the default provider; a provider of one's own, or a parent that may have one, keeps its region to itself. */
function tryFindRegion({ provider, providers, parent }: pulumi.ComponentResourceOptions): string | undefined {
  if (provider || providers || parent) return undefined;
  return readConfig('aws:region') ?? process.env.AWS_REGION ?? process.env.AWS_DEFAULT_REGION;
}

/** Pulumi prints the message of a `RunError` and nothing else; the problems are in its `cause`. */
function readably<T>(run: () => T): T {
  try {
    return run();
  } catch (error) {
    throw isPipelineError(error) ? new pulumi.RunError(error.message, { cause: error }) : error;
  }
}
