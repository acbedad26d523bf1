import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type DeliveryPipelinePlan, planSpec, readSpec, type SecretValue } from '@tap-pipeline/core-model';
import type { InvokeAnswers } from './invokes';
import { type ProgramOptions, recordProgram } from './record-program';
import type { RecordedResource } from './recording';
import { toSecret } from './wire';

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
  const { name = 'pipeline', stack = plan.environment.suffix, ...rest } = options;
  return (await renderPlans([plan], { ...rest, stack, nameOf: () => name })).flat();
}

/** Options of {@link renderPlans}. */
export type RenderPlansOptions = Omit<RenderOptions, 'name'> & {
  /** Logical names of the pipelines; none may begin with another one and a dash. @default 'pipeline1', 'pipeline2' and so on */
  readonly nameOf?: (index: number) => string;
};

/**
 * The resources of many plans, as {@link renderResources} gives those of one. One program makes all of them,
 * since it is the start of a program that takes time.
 */
export async function renderPlans(
  plans: readonly DeliveryPipelinePlan[],
  options: RenderPlansOptions = {},
): Promise<readonly (readonly RenderedResource[])[]> {
  const { nameOf = (index: number) => `pipeline${index + 1}`, project = 'tap-pipeline', stack, nodeOptions } = options;
  const pipelines = plans.map((plan, index) => ({ name: nameOf(index), plan }));
  const file = writeProgram(pipelines);
  try {
    const program = { dir: __dirname, main: file.path, project, stack, nodeOptions };
    const { resources } = await recordProgram({ ...program, answers: answerSecrets(pipelines) });
    return splitByPipeline(resources.map(toRendered), pipelines);
  } finally {
    rmSync(file.folder, { recursive: true, force: true });
  }
}

interface NamedPlan {
  readonly name: string;
  readonly plan: DeliveryPipelinePlan;
}

/**
 * The SDK makes a stack trace for every promise, and sends one of full length for every resource, whatever the limit
 * is when it begins: so nobody may set it. They would take more time than all the rest.
 */
function writeProgram(pipelines: readonly NamedPlan[]): { readonly folder: string; readonly path: string } {
  const folder = mkdtempSync(join(tmpdir(), 'tap-pipeline-render-'));
  const path = join(folder, 'index.js');
  writeFileSync(join(folder, 'pipelines.json'), JSON.stringify(pipelines.map(withOwnSecrets)));
  writeFileSync(join(folder, 'package.json'), '{ "type": "commonjs" }\n');
  writeFileSync(
    path,
    `Object.defineProperty(Error, 'stackTraceLimit', { get: () => 0, set() {} });
const { DeliveryPipeline } = require(${JSON.stringify(join(__dirname, '..', 'delivery-pipeline'))});
for (const { name, plan } of require('./pipelines.json')) new DeliveryPipeline(name, { plan });
`,
  );
  return { folder, path };
}

/** The names of all resources begin with that of their pipeline. */
function splitByPipeline(
  resources: readonly RenderedResource[],
  pipelines: readonly NamedPlan[],
): readonly (readonly RenderedResource[])[] {
  const byPipeline = new Map(pipelines.map(({ name }) => [name, [] as RenderedResource[]]));
  const roots = new Map<string, string>();
  for (const resource of resources) {
    const root = resource.parent === undefined ? resource.name : (roots.get(resource.parent) ?? resource.parent);
    roots.set(resource.name, root);
    byPipeline.get(root)?.push(resource);
  }
  return [...byPipeline.values()].map((own) => own.sort((one, other) => (one.name < other.name ? -1 : 1)));
}

/** Each pipeline asks for its own secrets: two may read one secret, one of them all of it and the other a key. */
function withOwnSecrets({ name, plan }: NamedPlan): unknown {
  const json = JSON.stringify(plan, (_key, value: unknown) =>
    isSecretValue(value) ? { secret: { ...value.secret, name: `${name}#${value.secret.name}` } } : value,
  );
  return { name, plan: JSON.parse(json) };
}

/**
 * A secret of which a JSON key is used is a JSON document with that key. What is read is told as in a dynamic
 * reference of CloudFormation: `github:SecretString:token`.
 */
function answerSecrets(pipelines: readonly NamedPlan[]): InvokeAnswers {
  const keys = new Map(pipelines.map(({ name, plan }) => [name, jsonKeysOf(plan)]));
  return {
    'aws:secretsmanager/getSecretVersion:getSecretVersion': ({ secretId }, mark) => {
      const [pipeline = '', ...rest] = String(secretId).split('#');
      const whole = `${rest.join('#')}:SecretString`;
      const parts = (keys.get(pipeline) ?? []).map((key) => [key, mark(`${whole}:${key}`)]);
      return { secretString: toSecret(parts.length === 0 ? mark(whole) : JSON.stringify(Object.fromEntries(parts))) };
    },
  };
}

function jsonKeysOf({ delivery }: DeliveryPipelinePlan): readonly string[] {
  return delivery.pipeline.stages
    .flatMap(({ actions }) => actions.flatMap(({ configuration }) => Object.values(configuration)))
    .flatMap((value) => (isSecretValue(value) ? (value.secret.jsonKey ?? []) : []));
}

function isSecretValue(value: unknown): value is SecretValue {
  return typeof value === 'object' && value !== null && 'secret' in value;
}

function toRendered(resource: RecordedResource): RenderedResource {
  const { urn: _urn, custom: _custom, ...rendered } = resource;
  return rendered;
}
