import { mkdtempSync, readFileSync, readlinkSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type PipelineSpec, planSpec, readSpec } from '@tap-pipeline/core-model';
import type { Cloud } from '../../src/emulator/cloud';
import { toDeployable } from '../../src/emulator/deployable';
import { FAKECLOUD_KNOWN } from '../../src/emulator/fakecloud-known';
import { toEmulatedSpec } from '../../src/emulator/pulumi/emulated-spec';
import { Engine } from '../../src/emulator/pulumi/engine';
import { hasAwsPlugin, toEmulatorConfig } from '../../src/emulator/pulumi/plugin';
import { toProgramFacts } from '../../src/emulator/pulumi/program-facts';
import { type EngineRun, runEngine } from '../../src/emulator/pulumi/run-engine';
import { type StackState, toPhysicalIds } from '../../src/emulator/pulumi/state';
import { type Answers, replayCloud } from '../../src/emulator/recorded';
import { Report } from '../../src/emulator/report';
import { answering } from './answering';
import { FIVE_STAGE } from './recording';

const VPC = 'AWS::EC2::VPC cicd-vpc-dev';

let program: Awaited<ReturnType<typeof toProgramFacts>>;

beforeAll(async () => {
  const spec = readSpec(join(__dirname, '../../../core-model/fixtures/five-stage.pipeline.yaml'));
  const sources = { explicit: { environmentSuffix: 'dev' }, variables: {}, platform: {} };
  program = await toProgramFacts(planSpec({ ...spec, removal: 'destroy' }, sources));
}, 60_000);

describe('the plugin for AWS', () => {
  test('is there in the version of the program, or it is not', () => {
    const list = JSON.stringify([
      { name: 'aws', kind: 'resource', version: '7.48.0' },
      { name: 'random', kind: 'resource', version: '7.50.0' },
      { name: 'nodejs', kind: 'language' },
    ]);
    expect(hasAwsPlugin(list, '7.48.0')).toBe(true);
    expect(hasAwsPlugin(list, '7.50.0')).toBe(false);
    expect(hasAwsPlugin('[]', '7.48.0')).toBe(false);
  });

  test('is told to ask the emulator for every service that the program uses', () => {
    const config = toEmulatorConfig('us-east-1', 'http://127.0.0.1:1');
    expect(config).toMatchObject({ 'aws:region': 'us-east-1', 'aws:s3UsePathStyle': 'true' });
    expect(config['aws:endpoints[0].elbv2']).toBe('http://127.0.0.1:1');
    expect(config['aws:endpoints[0].appautoscaling']).toBe('http://127.0.0.1:1');
  });
});

describe('a spec for the emulator', () => {
  const spec: PipelineSpec = {
    service: 'orders',
    source: { kind: 'github', repository: 'acme/orders' },
    notifications: [{ on: ['failed'], email: 'orders@example.com' }],
  };

  test('is reached without a connection, and tells nobody', () => {
    expect(toEmulatedSpec(spec)).toEqual({ service: 'orders', source: { kind: 'codecommit' } });
  });

  test('keeps a source that needs no connection', () => {
    expect(toEmulatedSpec({ ...spec, source: { kind: 's3' } }).source).toEqual({ kind: 's3' });
  });
});

test('what the program makes and AWS names is found by its name in the program', () => {
  expect(program.logicalIds.get(VPC)).toBe('pipeline1-main-network-vpc');
  expect(JSON.stringify(program.facts)).not.toContain('name-in-the-program');
});

test('the state of the engine says what AWS calls a thing', () => {
  const urn = (name: string) => `urn:pulumi:dev::tap-pipeline-e2e::aws:ec2/vpc:Vpc::${name}`;
  const state: StackState = {
    deployment: {
      resources: [
        { urn: urn('network'), type: 'tap-pipeline:runtime:Network' },
        { urn: urn('vpc'), type: 'aws:ec2/vpc:Vpc', id: 'vpc-1' },
        { urn: urn('address'), type: 'aws:ec2/eip:Eip', id: 'eipalloc-1', outputs: { publicIp: '192.0.2.1' } },
        { urn: urn('task'), type: 'aws:ecs/taskDefinition:TaskDefinition', id: 'orders', outputs: { arn: 'arn:task' } },
        { urn: urn('lost'), type: 'aws:ec2/eip:Eip', id: 'eipalloc-2' },
      ],
    },
  };
  expect(toPhysicalIds(state)).toEqual({ vpc: 'vpc-1', address: '192.0.2.1', task: 'arn:task' });
  expect(toPhysicalIds({ deployment: {} })).toEqual({});
});

