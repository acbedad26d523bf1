import { dirname, join } from 'node:path';
import * as pulumi from '@pulumi/pulumi';
import { type DeliveryPipelinePlan, type PipelineSpec, planSpec, readSpec } from '@tap-pipeline/core-model';
import { DeliveryPipeline, type DeliveryPipelineArgs } from '../../src';

/** Folder of core-model. */
export const CORE_MODEL = dirname(require.resolve('@tap-pipeline/core-model/package.json'));

/** Names of the reference systems' specs. */
export const SYSTEMS = ['registry-build', 'five-stage', 'python-blue-green'] as const;

/** Name of a reference system. */
export type System = (typeof SYSTEMS)[number];

/** The account and region that the mocks are in. */
export const ACCOUNT = '111122223333';
export const REGION = 'eu-west-1';

/** A resource that a program made. */
export interface Made {
  readonly type: string;
  readonly name: string;
  readonly custom: boolean;
  readonly provider: string | undefined;
  // biome-ignore lint/suspicious/noExplicitAny: the inputs of resources are what the tests look at
  readonly inputs: any;
}

/** A pipeline with everything that it made. */
export interface Built {
  readonly pipeline: DeliveryPipeline;
  readonly resources: readonly Made[];
  readonly calls: readonly pulumi.runtime.MockCallArgs[];
  readonly outputs: { readonly [name: string]: string };
  /** All resources of a type, for example `s3/bucket:Bucket`. */
  all(type: string): readonly Made[];
  /** The only resource of a type. */
  only(type: string): Made;
  /** The inputs of a resource, by what follows the name of the pipeline in its own. */
  inputs(name: string): Made['inputs'];
  /** A policy as JSON. */
  statements(name: string): readonly Statement[];
}

/** A statement of a policy. */
export interface Statement {
  readonly Sid: string;
  readonly Effect: string;
  readonly Principal?: unknown;
  readonly Action: string | readonly string[];
  readonly Resource: string | readonly string[];
  readonly Condition?: unknown;
}

/** The spec of a reference system. */
export function systemSpec(system: System): PipelineSpec {
  return readSpec(join(CORE_MODEL, `fixtures/${system}.pipeline.yaml`));
}

/** A reference system, for the environment `dev` unless it is told otherwise. */
export function buildSystem(system: System, suffix = 'dev'): Promise<Built> {
  return buildSpec({ ...systemSpec(system), suffix });
}

/** A spec; settings of the machine that the tests run on are left out. */
export function buildSpec(spec: PipelineSpec): Promise<Built> {
  return build({ plan: planOf(spec) });
}

/** A plan as it is read from a file: the SDK takes lists that come from outside of Jest's sandbox for objects. */
export function planOf(spec: PipelineSpec): DeliveryPipelinePlan {
  return JSON.parse(JSON.stringify(planSpec(spec)));
}

/** A pipeline called `orders`. */
export async function build(args: DeliveryPipelineArgs, opts?: pulumi.ComponentResourceOptions): Promise<Built> {
  const resources: Made[] = [];
  const calls: pulumi.runtime.MockCallArgs[] = [];
  await startMocks(resources, calls);
  const { pipeline, outputs } = await withoutStackTraces(async () => {
    const made = new DeliveryPipeline('orders', args, opts);
    const values = await awaitOutput(pulumi.output(made.outputs));
    await pulumi.runtime.disconnect();
    return { pipeline: made, outputs: values };
  });
  const all = (type: string) => resources.filter((made) => made.type === `aws:${type}`);
  const inputs = (name: string) => find(resources, ({ name: other }) => other === `orders-${name}`, name).inputs;
  return {
    pipeline,
    resources,
    calls,
    outputs,
    all,
    inputs,
    only: (type) => onlyOf(all(type), type),
    statements: (name) => JSON.parse(inputs(name).policy).Statement,
  };
}

/** The SDK notes where each promise comes from, which is slow under Jest: it maps every line to its source. */
async function withoutStackTraces<T>(run: () => Promise<T>): Promise<T> {
  const { stackTraceLimit } = Error;
  Error.stackTraceLimit = 0;
  try {
    return await run();
  } finally {
    Error.stackTraceLimit = stackTraceLimit;
  }
}

/** Begins a program. */
export function startMocks(resources: Made[] = [], calls: pulumi.runtime.MockCallArgs[] = []): Promise<void> {
  const mocks: pulumi.runtime.Mocks = {
    newResource({ type, name, inputs, custom = false, provider }) {
      resources.push({ type, name, inputs, custom, provider });
      return { id: `${name}-id`, state: { ...inputs, ...stateOf(type, name, inputs) } };
    },
    call(args) {
      calls.push(args);
      return answerTo(args);
    },
  };
  return pulumi.runtime.setMocks(mocks, 'project', 'stack');
}

/** The value of an output. */
export function awaitOutput<T>(output: pulumi.Output<T>): Promise<pulumi.Unwrap<T>> {
  return new Promise((tell) => output.apply((value) => tell(value as pulumi.Unwrap<T>)));
}

/** One or many as many. */
export function listOf<T>(value: T | readonly T[]): readonly T[] {
  return Array.isArray(value) ? value : [value as T];
}

