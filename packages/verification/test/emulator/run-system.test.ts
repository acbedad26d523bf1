import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { type PipelineSpec, planSpec, readSpec } from '@tap-pipeline/core-model';
import { runSuite } from '../../src/emulator/emulator-suite';
import type { Execution } from '../../src/emulator/execution';
import { FAKECLOUD_KNOWN } from '../../src/emulator/fakecloud-known';
import { BORN_WITH_VPC } from '../../src/emulator/inventory/network';
import { findStale, judge } from '../../src/emulator/judge';
import type { Reading } from '../../src/emulator/read-back';
import { Report } from '../../src/emulator/report';
import type { PulumiSite } from '../../src/emulator/run-pulumi';
import type { Site } from '../../src/emulator/site';
import { REFUSED_SYSTEMS, SYSTEMS, type System, toDeployed } from '../../src/emulator/systems';
import { FIVE_STAGE, readFiveStage } from './recording';

const SPEC: PipelineSpec = { service: 'orders', source: { kind: 'codecommit' } };
const SYSTEM: System = { name: 'five-stage', file: 'none', change: 'the retention of logs', changed: (spec) => spec };
const STAGES = ['Source', 'Build', 'Test', 'SecurityScan', 'Deploy'];
const GROUP = 'AWS::Logs::LogGroup /aws/codebuild/cicd-build-dev';

let first: Reading;
let second: Reading;

beforeAll(async () => {
  first = await readFiveStage();
  second = withRetention(await readFiveStage(), 30);
});

test('a system that is as it was asked for is told so, step by step', async () => {
  const { problems, lines, result } = await run({});
  expect(problems).toEqual([]);
  expect(result?.resources).toBe(2 * Object.keys(first.read.resources).length);
  expect(lines.join('\n')).toMatch(/✓ read back: 84 resources, \d+ facts/);
  expect(lines.join('\n')).toContain('✓ what the second deployment changed: 1 asked for, 0 others');
  expect(lines.join('\n')).toContain('✓ what is left: nothing but 1 things that are known to stay');
});

test('what nobody asked for is told', async () => {
  const { problems } = await run({ extra: ['AWS::IAM::Role somebody'] });
  expect(problems).toContain('AWS::IAM::Role somebody: it is there, and nobody asked for it');
});

test('in an account of several users, what is not of the stack is nobody of ours', async () => {
  const { problems } = await run({ extra: ['AWS::IAM::Role somebody'], isOurs: false, left: [] });
  expect(problems).toEqual([`${BORN_WITH_VPC} is said to stay behind, and nothing of it did: take the entry away`]);
});

test('what no list has is told', async () => {
  const { problems } = await run({ hidden: [GROUP] });
  expect(problems).toContain(`${GROUP}: it can be read, and no list has it`);
});

test('what stays behind is told', async () => {
  const { problems } = await run({ left: [`${BORN_WITH_VPC} rtb-1`, 'AWS::S3::Bucket cicd-artifacts-dev'] });
  expect(problems).toEqual(['AWS::S3::Bucket cicd-artifacts-dev: it is still there']);
});

test('a change that nobody asked for is told', async () => {
  const { problems } = await run({ second: { ...second, asked: first.asked } });
  expect(problems).toContain(`${GROUP} · RetentionInDays: changed, and nobody asked for it`);
  expect(problems).toContain('the second deployment was asked to change nothing');
});

test('a pipeline that starts otherwise is told', async () => {
  const { problems } = await run({ execution: { status: 'Failed', stages: ['Source'] } });
  expect(problems).toEqual([
    'the execution is Failed',
    'the stages are Source, and were to be Source,Build,Test,SecurityScan,Deploy',
  ]);
});

test('a deployment that fails is told, and what it made is deleted', async () => {
  const { problems, destroyed } = await run({ deploy: 'no such role' });
  expect(problems).toContain('no such role');
  expect(destroyed).toEqual(['five-stage']);
});

test('an entry that nothing needs any more is told', async () => {
  const pretended = [{ type: 'AWS::IAM::Role', path: 'RoleName', why: 'dropped' }, ...FAKECLOUD_KNOWN.pretended];
  const { problems } = await run({ known: { ...FAKECLOUD_KNOWN, pretended } });
  expect(problems).toEqual([
    'AWS::IAM::Role · RoleName is said to be pretended, and is read back as it was asked for: take the entry away',
  ]);
});

test('what Pulumi asks for is tried after the CDK, and not where the CDK has failed', async () => {
  const tried: string[] = [];
  const pulumi = {
    known: FAKECLOUD_KNOWN,
    reset: async () => {},
    deployTemplate: async (system: string) => {
      tried.push(system);
      return first;
    },
  };
  await run({ deploy: 'no such role' }, pulumi);
  expect(tried).toEqual([]);
  const { lines } = await run({}, pulumi);
  expect(tried).toEqual(['five-stage']);
  expect(lines.join('\n')).toContain('five-stage, as Pulumi asks for it');
}, 60_000);

