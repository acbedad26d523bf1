import { join } from 'node:path';
import { type DeliveryPipelinePlan, type PipelineSpec, planSpec, readSpec } from '@tap-pipeline/core-model';
import type { App, Stack } from 'aws-cdk-lib';
import { type DeliveryPipeline, DeliveryPipelineStack } from '../../src';
import { createApp } from './app';
import { ReadableTemplate, type TemplateJson } from './template';

/** Names of the reference systems' specs. */
export const SYSTEMS = ['registry-build', 'five-stage', 'python-blue-green'] as const;

/** Name of a reference system. */
export type System = (typeof SYSTEMS)[number];

/** A pipeline, and its template. */
export interface Rendered {
  readonly stack: Stack;
  readonly pipeline: DeliveryPipeline;
  readonly template: ReadableTemplate;
}

/** The spec of a reference system. */
export function systemSpec(system: System): PipelineSpec {
  return readSpec(join(__dirname, `../../../core-model/fixtures/${system}.pipeline.yaml`));
}

/** A reference system, for the environment `dev` unless it is told otherwise. */
export function renderSystem(system: System, suffix = 'dev'): Rendered {
  return renderSpec({ ...systemSpec(system), suffix });
}

/** A spec; settings of the machine that the tests run on are left out. */
export function renderSpec(spec: PipelineSpec): Rendered {
  return renderPlan(planSpec(spec));
}

/** A plan. */
export function renderPlan(plan: DeliveryPipelinePlan, context: { readonly [key: string]: unknown } = {}): Rendered {
  const app = createApp({ context });
  const stack = new DeliveryPipelineStack(app, 'Orders', { plan });
  return { stack, pipeline: stack.pipeline, template: templateOf(app, stack) };
}

/** The template of a stack. */
export function templateOf(app: App, stack: Stack): ReadableTemplate {
  return new ReadableTemplate(app.synth().getStackByName(stack.stackName).template as TemplateJson);
}
