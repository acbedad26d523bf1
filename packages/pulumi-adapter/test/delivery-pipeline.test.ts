import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as pulumi from '@pulumi/pulumi';
import { isPipelineError, type PipelineSpec, type PlatformSettings } from '@tap-pipeline/core-model';
import { SMALLEST } from '../../core-model/test/adapter-specs';
import { DeliveryPipeline, isInternalError, planForStack, readSpecForStack } from '../src';
import type { Recording } from '../src/testing';
import { build, planOf, startMocks } from './support/mocks';
import { failureOf, record } from './support/record';

/** A recording takes some seconds where the machine is busy. */
jest.setTimeout(60_000);

describe('options of the user', () => {
  let recording: Recording;
  const custom = () =>
    recording.resources.filter((resource) => resource.custom && !resource.type.startsWith('pulumi:providers:'));

  beforeAll(async () => {
    recording = await record('user-options.ts');
  });

  test('give every resource and every call their provider', () => {
    expect(new Set(custom().map(({ options }) => options.provider))).toEqual(new Set(['other']));
    expect(new Set(recording.invokes.map(({ provider }) => provider))).toEqual(new Set(['other']));
  });

  test('protect every resource', () => {
    expect(custom().filter(({ options }) => !options.protect)).toEqual([]);
  });

  test('let changes be ignored on every resource, besides what deployments own', () => {
    expect(custom().filter(({ options }) => !options.ignoreChanges?.includes('tags.Team'))).toEqual([]);
    const service = custom().find(({ type }) => type === 'aws:ecs/service:Service');
    expect(service?.options.ignoreChanges).toEqual([
      ...['taskDefinition', 'loadBalancers', 'networkConfiguration', 'platformVersion', 'desiredCount'],
      'tags.Team',
    ]);
    const listener = custom().find(({ type }) => type === 'aws:lb/listener:Listener');
    expect(listener?.options.ignoreChanges).toEqual(['defaultActions', 'tags.Team']);
  });

  test('transform every resource', () => {
    expect(custom().filter(({ inputs }) => inputs.touched !== true)).toEqual([]);
  });

  test('give every resource the name that it had before', () => {
    const missing = custom().filter(
      ({ name, options }) => !options.aliases?.some((urn) => urn.endsWith(`::${name.replace(/^orders/, 'before')}`)),
    );
    expect(missing.map(({ name }) => name)).toEqual([]);
  });
});

describe('secure parameters', () => {
  let recording: Recording;

  beforeAll(async () => {
    recording = await record('secure-parameters.ts', {
      config: { user: 'clear-text-of-user' },
      secretConfig: { password: 'clear-text-of-password' },
    });
  });

  test('are SecureString, with the suffix in their names', () => {
    const parameters = recording.resources.filter(({ type }) => type === 'aws:ssm/parameter:Parameter');
    expect(parameters.map(({ inputs }) => [inputs.name, inputs.type]).sort()).toEqual([
      ['/orders/dev/docker-hub/password', 'SecureString'],
      ['/orders/dev/docker-hub/username', 'SecureString'],
    ]);
  });

  test('are nowhere in clear: not in inputs, outputs or messages', () => {
    const text = JSON.stringify(recording);
    expect(text).not.toContain('clear-text');
    expect(text).toContain('[secret]');
  });

  test('are there before the pipeline, and so before its first execution', () => {
    const pipeline = recording.resources.find(({ type }) => type === 'aws:codepipeline/pipeline:Pipeline');
    expect(pipeline?.dependsOn).toEqual(
      expect.arrayContaining([
        'orders-parameter-orders/dev/docker-hub/password',
        'orders-parameter-orders/dev/docker-hub/username',
      ]),
    );
  });

  test('are refused when the spec does not refer to them', async () => {
    await startMocks();
    const plan = planOf({ ...SMALLEST, build: { environment: { TOKEN: { parameter: '/orders/token' } } } });
    const message = 'secureParameters has /orders/tokens, which the spec does not refer to; it refers to /orders/token';
    expect(() => new DeliveryPipeline('orders', { plan, secureParameters: { '/orders/tokens': 'x' } })).toThrow(
      message,
    );
    expect(() => new DeliveryPipeline('other', { plan: planOf(SMALLEST), secureParameters: { x: 'x' } })).toThrow(
      'it refers to no parameter',
    );
    await pulumi.runtime.disconnect();
  });

  test('are encrypted with the key of the pipeline', async () => {
    const plan = planOf({
      ...SMALLEST,
      encryption: { key: 'customer-managed' },
      build: { environment: { TOKEN: { parameter: 'token' } } },
    });
    const built = await build({ plan, secureParameters: { token: 'x' } });
    expect(built.only('ssm/parameter:Parameter').inputs.keyId).toContain(':key/');
  });
});