/** An ARN of the mocks. */
export function arn(service: string, resource: string): string {
  const global = service === 'iam' || service === 's3';
  const account = service === 's3' ? '' : ACCOUNT;
  return `arn:aws:${service}:${global ? '' : REGION}:${account}:${resource}`;
}

function answerTo({ token, inputs }: pulumi.runtime.MockCallArgs): pulumi.runtime.MockCallResult {
  switch (token) {
    case 'aws:index/getCallerIdentity:getCallerIdentity':
      return { accountId: ACCOUNT };
    case 'aws:index/getRegion:getRegion':
      return { region: REGION };
    case 'aws:index/getPartition:getPartition':
      return { partition: 'aws', dnsSuffix: 'amazonaws.com' };
    case 'aws:index/getAvailabilityZones:getAvailabilityZones':
      return { names: ['a', 'b', 'c'].map((zone) => REGION + zone) };
    case 'aws:secretsmanager/getSecretVersion:getSecretVersion':
      return {
        secretString: inputs.secretId === 'broken' ? 'clear-text-of-secret' : '{"token":"clear-text-of-secret"}',
      };
    default:
      throw new Error(`nothing is known of ${token}`);
  }
}

// biome-ignore lint/suspicious/noExplicitAny: inputs of any resource
type State = (inputs: any, name: string) => { readonly [output: string]: unknown };

/** What AWS makes up, by type. */
const STATES: { readonly [type: string]: State } = {
  'aws:s3/bucket:Bucket': ({ bucket }) => ({ arn: arn('s3', bucket) }),
  'aws:iam/role:Role': ({ name }) => ({ arn: arn('iam', `role/${name}`) }),
  'aws:kms/key:Key': () => ({ arn: arn('kms', 'key/1234'), keyId: '1234' }),
  'aws:ecr/repository:Repository': ({ name }) => ({
    arn: arn('ecr', `repository/${name}`),
    repositoryUrl: `${ACCOUNT}.dkr.ecr.${REGION}.amazonaws.com/${name}`,
  }),
  'aws:cloudwatch/logGroup:LogGroup': ({ name }) => ({ arn: arn('logs', `log-group:${name}`) }),
  'aws:cloudwatch/eventRule:EventRule': ({ name }) => ({ arn: arn('events', `rule/${name}`) }),
  'aws:cloudwatch/metricAlarm:MetricAlarm': ({ name }) => ({ arn: arn('cloudwatch', `alarm:${name}`) }),
  'aws:codebuild/project:Project': ({ name }) => ({ arn: arn('codebuild', `project/${name}`) }),
  'aws:codepipeline/pipeline:Pipeline': ({ name }) => ({ arn: arn('codepipeline', name) }),
  'aws:codecommit/repository:Repository': ({ repositoryName }) => ({
    arn: arn('codecommit', repositoryName),
    cloneUrlHttp: `https://git-codecommit.${REGION}.amazonaws.com/v1/repos/${repositoryName}`,
  }),
  'aws:codeconnections/connection:Connection': () => ({ arn: arn('codeconnections', 'connection/1234') }),
  'aws:sns/topic:Topic': ({ name }) => ({ arn: arn('sns', name) }),
  'aws:chatbot/slackChannelConfiguration:SlackChannelConfiguration': () => ({
    chatConfigurationArn: arn('chatbot', 'slack'),
  }),
  'aws:chatbot/teamsChannelConfiguration:TeamsChannelConfiguration': () => ({
    chatConfigurationArn: arn('chatbot', 'teams'),
  }),
  'aws:ecs/cluster:Cluster': ({ name }) => ({ arn: arn('ecs', `cluster/${name}`) }),
  'aws:ecs/taskDefinition:TaskDefinition': ({ family }) => ({ arn: arn('ecs', `task-definition/${family}:1`) }),
  'aws:ecs/service:Service': ({ name }) => ({ arn: arn('ecs', `service/cluster/${name}`) }),
  'aws:lb/loadBalancer:LoadBalancer': ({ name }) => ({
    arn: arn('elasticloadbalancing', `loadbalancer/app/${name}/1`),
    arnSuffix: `app/${name}/1`,
    dnsName: `${name}-1.${REGION}.elb.amazonaws.com`,
  }),
  'aws:lb/targetGroup:TargetGroup': ({ name }) => ({
    arn: arn('elasticloadbalancing', `targetgroup/${name}/1`),
    arnSuffix: `targetgroup/${name}/1`,
  }),
  'aws:lb/listener:Listener': ({ port }) => ({ arn: arn('elasticloadbalancing', `listener/app/1/${port}`) }),
  'aws:ec2/eip:Eip': (_inputs, name) => ({ allocationId: `${name}-allocation` }),
};

function stateOf(type: string, name: string, inputs: unknown): { readonly [output: string]: unknown } {
  return STATES[type]?.(inputs, name) ?? {};
}

function onlyOf(found: readonly Made[], what: string): Made {
  if (found.length !== 1) throw new Error(`there are ${found.length} of ${what}, not one`);
  return found[0] as Made;
}

function find(resources: readonly Made[], matches: (made: Made) => boolean, what: string): Made {
  const found = resources.filter((made) => made.custom && matches(made));
  if (found.length !== 1)
    throw new Error(`there are ${found.length} of ${what} in ${resources.map(({ name }) => name).join(' ')}`);
  return found[0] as Made;
}
