import { join } from 'node:path';
import { DeliveryPipelineStack } from '@tap-pipeline/cdk-adapter';
import { readSpec } from '@tap-pipeline/core-model';
import { type App, DefaultStackSynthesizer } from 'aws-cdk-lib';

const SPEC = readSpec(join(__dirname, '../pipeline.yaml'));

/** The pipeline in one environment: dev, staging or prod. The stack is named after the service and the environment. */
export function createPipeline(app: App, environmentSuffix = SPEC.suffix ?? 'dev'): DeliveryPipelineStack {
  return new DeliveryPipelineStack(app, `${SPEC.service}-${environmentSuffix}`, {
    spec: SPEC,
    environmentSuffix,
    // Deploys with the roles of `cdk bootstrap`, so that whoever starts it needs no right but to assume them.
    synthesizer: new DefaultStackSynthesizer({ generateBootstrapVersionRule: false }),
  });
}
