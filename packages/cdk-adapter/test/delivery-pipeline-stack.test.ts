import { planSpec } from '@tap-pipeline/core-model';
import { DefaultStackSynthesizer } from 'aws-cdk-lib';
import { SMALLEST } from '../../core-model/test/adapter-specs';
import { DeliveryPipelineStack } from '../src';
import { createApp } from './support/app';
import { renderSystem, SYSTEMS } from './support/render';

describe('a delivery pipeline stack', () => {
  test.each(SYSTEMS)('deploys %s with plain CloudFormation: no parameters, rules, assets or metadata', (system) => {
    const { json } = renderSystem(system).template;
    expect(Object.keys(json).sort()).toEqual(['Outputs', 'Resources']);
    expect(JSON.stringify(json)).not.toContain('cdk-hnb659fds');
  });

  test('is far from the limits of CloudFormation', () => {
    const { json } = renderSystem('five-stage').template;
    expect(Object.keys(json.Resources).length).toBeLessThan(250);
    expect(JSON.stringify(json).length).toBeLessThan(250_000);
  });

  test('has short logical ids that read well', () => {
    const ids = Object.keys(renderSystem('python-blue-green').template.json.Resources);
    expect(ids).toContain(ids.find((id) => /^PermissionsBuild[0-9A-F]{8}$/.test(id)));
    expect(ids).toContain(ids.find((id) => /^MainNetworkPublic0RouteTable[0-9A-F]{8}$/.test(id)));
  });

  test('takes another synthesizer', () => {
    const app = createApp();
    new DeliveryPipelineStack(app, 'Stack', { plan: planSpec(SMALLEST), synthesizer: new DefaultStackSynthesizer() });
    expect(app.synth().getStackByName('Stack').template).toHaveProperty('Rules.CheckBootstrapVersion');
  });
});
