import { join } from 'node:path';
import { DeliveryPipelineStack } from '@tap-pipeline/cdk-adapter';
import { readSpec } from '@tap-pipeline/core-model';
import type { Construct } from 'constructs';

const SPEC_FILE = join(__dirname, '../pipeline.yaml');

/** The pipeline of the sample; `cdk synth -c environmentSuffix=prod` makes the one for production. */
export function createSamplePipeline(scope: Construct, environmentSuffix?: string): DeliveryPipelineStack {
  return new DeliveryPipelineStack(scope, 'SamplePipeline', { spec: readSpec(SPEC_FILE), environmentSuffix });
}