test.each(SYSTEMS.map((system) => [system.name, system] as const))('%s changes by its second spec', (_name, system) => {
  const spec = readSpec(join(__dirname, '../../../..', system.file));
  const [before, after] = [spec, system.changed(spec)].map((one) =>
    planSpec(one, { explicit: { environmentSuffix: 'dev' }, variables: {}, platform: {} }),
  );
  expect(after).not.toEqual(before);
});

test('a system that Pulumi cannot deploy is told, and the others go on', async () => {
  const pulumi = {
    known: FAKECLOUD_KNOWN,
    reset: async () => {},
    deployTemplate: async () => {
      throw new Error('no such type');
    },
  };
  const { problems, lines } = await run({}, pulumi);
  expect(problems).toContain('no such type');
  expect(lines.join('\n')).toContain('every entry is needed');
}, 60_000);

describe('what a system leaves as it should', () => {
  const name = 'AWS::S3::Bucket payments-access-logs-dev';
  const leaves = [{ type: name, why: 'access logs were to be kept' }];

  test('is tolerated', async () => {
    const { problems } = await run({ extra: [name], left: [`${BORN_WITH_VPC} rtb-1`, name], leaves });
    expect(problems).toEqual([]);
  });

  test('is told when it does not stay', async () => {
    const { problems } = await run({ leaves });
    expect(problems).toEqual([`${name} is said to stay behind, and nothing of it did: take the entry away`]);
  });
});

test('an entry about a property is not called stale where the resource itself is only pretended', async () => {
  const id = Object.keys(first.read.resources).find((one) => one.startsWith('AWS::KMS::Key')) ?? '';
  const { [id]: _key, ...resources } = first.read.resources;
  const verdict = judge({ ...first, read: { ...first.read, resources } }, [
    { type: 'AWS::KMS::Key', path: 'Description', why: 'dropped' },
    { type: 'AWS::KMS::Key', why: 'not made' },
  ]);
  expect(findStale([verdict])).toEqual([]);
});

test('a system is deployed to be deleted, unless it is to keep its data', () => {
  expect(toDeployed(SYSTEM, SPEC)).toEqual({ ...SPEC, removal: 'destroy' });
  expect(toDeployed({ ...SYSTEM, keepsData: true }, SPEC)).toEqual(SPEC);
});

test('every fixture is deployed, or it is said why the emulator cannot take it', () => {
  const folders = ['core-model', 'conformance'].map((one) => join(__dirname, '../../..', one, 'fixtures'));
  const files = folders.flatMap((folder) => readdirSync(folder).filter((name) => name.endsWith('.pipeline.yaml')));
  const named = [...SYSTEMS, ...REFUSED_SYSTEMS].map(({ name }) => `${name}.pipeline.yaml`);
  expect(named.sort()).toEqual(files.sort());
});

interface Case {
  readonly leaves?: System['leaves'];
  readonly extra?: readonly string[];
  readonly hidden?: readonly string[];
  readonly left?: readonly string[];
  readonly isOurs?: boolean;
  readonly second?: Reading;
  readonly execution?: Execution;
  readonly deploy?: string;
  readonly known?: Site['known'];
}

async function run(given: Case, pulumi?: PulumiSite) {
  const lines: string[] = [];
  const report = new Report(
    (line) => lines.push(line),
    () => 0,
  );
  const site = new FakeSite(given);
  const system = { ...SYSTEM, ...(given.leaves && { leaves: given.leaves }) };
  const result = await runSuite(site, pulumi, [{ system, spec: SPEC }], 'dev', report);
  return { problems: report.all, lines, result, destroyed: site.destroyed };
}

class FakeSite implements Site {
  readonly known: Site['known'];
  readonly isOurs: boolean;
  readonly destroyed: string[] = [];
  private deployments = 0;

  constructor(private readonly given: Case) {
    this.known = given.known ?? FAKECLOUD_KNOWN;
    this.isOurs = given.isOurs ?? true;
  }

  async inventory() {
    const { extra = [], hidden = [], left = [`${BORN_WITH_VPC} rtb-1`] } = this.given;
    if (this.destroyed.length > 0) return new Set(left);
    if (this.deployments === 0) return new Set<string>();
    return new Set([...first.listed, ...extra].filter((one) => !hidden.includes(one)));
  }

  async deploy() {
    if (this.given.deploy !== undefined) throw new Error(this.given.deploy);
    this.deployments++;
    return FIVE_STAGE.template;
  }

  async read() {
    return this.deployments === 1 ? first : (this.given.second ?? second);
  }

  async start() {
    return this.given.execution ?? { status: 'Succeeded', stages: STAGES };
  }

  async destroy(system: string) {
    this.destroyed.push(system);
  }
}

/** As if the retention of a log group had been changed, and had landed. */
function withRetention(reading: Reading, days: number): Reading {
  const change = (facts: Reading['asked']): Reading['asked'] => {
    const group = facts.resources[GROUP];
    if (!group) throw new Error(`there is no ${GROUP}`);
    const properties = { ...group.properties, RetentionInDays: days };
    return { ...facts, resources: { ...facts.resources, [GROUP]: { ...group, properties } } };
  };
  return { ...reading, asked: change(reading.asked), read: change(reading.read) };
}