describe('a program that the engine deploys', () => {
  test('is read back by the ids of its state, and deleted', async () => {
    const { events, problems, verdict } = await run(withLists(FIVE_STAGE.answers));
    expect(events).toEqual(['createStack', 'up', 'exportState', 'destroy']);
    expect(verdict?.resources).toBeGreaterThan(70);
    expect(verdict?.facts).toBeGreaterThan(1500);
    expect(problems.filter((one) => one.endsWith('it is not there'))).toEqual([]);
    // The recording is of the emulator's CloudFormation, for which a log group is called otherwise than for Pulumi.
    expect(problems).toContain(
      'AWS::CodeBuild::Project cicd-test-unit-dev · LogsConfig.CloudWatchLogs.GroupName: asked for "/aws/codebuild/cicd-test-unit-dev", is "arn:aws:logs:us-east-1:000000000000:log-group:/aws/codebuild/cicd-test-unit-dev:*"',
    );
  });

  test('that is not there is told, resource by resource', async () => {
    const AvailabilityZones = [{ ZoneName: 'us-east-1a' }, { ZoneName: 'us-east-1b' }];
    const { problems } = await run(answering({ DescribeAvailabilityZonesCommand: { AvailabilityZones } }));
    expect(problems).toContain(`${VPC}: it is not there`);
  });

  test('that the engine cannot deploy is told, and deleted', async () => {
    const { events, problems } = await run(answering({}), {
      up: async () => {
        throw new Error('the connection is refused');
      },
    });
    expect(problems).toEqual(['the connection is refused']);
    expect(events).toEqual(['createStack', 'destroy']);
  });

  test('that leaves something behind is told', async () => {
    let lists = 0;
    const ListBucketsCommand = () => ({ Buckets: lists++ === 0 ? [] : [{ Name: 'orders' }] });
    const { problems } = await run(answering({ ListBucketsCommand }), {
      exportState: async () => ({ deployment: {} }),
    });
    expect(problems).toContain('AWS::S3::Bucket orders: it is still there');
  });
});

async function run(cloud: Cloud, other: Partial<EngineRun['engine']> = {}) {
  const events: string[] = [];
  const report = new Report(() => {});
  const engine: EngineRun['engine'] = {
    createStack: async () => void events.push('createStack'),
    up: async () => void events.push('up'),
    exportState: async () => {
      events.push('exportState');
      return toState();
    },
    destroy: async () => void events.push('destroy'),
    ...other,
  };
  const { region, account } = FIVE_STAGE;
  const place = { cloud, region, account, known: FAKECLOUD_KNOWN };
  const verdict = await runEngine({ ...place, engine, deployable: program }, report);
  return { events, problems: report.all, verdict };
}

/** The state as if the engine had made what was recorded. */
function toState(): StackState {
  const { logicalIds } = toDeployable(FIVE_STAGE.template);
  const resources = [...program.logicalIds].map(([id, name]) => {
    const ref = FIVE_STAGE.physicalIds[logicalIds.get(id) ?? ''] ?? '';
    return { urn: `urn:pulumi:dev::e2e::type::${name}`, type: 'any', id: ref };
  });
  return { deployment: { resources } };
}

/** What was recorded, with nothing in the lists, which were not. */
function withLists(answers: Answers): Cloud {
  const recorded = replayCloud(answers);
  const empty = answering({});
  const clients = Object.entries(recorded).map(([name, client]) => {
    const send = (command: object) => {
      const question = `${command.constructor.name} ${JSON.stringify(Reflect.get(command, 'input'))}`;
      const asked: object = question in answers ? client : Reflect.get(empty, name);
      return Reflect.apply(Reflect.get(asked, 'send'), asked, [command]);
    };
    return [name, new Proxy(client, { get: (target, key) => (key === 'send' ? send : Reflect.get(target, key)) })];
  });
  return { ...recorded, ...Object.fromEntries(clients) };
}

describe('the engine', () => {
  let folder: string;

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'tap-pipeline-engine-'));
  });

  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  test('has a stack in a folder of its own, and nothing of the user but the plugins', async () => {
    const engine = createEngine();
    await engine.createStack();
    await engine.up();
    expect(await engine.exportState()).toEqual({ deployment: {} });
    await engine.destroy();
    const calls = readCalls();
    expect(calls.map(({ args }) => args.slice(2, 4).join(' '))).toEqual([
      'stack init',
      'config set-all',
      'up --yes',
      'stack export',
      'destroy --yes',
    ]);
    expect(calls[1]?.args.slice(-2)).toEqual(['--plaintext', 'aws:region=us-east-1']);
    expect(new Set(calls.map(({ profile }) => profile))).toEqual(new Set([undefined]));
    expect(calls[0]?.backend).toBe(`file://${folder}`);
    expect(readlinkSync(join(folder, 'home', 'plugins'))).toBe('/home/somebody/plugins');
    expect(readFileSync(join(folder, 'Pulumi.yaml'), 'utf8')).toContain('main: "/program/index.ts"');
  });

  test('looks for plugins where Pulumi puts them', () => {
    createEngine({});
    expect(readlinkSync(join(folder, 'home', 'plugins'))).toMatch(/\.pulumi.plugins$/);
    expect(() => createEngine({})).not.toThrow();
  });

  function createEngine(env: NodeJS.ProcessEnv = { PULUMI_HOME: '/home/somebody', AWS_PROFILE: 'theirs' }): Engine {
    const file = join(folder, 'pulumi.js');
    writeFileSync(file, FAKE_PULUMI);
    return new Engine({
      folder,
      program: '/program/index.ts',
      stack: 'dev',
      config: { 'aws:region': 'us-east-1' },
      env,
      timeoutSeconds: 9,
      command: [process.execPath, file],
    });
  }

  function readCalls(): readonly { args: string[]; profile?: string; backend: string }[] {
    const lines = readFileSync(join(folder, 'calls'), 'utf8').trim().split('\n');
    return lines.map((line) => JSON.parse(line));
  }
});

/** Writes down how it was called, and exports a state without resources. */
const FAKE_PULUMI = `
const { appendFileSync, writeFileSync } = require('node:fs');
const args = process.argv.slice(2);
const { AWS_PROFILE: profile, PULUMI_BACKEND_URL: backend } = process.env;
appendFileSync('calls', JSON.stringify({ args, profile, backend }) + '\\n');
if (args.includes('export')) writeFileSync(args.at(-1), '{"deployment":{}}');
`;
