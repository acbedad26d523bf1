import { factsOfPulumi, renderPulumi, type Template, toMessage, toTemplate } from '@tap-pipeline/conformance';
import { type PipelineSpec, planSpec } from '@tap-pipeline/core-model';
import { toLine } from './compare-reading';
import { judge, type Verdict } from './judge';
import { UNTOLD } from './known';
import type { Reading } from './read-back';
import type { Report } from './report';
import { compareEngines, type Made } from './same-in-both';
import type { Site } from './site';

/** Where what Pulumi asks for is deployed: by CloudFormation, since the engine and its plugin are not needed then. */
export interface PulumiSite extends Pick<Site, 'known'> {
  /** Forgets everything that was deployed before. */
  reset(): Promise<void>;
  /** Deploys a template and reads back what it was to make. */
  deployTemplate(system: string, template: Template): Promise<Reading>;
}

/** A system that the CDK has made, and Pulumi is to make the same. */
export interface SystemOfCdk {
  /** Name. */
  readonly name: string;
  /** Its spec. */
  readonly spec: PipelineSpec;
  /** Suffix of all names. */
  readonly environmentSuffix: string;
  /** What the CDK made. */
  readonly cdk: Made;
}

/** Deploys what Pulumi asks for, reads it back, and compares it with what the CDK made. */
export async function runPulumi(site: PulumiSite, system: SystemOfCdk, report: Report): Promise<Verdict> {
  const { name, spec, environmentSuffix } = system;
  const asked = await report.step('what Pulumi asks for', () => askPulumi(spec, environmentSuffix), toCount);
  const reading = await report.step('deploy it', async () => {
    await site.reset();
    return site.deployTemplate(name, toTemplate(asked));
  });
  const verdict = judge(reading, [...site.known.pretended, ...UNTOLD]);
  await report.step(
    'read back',
    async () => report.problems(verdict.mismatches.map(toLine)),
    () => `${verdict.resources} resources, ${verdict.facts - verdict.tolerated} facts`,
  );
  await report.step(
    'the same as with the CDK',
    async () => {
      const { unexplained, used } = compareEngines(system.cdk, { reading, facts: asked });
      if (unexplained.length > 0) report.problems(toMessage(unexplained).split('\n'));
      return used;
    },
    ({ size }) => `but for ${size} documented differences`,
  );
  return verdict;
}

async function askPulumi(spec: PipelineSpec, environmentSuffix: string) {
  const plan = planSpec(spec, {
    explicit: { environmentSuffix },
    variables: {},
    platform: {},
  });
  const [resources = []] = await renderPulumi([plan]);
  return factsOfPulumi(resources);
}

function toCount({ resources }: { readonly resources: object }): string {
  return `${Object.keys(resources).length} resources`;
}
