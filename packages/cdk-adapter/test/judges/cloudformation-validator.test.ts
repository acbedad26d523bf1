import { readFileSync, writeFileSync } from 'node:fs';
import { planSpec } from '@tap-pipeline/core-model';
import { CloudFormationValidatePlugin, type PolicyViolation } from 'aws-cdk-lib';
import { EVERYTHING, EXISTING, HARDENED } from '../../../core-model/test/adapter-specs';
import { DeliveryPipelineStack } from '../../src';
import { createApp } from '../support/app';
import { SYSTEMS, systemSpec } from '../support/render';

const validator = new CloudFormationValidatePlugin();

describe('the validator of CloudFormation', () => {
  const specs = [
    ...SYSTEMS.map((system) => [system, systemSpec(system)] as const),
    ['everything', EVERYTHING] as const,
    ['everything, hardened', HARDENED] as const,
    ['existing', EXISTING] as const,
  ];

  test.each(specs)('finds nothing in %s, not even something to warn of', (_, spec) => {
    expect(findingsOf(spec)).toEqual([]);
  });

  test('would find a fault', () => {
    const broken = findingsOf(EVERYTHING, (template) => template.replaceAll('"TargetGroupArn"', '"TargetGroupArm"'));
    expect(broken.length).toBeGreaterThan(0);
  });
});

function findingsOf(spec: typeof EVERYTHING, spoil = (template: string) => template): readonly PolicyViolation[] {
  const app = createApp();
  const stack = new DeliveryPipelineStack(app, 'Orders', { plan: planSpec(spec) });
  const templatePath = app.synth().getStackByName(stack.stackName).templateFullPath;
  writeFileSync(templatePath, spoil(readFileSync(templatePath, 'utf8')));
  const stackTemplates = [
    { stackConstructPath: stack.node.path, templatePath, accountId: undefined, region: undefined },
  ];
  return validator.validate({ appConstruct: app, templatePaths: [templatePath], stackTemplates }).violations;
}
