import { LegacyStackSynthesizer, Stack, type StackProps } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import { DeliveryPipeline, type DeliveryPipelineProps } from './delivery-pipeline';

/** Properties of {@link DeliveryPipelineStack}: those of a stack, and those of the pipeline in it. */
export type DeliveryPipelineStackProps = StackProps & DeliveryPipelineProps;

/**
 * A stack with one delivery pipeline and nothing else. It has no assets, so its template deploys as it is:
 * with `cdk deploy` in an account that was never bootstrapped, and with `aws cloudformation deploy`.
 */
export class DeliveryPipelineStack extends Stack {
  /** The pipeline. */
  readonly pipeline: DeliveryPipeline;

  /** Throws a `PipelineError` with every problem of the spec and the settings. */
  constructor(scope: Construct, id: string, props: DeliveryPipelineStackProps) {
    super(scope, id, {
      synthesizer: new LegacyStackSynthesizer(),
      analyticsReporting: false,
      suppressTemplateIndentation: true,
      ...props,
    });
    this.pipeline = new DeliveryPipeline(this, 'Default', props);
  }
}
