import type { DeliveryPipelinePlan } from '@tap-pipeline/core-model';
import { CommandFailure } from './failure';
import type { Rendering } from './rendering';
import { didYouMean } from './suggest';

/** What is to be rendered. */
export interface RenderRequest {
  /** Everything that was decided. */
  readonly plan: DeliveryPipelinePlan;
  /** Path of the spec that was planned. */
  readonly specFile: string;
  /** Name of the service. */
  readonly service: string;
  /** Path of the file that will be written. */
  readonly file: string;
  /** Whether the result is validated. */
  readonly validate: boolean;
}

/** Makes of a plan what its backend writes. */
export type Renderer = (request: RenderRequest) => Rendering | Promise<Rendering>;

/** A way to build a plan. */
export interface Backend {
  /** Name of the file that it writes. */
  readonly fileName: string;
  /** Whether it can validate what it writes. */
  readonly validates: boolean;
  /** The package that builds a plan with the engine. */
  readonly adapter: string;
  /** Packages of the engine, which the adapter looks up. */
  readonly engine: readonly string[];
  /** Loads what renders. A backend that is not used costs no time, and need not be installed. */
  readonly load: () => Renderer;
}

/** Every backend. */
const BACKENDS: { readonly [name: string]: Backend } = {
  cdk: {
    fileName: 'template.json',
    validates: true,
    adapter: '@tap-pipeline/cdk-adapter',
    engine: ['aws-cdk-lib', 'constructs'],
    load: () => (require('./backends/cdk') as typeof import('./backends/cdk')).renderWithCdk,
  },
  pulumi: {
    fileName: 'resources.json',
    validates: false,
    adapter: '@tap-pipeline/pulumi-adapter',
    engine: ['@pulumi/pulumi', '@pulumi/aws'],
    load: () => (require('./backends/pulumi') as typeof import('./backends/pulumi')).renderWithPulumi,
  },
};

/**
 * The backend with that name.
 * @throws CommandFailure with exit code 2 when there is none, or when it cannot do what is asked for
 */
export function findBackend(name: string, { validate }: Pick<RenderRequest, 'validate'>): Backend {
  const backend = Object.hasOwn(BACKENDS, name) ? BACKENDS[name] : undefined;
  if (!backend) throw noBackend(name);
  if (validate && !backend.validates) throw notValidated(name);
  return backend;
}

/**
 * Renders with a backend. What is installed is looked at only when that fails.
 * @throws CommandFailure when the adapter or its engine is not installed
 */
export async function renderWith(backend: Backend, request: RenderRequest): Promise<Rendering> {
  try {
    return await backend.load()(request);
  } catch (error) {
    const { findMissing } = require('./installed') as typeof import('./installed');
    const missing = findMissing(backend.adapter, backend.engine);
    throw missing.length > 0 ? CommandFailure.notInstalled(missing) : error;
  }
}

function noBackend(name: string): CommandFailure {
  const known = Object.keys(BACKENDS);
  return CommandFailure.usage(`there is no backend ${name}${didYouMean(name, known)}`, `choose ${known.join(' or ')}`);
}

function notValidated(name: string): CommandFailure {
  const validating = Object.keys(BACKENDS).filter((other) => BACKENDS[other]?.validates);
  return CommandFailure.usage(
    `--validate works with backend ${validating.join(' or ')}, got ${name}`,
    'leave out --validate',
  );
}
