/**
 * Deploys the reference systems on an emulator of AWS by Pulumi's own engine and its AWS plugin, and reads everything
 * back: `npm run e2e:pulumi -- --emulator`. Ends with exit code 1 when something is not as the plan says.
 */
import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { runCommand } from '@tap-pipeline/conformance';
import { planSpec, readSpec } from '@tap-pipeline/core-model';
import { stringify } from 'yaml';
import { createCloud } from '../src/emulator/cloud';
import {
  FAKECLOUD_ACCOUNT,
  FAKECLOUD_VERSION,
  fakecloudFolder,
  findFakecloud,
  type RunningEmulator,
  startFakecloud,
} from '../src/emulator/fakecloud';
import { FAKECLOUD_KNOWN } from '../src/emulator/fakecloud-known';
import { toEmulatedSpec } from '../src/emulator/pulumi/emulated-spec';
import { Engine, PROJECT } from '../src/emulator/pulumi/engine';
import { hasAwsPlugin, toEmulatorConfig } from '../src/emulator/pulumi/plugin';
import { PIPELINE, toProgramFacts } from '../src/emulator/pulumi/program-facts';
import { runEngine } from '../src/emulator/pulumi/run-engine';
import { Report } from '../src/emulator/report';
import { REFERENCE_SYSTEMS, type System, toDeployed } from '../src/emulator/systems';

interface PulumiFlags {
  readonly optional: boolean;
  readonly help: boolean;
}

const ROOT = resolve(__dirname, '../../..');
const OUT = join(ROOT, 'out', 'e2e-pulumi');
const REGION = 'us-east-1';
const SUFFIX = 'dev';

const USAGE = `npm run e2e:pulumi -- --emulator [flags]

  --optional  succeed where the plugin of Pulumi or the emulator is missing, in place of failing
  --help      this text`;

runCommand({ usage: USAGE, readFlags, main });

function readFlags(args: readonly string[]): PulumiFlags {
  const flag = { type: 'boolean', default: false } as const;
  return parseArgs({ args: [...args], options: { optional: flag, help: flag } }).values;
}

async function main({ optional }: PulumiFlags): Promise<number> {
  const fakecloud = findFakecloud(process.env);
  const missing = findMissing(fakecloud);
  if (missing === undefined && fakecloud !== undefined) return runOn(fakecloud);
  if (optional) console.log(`Nothing was tested: ${missing}`);
  else console.error(`${missing}\n  or: npm run e2e:pulumi -- --emulator --optional, which succeeds without it`);
  return optional ? 0 : 1;
}

/** What there has to be, and is not. */
function findMissing(fakecloud: string | undefined): string | undefined {
  const { version } = JSON.parse(readFileSync(join(ROOT, 'node_modules/@pulumi/aws/package.json'), 'utf8'));
  const { stdout } = spawnSync('pulumi', ['plugin', 'ls', '--json'], { encoding: 'utf8' });
  if (!hasAwsPlugin(stdout || '[]', version))
    return `the plugin of Pulumi for AWS ${version} is not there\n  fix: pulumi plugin install resource aws ${version}`;
  if (fakecloud === undefined)
    return `the emulator fakecloud ${FAKECLOUD_VERSION} is not in ${fakecloudFolder(process.env)}\n  fix: npm run e2e:emulator -- --install`;
  return undefined;
}

async function runOn(program: string): Promise<number> {
  rmSync(OUT, { recursive: true, force: true });
  mkdirSync(OUT, { recursive: true });
  const emulator = await startFakecloud(program, join(OUT, 'fakecloud.log'));
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, () => process.exit(1));
  try {
    const report = new Report(console.log);
    for (const system of REFERENCE_SYSTEMS) {
      report.title(`${system.name}, by Pulumi`);
      await report.attempt(() => deploy(system, emulator, report));
      await emulator.reset();
    }
    console.log(`\n${report.all.length} wrong`);
    return report.all.length === 0 ? 0 : 1;
  } finally {
    await emulator.stop();
  }
}

async function deploy(system: System, { endpoint }: RunningEmulator, report: Report): Promise<void> {
  const spec = toDeployed(system, toEmulatedSpec(readSpec(join(ROOT, system.file))));
  const folder = join(OUT, system.name);
  const specFile = join(folder, 'spec.pipeline.yaml');
  mkdirSync(folder, { recursive: true });
  writeFileSync(specFile, stringify(spec));
  const plan = planSpec(spec, { explicit: { environmentSuffix: SUFFIX }, variables: {}, platform: {} });
  const engine = new Engine({
    folder,
    program: join(ROOT, 'packages/conformance/e2e/program/index.ts'),
    stack: SUFFIX,
    config: {
      ...toEmulatorConfig(REGION, endpoint),
      [`${PROJECT}:name`]: PIPELINE,
      [`${PROJECT}:spec`]: specFile,
    },
    env: process.env,
    timeoutSeconds: 600,
  });
  const cloud = createCloud({ region: REGION, endpoint });
  const deployable = await report.step('what Pulumi asks for', () => toProgramFacts(plan));
  const place = { cloud, region: REGION, account: FAKECLOUD_ACCOUNT, known: FAKECLOUD_KNOWN };
  await runEngine({ ...place, engine, deployable }, report);
}
