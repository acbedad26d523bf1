import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DeliveryPipelineStack, isUnsupportedByBackend } from '@tap-pipeline/cdk-adapter';
import type { DeliveryPipelinePlan } from '@tap-pipeline/core-model';
import { App } from 'aws-cdk-lib';
import type { RenderRequest } from '../backend';
import { CommandFailure } from '../failure';
import type { Rendering } from '../rendering';
import { deploySteps } from './cdk-next-steps';

/**
 * The CloudFormation template of a plan. Nothing of the CDK stays on disk, and no credentials are used.
 * @throws CommandFailure when CloudFormation cannot express the plan
 */
export function renderWithCdk({ plan, file, validate }: RenderRequest): Rendering {
  const outdir = mkdtempSync(join(tmpdir(), 'tap-pipeline-'));
  try {
    const app = createApp(outdir, validate);
    const stack = createStack(app, plan);
    const artifact = app.synth().getStackArtifact(stack.artifactId);
    const text = readFileSync(artifact.templateFullPath, 'utf8');
    const { region } = plan.environment;
    const nextSteps = deploySteps({ stackName: stack.stackName, file, bytes: Buffer.byteLength(text), region });
    return { text, services: servicesOf(JSON.parse(text)), nextSteps };
  } finally {
    rmSync(outdir, { recursive: true, force: true });
  }
}

/** What is only for reading the tree of constructs later costs time and is left out. */
function createApp(outdir: string, validate: boolean): App {
  return new App({
    outdir,
    autoSynth: false,
    analyticsReporting: false,
    treeMetadata: false,
    stackTraces: false,
    builtinCloudFormationValidation: validate,
    context: { 'aws:cdk:disable-creation-stack-traces': true, 'aws:cdk:disable-logicalId-metadata': true },
  });
}

function createStack(app: App, plan: DeliveryPipelinePlan): DeliveryPipelineStack {
  const { account, region } = plan.environment;
  try {
    return new DeliveryPipelineStack(app, plan.delivery.pipeline.name, { plan, env: { account, region } });
  } catch (error) {
    if (isUnsupportedByBackend(error)) throw CommandFailure.unsupported(error.message);
    throw error;
  }
}

interface Template {
  readonly Resources: { readonly [logicalId: string]: { readonly Type: string } };
}

/** `AWS::S3::Bucket` is of the service S3, `Custom::BucketEmptier` of none. */
function servicesOf({ Resources }: Template): readonly string[] {
  return Object.values(Resources).map(({ Type }) => {
    const [vendor = '', service = ''] = Type.split('::');
    return vendor === 'AWS' ? service : vendor;
  });
}
