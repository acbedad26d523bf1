import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DeliveryPipelineStack } from '@tap-pipeline/cdk-adapter';
import type { DeliveryPipelinePlan } from '@tap-pipeline/core-model';
import { App } from 'aws-cdk-lib';
import type { Template } from './template';

/**
 * The templates that the CDK makes of plans, for an account and region that are not known yet, so that a
 * template says where it uses them. Nothing of the CDK stays on disk.
 */
export function renderCdk(plans: readonly DeliveryPipelinePlan[]): readonly Template[] {
  const outdir = mkdtempSync(join(tmpdir(), 'tap-pipeline-conformance-'));
  try {
    const app = createApp(outdir);
    const stacks = plans.map((plan, index) => new DeliveryPipelineStack(app, `pipeline${index + 1}`, { plan }));
    const assembly = app.synth();
    return stacks.map((stack) =>
      JSON.parse(readFileSync(assembly.getStackArtifact(stack.artifactId).templateFullPath, 'utf8')),
    );
  } finally {
    rmSync(outdir, { recursive: true, force: true });
  }
}

/** What is only for reading the tree of constructs later costs time and is left out. */
function createApp(outdir: string): App {
  return new App({
    outdir,
    autoSynth: false,
    analyticsReporting: false,
    treeMetadata: false,
    stackTraces: false,
    builtinCloudFormationValidation: false,
    context: { 'aws:cdk:disable-creation-stack-traces': true, 'aws:cdk:disable-logicalId-metadata': true },
  });
}
