import { type RenderedResource, renderResources } from '@tap-pipeline/pulumi-adapter/testing';
import type { RenderRequest } from '../backend';
import type { Rendering } from '../rendering';
import { programSteps } from './pulumi-next-steps';

/**
 * The resources that Pulumi would be asked for. Neither the `pulumi` program nor credentials are used: the SDK runs
 * against a monitor that makes nothing.
 */
export async function renderWithPulumi(request: RenderRequest): Promise<Rendering> {
  const { plan, service } = request;
  const resources = await renderResources(plan, { name: service, project: service, stack: plan.environment.suffix });
  return {
    text: `${JSON.stringify(resources, null, 2)}\n`,
    services: resources.flatMap(serviceOf),
    nextSteps: programSteps(request),
  };
}

/** `aws:s3/bucket:Bucket` is of the module s3 of the provider. Components are of none, since they make nothing. */
function serviceOf({ type }: RenderedResource): readonly string[] {
  const service = /^aws:(\w+)\//.exec(type)?.[1];
  return service === undefined ? [] : [service];
}
