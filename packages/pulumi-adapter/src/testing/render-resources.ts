import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type DeliveryPipelinePlan, planSpec, readSpec } from '@tap-pipeline/core-model';
import type { InvokeAnswers } from './invokes';
import { type ProgramOptions, recordProgram } from './record-program';
import type { RecordedResource } from './recording';

/** A resource in `resources.json`. */
export type RenderedResource = Pick<
  RecordedResource,
  'type' | 'name' | 'parent' | 'inputs' | 'secrets' | 'dependsOn' | 'propertyDependencies' | 'options' | 'outputs'
>;

/** Options of {@link renderResources}. */
export type RenderOptions = Pick<ProgramOptions, 'project' | 'stack' | 'nodeOptions'> & {
  /** Logical name of the pipeline, with which all names begin. @default 'pipeline' */
  readonly name?: string;
};

/**
 * What Pulumi would be asked for, without asking it: the resources of a plan, or of the spec in a file,
 * sorted by name. The first is the pipeline itself, with its outputs.
 * @throws PipelineError with every problem of the spec
 */
export async function renderResources(
  source: DeliveryPipelinePlan | string,
  options: RenderOptions = {},
): Promise<readonly RenderedResource[]> {
  const plan = typeof source === 'string' ? planSpec(readSpec(source), { variables: process.env }) : source;
  const { name = 'pipeline', project = 'tap-pipeline', stack = plan.environment.suffix, nodeOptions } = options;
  const file = writeProgram(name, plan);
  try {
    const program = { dir: __dirname, main: file.path, project, stack, nodeOptions };
    const { resources } = await recordProgram({ ...program, answers: answerSecrets(plan) });
    return resources.map(toRendered).sort((one, other) => (one.name < other.name ? -1 : 1));
  } finally {
    rmSync(file.folder, { recursive: true, force: true });
  }
}

function writeProgram(name: string, plan: DeliveryPipelinePlan): { readonly folder: string; readonly path: string } {
  const folder = mkdtempSync(join(tmpdir(), 'tap-pipeline-render-'));
  const path = join(folder, 'index.js');
  writeFileSync(join(folder, 'plan.json'), JSON.stringify(plan));
  writeFileSync(join(folder, 'package.json'), '{ "type": "commonjs" }\n');
  writeFileSync(
    path,
    `const { DeliveryPipeline } = require(${JSON.stringify(join(__dirname, '..', 'delivery-pipeline'))});
new DeliveryPipeline(${JSON.stringify(name)}, { plan: require('./plan.json') });
`,
  );
  return { folder, path };
}

/** A secret with a JSON key is a JSON document with that key. */
function answerSecrets(plan: DeliveryPipelinePlan): InvokeAnswers {
  const values = plan.delivery.pipeline.stages
    .flatMap(({ actions }) => actions.flatMap(({ configuration }) => Object.values(configuration)))
    .flatMap((value) => (typeof value === 'object' && 'secret' in value ? [value.secret] : []));
  const keys = values.flatMap(({ jsonKey }) => jsonKey ?? []);
  if (keys.length === 0) return {};
  return {
    'aws:secretsmanager/getSecretVersion:getSecretVersion': (_args, mark) => ({
      secretString: JSON.stringify(Object.fromEntries(keys.map((key) => [key, mark(`secretString.${key}`)]))),
    }),
  };
}

function toRendered(resource: RecordedResource): RenderedResource {
  const { urn: _urn, custom: _custom, ...rendered } = resource;
  return rendered;
}
