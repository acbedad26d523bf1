import { factsOfCdk, factsOfPulumi, renderCdk, renderPulumi } from '@tap-pipeline/conformance';
import { policiesOf } from './policies/policies-of';
import type { Policies } from './policies/policy';
import type { System } from './systems';

/** What builds a plan. */
export type Backend = 'cdk' | 'pulumi';

/** The policies that each backend makes of systems, in their order. Programs of Pulumi run while the CDK works. */
export async function renderPolicies(
  systems: readonly System[],
  backends: readonly Backend[] = ['cdk', 'pulumi'],
): Promise<{ readonly [backend in Backend]?: readonly Policies[] }> {
  const plans = systems.map(({ plan }) => plan);
  const programs = backends.includes('pulumi') ? renderPulumi(plans) : undefined;
  const cdk = backends.includes('cdk') ? renderCdk(plans) : undefined;
  const pulumi = await programs;
  return {
    ...(cdk && { cdk: cdk.map((template) => policiesOf(factsOfCdk(template))) }),
    ...(pulumi && { pulumi: pulumi.map((resources) => policiesOf(factsOfPulumi(resources))) }),
  };
}