describe('a secret that an action needs in clear', () => {
  const answer = (secretString: string) => ({
    'aws:secretsmanager/getSecretVersion:getSecretVersion': () => ({ secretString }),
  });

  test('is a secret in the stages alone', async () => {
    const recording = await record('github-token.ts', { answers: answer('{ "token": "clear-text" }') });
    const pipeline = recording.resources.find(({ type }) => type === 'aws:codepipeline/pipeline:Pipeline');
    expect(pipeline?.secrets).toEqual(['stages[0].actions[0].configuration.OAuthToken']);
    expect(JSON.stringify(recording)).not.toContain('clear-text');
  });

  test.each(['clear-text', '{ "other": "clear-text" }', 'null', '{ "token": { "clear-text": 1 } }'])(
    'is not shown when it is not what the spec says: %s',
    async (secretString) => {
      const failure = await failureOf(record('github-token.ts', { answers: answer(secretString) }));
      expect(failure.message).toContain('the secret github has no text under the JSON key token');
      expect(failure.message + failure.printed).not.toContain('clear-text');
    },
  );
});

test('a region with too few zones is told in one sentence', async () => {
  const answers = { 'aws:index/getAvailabilityZones:getAvailabilityZones': () => ({ names: ['eu-west-1a'] }) };
  const { message } = await failureOf(record('user-options.ts', { answers }));
  expect(message).toContain('the region has 1 availability zones, and the spec asks for more');
});

describe('settings', () => {
  const nameIn = async (options: Parameters<typeof record>[1]) => {
    const { resources } = await record('settings.ts', options);
    return resources.find(({ type }) => type === 'aws:codepipeline/pipeline:Pipeline')?.inputs.name;
  };

  test('come from the stack, with and without the namespace of the product', async () => {
    expect(await nameIn({ config: { 'tap-pipeline:environmentSuffix': 'prod', environmentSuffix: 'dev' } })).toBe(
      'orders-pipeline-prod',
    );
    expect(await nameIn({ config: { environmentSuffix: 'qa' } })).toBe('orders-pipeline-qa');
  });

  test('come from environment variables when the stack has none', async () => {
    expect(await nameIn({ variables: { TAP_PIPELINE_ENVIRONMENT_SUFFIX: 'pr12' } })).toBe('orders-pipeline-pr12');
  });

  test('in code go before those of the stack', async () => {
    pulumi.runtime.setAllConfig({ 'tap-pipeline:environmentSuffix': 'prod', 'tap-pipeline:removal': 'destroy' });
    const built = await build({ spec: SMALLEST, environmentSuffix: 'test', settings: { removal: 'retain' } });
    pulumi.runtime.setAllConfig({});
    expect(built.only('codepipeline/pipeline:Pipeline').inputs.name).toBe('orders-pipeline-test');
    expect(built.inputs('delivery-artifact-store-bucket').forceDestroy).toBe(false);
  });
});

