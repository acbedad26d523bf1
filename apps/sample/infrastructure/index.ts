import { join } from 'node:path';
import { DeliveryPipeline } from '@tap-pipeline/pulumi-adapter';

/** The pipeline in the environment of the stack: dev, staging or prod. */
const pipeline = DeliveryPipeline.fromSpecFile('pipeline', join(__dirname, '../pipeline.yaml'));

export const { outputs } = pipeline;
