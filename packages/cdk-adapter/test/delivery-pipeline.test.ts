import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type PlatformSettings, planSpec } from '@tap-pipeline/core-model';
import { Stack, Tags } from 'aws-cdk-lib';
import { EVERYTHING, EXISTING, SMALLEST } from '../../core-model/test/adapter-specs';
import { DeliveryPipeline, type DeliveryPipelineProps, isInternalError } from '../src';
import { createApp } from './support/app';
import { renderSpec, systemSpec, templateOf } from './support/render';

describe('a delivery pipeline', () => {
  test.each([
    ['the smallest spec', SMALLEST],
    ['a spec with everything', EVERYTHING],
    ['a spec on what exists already', EXISTING],
  ])('renders %s', (_, spec) => {
    expect(renderSpec(spec).template.resources.length).toBeGreaterThan(20);
  });

  test('is built from a spec and its settings', () => {
    const stack = new Stack(createApp());
    const { plan } = new DeliveryPipeline(stack, 'Orders', {
      spec: SMALLEST,
      environmentSuffix: 'staging',
      settings: { removal: 'retain' },
    });
    expect(plan.environment.suffix).toBe('staging');
    expect(plan.delivery.artifactStore.removal).toBe('retain');
  });

  test('takes its environment suffix from CDK context', () => {
    const stack = new Stack(createApp({ context: { environmentSuffix: 'pr123' } }));
    const { plan } = new DeliveryPipeline(stack, 'Orders', { spec: SMALLEST });
    expect(plan.delivery.pipeline.name).toBe('orders-pipeline-pr123');
  });

  test('knows its account and region where the stack does', () => {
    const stack = new Stack(createApp(), 'Stack', { env: { account: '111122223333', region: 'eu-west-1' } });
    const { plan } = new DeliveryPipeline(stack, 'Orders', { spec: SMALLEST, environmentSuffix: 'dev' });
    expect(plan.environment).toEqual({ suffix: 'dev', account: '111122223333', region: 'eu-west-1' });
  });

  test('is built from a file', () => {
    const stack = new Stack(createApp());
    const path = `${__dirname}/../../core-model/fixtures/registry-build.pipeline.yaml`;
    const pipeline = DeliveryPipeline.fromSpecFile(stack, 'Orders', path, { environmentSuffix: 'dev' });
    expect(pipeline.plan).toEqual(planSpec(systemSpec('registry-build')));
  });

  describe('under a platform', () => {
    const platform: PlatformSettings = {
      defaults: { encryption: { key: 'customer-managed' } },
      rules: [{ name: 'our-regions', require: { path: 'region', in: ['eu-west-1'] } }],
    };
    const planIn = (props: DeliveryPipelineProps, region?: string) =>
      new DeliveryPipeline(new Stack(createApp(), 'Stack', { env: { region } }), 'Orders', props).plan;

    test('has the defaults that are given', () => {
      expect(planIn({ spec: SMALLEST, platform }).delivery.encryptionKey).toBeDefined();
      expect(planIn({ spec: SMALLEST }).delivery.encryptionKey).toBeUndefined();
    });

    test('must keep its rules in the region of the stack', () => {
      expect(planIn({ spec: SMALLEST, platform }, 'eu-west-1').environment.region).toBe('eu-west-1');
      expect(() => planIn({ spec: SMALLEST, platform }, 'us-east-1')).toThrow(
        'region must be eu-west-1, got "us-east-1" (rule our-regions)',
      );
    });

    test('finds it from the working directory for a spec in code, and from the file of the spec', () => {
      const folder = mkdtempSync(join(tmpdir(), 'cdk-adapter-'));
      writeFileSync(join(folder, 'tap-pipeline.platform.json'), JSON.stringify(platform));
      writeFileSync(join(folder, 'pipeline.json'), JSON.stringify(SMALLEST));
      const before = process.cwd();
      process.chdir(folder);
      const inCode = planIn({ spec: SMALLEST });
      process.chdir(before);
      const inFile = DeliveryPipeline.fromSpecFile(new Stack(createApp()), 'Orders', join(folder, 'pipeline.json'));
      rmSync(folder, { recursive: true });
      expect(inCode.delivery.encryptionKey).toBeDefined();
      expect(inFile.plan).toEqual(inCode);
    });
  });

  test('tells the outputs of the plan, by name and in order', () => {
    const { pipeline, template } = renderSpec(SMALLEST);
    expect(Object.keys(template.outputs)).toEqual(pipeline.plan.outputs.map(({ name }) => name));
    expect(Object.keys(pipeline.outputs)).toEqual(pipeline.plan.outputs.map(({ name }) => name));
  });

  test('puts its path before its outputs where another pipeline of the stack has told them', () => {
    const app = createApp();
    const stack = new Stack(app, 'Stack');
    new DeliveryPipeline(stack, 'Orders', { plan: planSpec(SMALLEST) });
    new DeliveryPipeline(stack, 'Payments', { plan: planSpec({ ...SMALLEST, service: 'payments' }) });
    const names = Object.keys(templateOf(app, stack).outputs);
    expect(names).toContain('codePipelineName');
    expect(names.filter((name) => /^PaymentscodePipelineName[0-9A-F]{8}$/.test(name))).toHaveLength(1);
  });

  test('lets tags of the team go before its own', () => {
    const app = createApp();
    const stack = new Stack(app, 'Stack');
    Tags.of(stack).add('Purpose', 'test');
    new DeliveryPipeline(stack, 'Orders', { plan: planSpec(SMALLEST) });
    const template = templateOf(app, stack);
    expect(template.tags(template.only('AWS::ECR::Repository'))).toMatchObject({ Purpose: 'test', Service: 'orders' });
  });

  test('refuses a plan that points at what is not there', () => {
    const { artifactStore, ...delivery } = planSpec(SMALLEST).delivery;
    const plan = { ...planSpec(SMALLEST), delivery: { ...delivery, artifactStore: { ...artifactStore, id: 'other' } } };
    expect(() => new DeliveryPipeline(new Stack(createApp()), 'Orders', { plan })).toThrow('bucket/artifacts.name');
  });

  test('refuses a plan that waits for what is not there', () => {
    const plan = planSpec(SMALLEST);
    const trigger = {
      ...(plan.delivery.trigger as NonNullable<typeof plan.delivery.trigger>),
      waitsFor: ['logs/nothing' as const],
    };
    const broken = { ...plan, delivery: { ...plan.delivery, trigger } };
    const build = () => new DeliveryPipeline(new Stack(createApp()), 'Orders', { plan: broken });
    expect(build).toThrow('the plan waits for logs/nothing');
    expect(isInternalError(errorOf(build))).toBe(true);
  });
});

function errorOf(run: () => unknown): unknown {
  try {
    return run();
  } catch (error) {
    return error;
  }
}