describe('under a platform', () => {
  const platform: PlatformSettings = {
    defaults: { encryption: { key: 'customer-managed' } },
    rules: [{ name: 'our-regions', require: { path: 'region', in: ['eu-west-1'] } }],
  };
  const regionVariables = ['AWS_REGION', 'AWS_DEFAULT_REGION'] as const;
  const before = regionVariables.map((name) => process.env[name]);
  const messageOf = (run: () => unknown) => String(errorOf(run));

  beforeEach(() => {
    for (const name of regionVariables) delete process.env[name];
  });
  afterEach(() => {
    pulumi.runtime.setAllConfig({});
    regionVariables.forEach((name, index) => {
      if (before[index] === undefined) delete process.env[name];
      else process.env[name] = before[index];
    });
  });

  test('a spec has the defaults that are given', () => {
    expect(planForStack(SMALLEST, { platform }).delivery.encryptionKey).toBeDefined();
    expect(planForStack(SMALLEST).delivery.encryptionKey).toBeUndefined();
  });

  test('a spec must keep its rules in the region of the default provider', () => {
    pulumi.runtime.setAllConfig({ 'aws:region': 'eu-west-1' });
    expect(planForStack(SMALLEST, { platform }).environment.region).toBe('eu-west-1');
    pulumi.runtime.setAllConfig({ 'aws:region': 'us-east-1' });
    const broken = 'region must be eu-west-1, got "us-east-1" (rule our-regions)';
    expect(messageOf(() => planForStack(SMALLEST, { platform }))).toContain(broken);
    pulumi.runtime.setAllConfig({});
    process.env.AWS_REGION = 'us-east-1';
    expect(messageOf(() => new DeliveryPipeline('orders', { spec: SMALLEST, platform }))).toContain(broken);
  });

  test('the region of a provider of one’s own is not known', () => {
    pulumi.runtime.setAllConfig({ 'aws:region': 'us-east-1' });
    expect(planForStack(SMALLEST, { platform }, { providers: [] }).environment.region).toBeUndefined();
  });

  test('a spec in code finds it from the working directory, and one in a file from there', () => {
    const folder = mkdtempSync(join(tmpdir(), 'pulumi-adapter-'));
    writeFileSync(join(folder, 'tap-pipeline.platform.json'), JSON.stringify(platform));
    writeFileSync(join(folder, 'pipeline.json'), JSON.stringify(SMALLEST));
    const inFile = planForStack(readSpecForStack(join(folder, 'pipeline.json')));
    const started = process.cwd();
    process.chdir(folder);
    const inCode = planForStack(SMALLEST);
    process.chdir(started);
    rmSync(folder, { recursive: true });
    expect(inCode.delivery.encryptionKey).toBeDefined();
    expect(inFile).toEqual(inCode);
  });
});

describe('mistakes in a spec', () => {
  test('reach the user as one message of all of them, without a stack trace', async () => {
    const failure = await failureOf(record('wrong-spec.ts'));
    expect(failure.message).toContain('2 problems in the spec');
    expect(failure.message).toMatch(/deploy\.strategy\.percent.*150/);
    expect(failure.message).toMatch(/service/);
    expect(failure.message + failure.printed).not.toMatch(/\n\s+at |node_modules|unhandled/i);
    expect(failure.recording.resources).toEqual([]);
  });

  test('keep the problems as the cause', () => {
    const spec = { service: 'orders' } as PipelineSpec;
    expect(causeOf(() => new DeliveryPipeline('orders', { spec }))).toSatisfy(isPipelineError);
    expect(causeOf(() => DeliveryPipeline.fromSpecFile('orders', '/nowhere.yaml'))).toSatisfy(isPipelineError);
  });
});

describe('a plan that points at nothing', () => {
  test('ends the program with a request to report it', async () => {
    const failure = await failureOf(record('wrong-plan.ts'));
    expect(failure.message).toContain(
      'the plan points at cluster.arn, which is not there; this is a mistake in tap-pipeline, please report it',
    );
  });

  test('is a mistake of ours', async () => {
    await startMocks();
    const plan = planOf(SMALLEST);
    const output = { name: 'x', description: '', value: { of: 'cluster', as: 'arn' } as const };
    expect(errorOf(() => new DeliveryPipeline('one', { plan: { ...plan, outputs: [output] } }))).toSatisfy(
      isInternalError,
    );
    const pipeline = { ...plan.delivery.pipeline, waitsFor: ['clusterCapacity' as const] };
    const unordered = { ...plan, delivery: { ...plan.delivery, pipeline } };
    expect(errorOf(() => new DeliveryPipeline('two', { plan: unordered }))).toSatisfy(isInternalError);
  });
});

expect.extend({
  toSatisfy: (received: unknown, predicate: (value: unknown) => boolean) => ({
    pass: predicate(received),
    message: () => `${String(received)} does not satisfy ${predicate.name}`,
  }),
});

declare global {
  namespace jest {
    interface Matchers<R> {
      toSatisfy(predicate: (value: unknown) => boolean): R;
    }
  }
}

function errorOf(run: () => unknown): unknown {
  try {
    run();
  } catch (error) {
    return error;
  }
  return undefined;
}

function causeOf(run: () => unknown): unknown {
  const error = errorOf(run);
  return pulumi.RunError.isInstance(error) ? error.cause : undefined;
}
