import type { DeliveryPipelinePlan } from '@tap-pipeline/core-model';
import { CommandFailure } from './failure';
import type { RenderedTemplate } from './rendered-template';
import { didYouMean } from './suggest';

/** Makes a template of a plan. */
export type Backend = (plan: DeliveryPipelinePlan, options: { readonly validate: boolean }) => RenderedTemplate;

/** Every backend, loaded when somebody asks for it. */
const BACKENDS: { readonly [name: string]: () => Backend } = {
  cdk: () => (require('./backends/cdk') as typeof import('./backends/cdk')).renderWithCdk,
};

/** Backends that are planned. */
const NOT_YET: readonly string[] = ['pulumi'];

/**
 * The loader of the backend with that name.
 * @throws CommandFailure with exit code 2 when there is none
 */
export function findBackend(name: string): () => Backend {
  const backend = Object.hasOwn(BACKENDS, name) ? BACKENDS[name] : undefined;
  if (backend) return backend;
  const known = Object.keys(BACKENDS);
  const why = NOT_YET.includes(name)
    ? `backend ${name} is not supported yet`
    : `there is no backend ${name}${didYouMean(name, known)}`;
  throw CommandFailure.usage(why, `choose ${known.join(' or ')}`);
}
