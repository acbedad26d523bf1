import type { RenderRequest } from '../backend';
import { quote } from '../quote';
import type { NextStep } from '../rendering';

/** The program that deploys a spec, and the commands that run it. What was rendered is only read. */
export function programSteps({ plan, specFile, service }: RenderRequest): readonly NextStep[] {
  const { suffix, account, region = 'YOUR-REGION' } = plan.environment;
  return [
    {
      note: 'the file is for reading and for tests; what deploys is a program, index.ts beside Pulumi.yaml:',
      lines: [
        "import { DeliveryPipeline } from '@tap-pipeline/pulumi-adapter';",
        `const pipeline = DeliveryPipeline.fromSpecFile(${JSON.stringify(service)}, ${JSON.stringify(specFile)});`,
        'export const outputs = pipeline.outputs;',
      ],
    },
    {
      note: 'in a stack of its own:',
      lines: [
        `pulumi stack init ${suffix}`,
        `pulumi config set aws:region ${region}`,
        ...(account === undefined ? [] : [`pulumi config set aws:allowedAccountIds ${quote(`["${account}"]`)}`]),
        `pulumi config set tap-pipeline:environmentSuffix ${suffix}`,
        'pulumi up',
      ],
    },
  ];
}
