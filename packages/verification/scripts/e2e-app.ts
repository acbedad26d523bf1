/**
 * The CDK app that `npm run e2e:emulator` and `npm run e2e:aws` deploy by the CDK's own command line: one stack with
 * one pipeline. What it is told comes in the environment variable E2E_APP, as {@link AppSettings} in JSON.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DeliveryPipelineStack } from '@tap-pipeline/cdk-adapter';
import { readSpec } from '@tap-pipeline/core-model';
import { App } from 'aws-cdk-lib';
import { type AppSettings, ORIGINAL_TEMPLATE } from '../src/emulator/cdk';
import { FAKECLOUD_KNOWN } from '../src/emulator/fakecloud-known';
import { substitute } from '../src/emulator/substitute';

main(JSON.parse(process.env.E2E_APP ?? '{}'));

function main({ stack, specFile, environmentSuffix, isEmulator }: AppSettings): void {
  // The validator of the CDK is one of the judges of `npm run judges`, and takes longer than all the rest.
  const app = new App({ analyticsReporting: false, treeMetadata: false, builtinCloudFormationValidation: false });
  new DeliveryPipelineStack(app, stack, {
    spec: readSpec(specFile),
    environmentSuffix,
    platform: {},
  });
  const assembly = app.synth();
  const file = assembly.getStackByName(stack).templateFullPath;
  const text = readFileSync(file, 'utf8');
  writeFileSync(join(assembly.directory, ORIGINAL_TEMPLATE), text);
  if (isEmulator) writeFileSync(file, JSON.stringify(substitute(JSON.parse(text), FAKECLOUD_KNOWN.missingAttributes)));
}
