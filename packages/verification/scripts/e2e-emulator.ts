/**
 * Deploys the reference systems on an emulator of AWS, reads everything back, and compares: `npm run e2e:emulator`.
 * Ends with exit code 1 when something is not as the plan says.
 */
import { spawnSync } from 'node:child_process';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { runCommand, type Template } from '@tap-pipeline/conformance';
import { readSpec } from '@tap-pipeline/core-model';
import { ACCOUNT_SYSTEMS, withoutReaders } from '../src/emulator/account/account-systems';
import { createSuffix } from '../src/emulator/account/clean-up';
import { runAccount } from '../src/emulator/account/run-account';
import { Cdk, type CdkOptions } from '../src/emulator/cdk';
import { createCloud } from '../src/emulator/cloud';
import { CloudSite } from '../src/emulator/cloud-site';
import { runSuite } from '../src/emulator/emulator-suite';
import {
  FAKECLOUD_ACCOUNT,
  FAKECLOUD_VERSION,
  fakecloudBuild,
  fakecloudFolder,
  findFakecloud,
  type RunningEmulator,
  startFakecloud,
} from '../src/emulator/fakecloud';
import { FAKECLOUD_KNOWN } from '../src/emulator/fakecloud-known';
import { EMULATOR_USAGE, type EmulatorFlags, findSystems, parseEmulatorFlags } from '../src/emulator/flags';
import { findPresent, toProbe } from '../src/emulator/probe';
import type { Recording } from '../src/emulator/recorded';
import { Report } from '../src/emulator/report';
import { RUN_TAG } from '../src/emulator/settle';
import { createStack, readOutputs } from '../src/emulator/stack';
import { substitute } from '../src/emulator/substitute';
import { toDeployed } from '../src/emulator/systems';

const ROOT = resolve(__dirname, '../../..');
const OUT = join(ROOT, 'out', 'e2e-emulator');
const REGION = 'us-east-1';
const SUFFIX = 'dev';
const RECORDED = 'five-stage';

runCommand({ usage: EMULATOR_USAGE, readFlags: parseEmulatorFlags, main });

async function main(flags: EmulatorFlags): Promise<number> {
  if (flags.install && findFakecloud(process.env) === undefined && !build()) return 1;
  const program = findFakecloud(process.env);
  return program === undefined ? tellMissing(flags.optional) : runOn(program, flags);
}

function build(): boolean {
  const { command, args, env } = fakecloudBuild(process.env);
  console.log(`Building fakecloud ${FAKECLOUD_VERSION} into ${fakecloudFolder(process.env)}`);
  const { status, error } = spawnSync(command, args, { env: { ...process.env, ...env }, stdio: 'inherit' });
  if (error) console.error(`${command}: ${error.message}\n  fix: install Rust, https://rustup.rs`);
  return status === 0;
}

function tellMissing(optional: boolean): number {
  const text = `the emulator fakecloud ${FAKECLOUD_VERSION} is not in ${fakecloudFolder(process.env)}
  fix: npm run e2e:emulator -- --install   (about 12 minutes on two cores, 4 GB of memory; needs Rust)`;
  if (optional) console.log(`Nothing was tested: ${text}`);
  else console.error(`${text}\n  or: npm run e2e:emulator -- --optional, which succeeds without it`);
  return optional ? 0 : 1;
}

async function runOn(program: string, flags: EmulatorFlags): Promise<number> {
  rmSync(OUT, { recursive: true, force: true });
  mkdirSync(OUT, { recursive: true });
  const start = Date.now();
  const emulator = await startFakecloud(program, join(OUT, 'fakecloud.log'));
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, endAtOnce);
  try {
    console.log(`fakecloud ${FAKECLOUD_VERSION} at ${emulator.endpoint}`);
    const report = new Report(console.log);
    const { resources, facts, tolerated } = await runAll(emulator, flags, report);
    console.log(
      `\n${resources} resources read back, ${facts} facts compared, ${tolerated} pretended or told by no service, ` +
        `${report.all.length} wrong, in ${Math.round((Date.now() - start) / 1000)} s`,
    );
    return report.all.length === 0 ? 0 : 1;
  } finally {
    await emulator.stop();
  }
}

/** The emulator keeps everything in its memory, and ends with this program. */
function endAtOnce(): void {
  console.error('\nEnded: the emulator is gone, and with it all that was deployed');
  process.exit(1);
}

async function runAll(emulator: RunningEmulator, { record, ...flags }: EmulatorFlags, report: Report) {
  const recorded = new Set<string>();
  const cloud = createCloud({ region: REGION, endpoint: emulator.endpoint });
  const cdks = new Map<string, Cdk>();
  const stackOf = (system: string) => {
    const cdk = cdks.get(system) ?? createCdk(system, SUFFIX, emulator);
    cdks.set(system, cdk);
    return { name: system, cdk };
  };
  const site = new CloudSite({
    cloud,
    region: REGION,
    account: FAKECLOUD_ACCOUNT,
    known: FAKECLOUD_KNOWN,
    isOurs: true,
    stackOf,
    onReading: (stack, recording) => {
      if (record && stack === RECORDED && !recorded.has(stack)) writeRecording(stack, recording);
      recorded.add(stack);
    },
  });
  const createAndRead = async (system: string, template: Template) => {
    await createStack(cloud, system, substitute(template, FAKECLOUD_KNOWN.missingAttributes));
    return site.readStack(system, template);
  };
  await report.step('attributes that the emulator lacks', async () => {
    await createStack(cloud, 'probe', toProbe(FAKECLOUD_KNOWN.missingAttributes));
    const present = findPresent(FAKECLOUD_KNOWN.missingAttributes, await readOutputs(cloud, 'probe'));
    report.problems(present.map(({ type }) => `${type} has the attributes that are said to be missing: take it away`));
    await emulator.reset();
  });
  await report.step('cdk bootstrap', () =>
    createCdk('bootstrap', SUFFIX, emulator).bootstrap(FAKECLOUD_ACCOUNT, REGION),
  );
  const pulumi = { known: FAKECLOUD_KNOWN, reset: () => emulator.reset(), deployTemplate: createAndRead };
  const systems = findSystems(flags).map((system) => ({
    system,
    spec: toDeployed(system, readSpec(join(ROOT, system.file))),
  }));
  const result = await runSuite(site, pulumi, systems, SUFFIX, report);
  if (flags.only.length === 0) await runAsAccount(emulator, report);
  return result;
}

/** What `npm run e2e:aws` does, all of it but the address: budget, time limit, tags, a suffix of its own, and clean-up. */
async function runAsAccount(emulator: RunningEmulator, report: Report): Promise<void> {
  await emulator.reset();
  const suffix = createSuffix();
  const tags = { [RUN_TAG]: suffix };
  await createCdk('bootstrap', SUFFIX, emulator).bootstrap(FAKECLOUD_ACCOUNT, REGION);
  const systems = ACCOUNT_SYSTEMS.filter(({ name }) => name === 'registry-build').map((system) => ({
    system,
    spec: toDeployed(system, withoutReaders(readSpec(join(ROOT, system.file)))),
  }));
  report.title('as in an account');
  const exitCode = await runAccount(
    {
      cloud: createCloud({ region: REGION, endpoint: emulator.endpoint }),
      account: { account: FAKECLOUD_ACCOUNT, region: REGION },
      known: FAKECLOUD_KNOWN,
      ...{ systems, suffix, budget: 1, minutes: 10 },
      signals: process,
      exit: process.exit,
      createCdk: (stack, signal) => createCdk(stack, suffix, emulator, { tags, signal }),
      write: console.log,
    },
    report,
  );
  if (exitCode !== 0 && report.all.length === 0) report.problems(['the run as in an account left something behind']);
}

/** The first time that a stack was read back, one line an answer. */
function writeRecording(stack: string, { answers, ...recording }: Recording): void {
  const lines = Object.entries(answers).map(
    ([question, answer]) => `${JSON.stringify(question)}: ${JSON.stringify(answer)}`,
  );
  const text = `${JSON.stringify(recording).slice(0, -1)},"answers":{\n${lines.join(',\n')}\n}}\n`;
  writeFileSync(join(ROOT, 'packages/verification/test/emulator/recorded', `${stack}.json`), text);
}

function createCdk(
  stack: string,
  environmentSuffix: string,
  { endpoint }: RunningEmulator,
  options: Partial<CdkOptions> = {},
): Cdk {
  const own = Object.entries(process.env).filter(
    ([name]) => !/^(AWS_|CDK_|TAP_PIPELINE_|ENVIRONMENT_SUFFIX$)/.test(name),
  );
  return new Cdk({
    stack,
    environmentSuffix,
    folder: join(OUT, stack),
    command: [process.execPath, join(ROOT, 'node_modules/aws-cdk/bin/cdk')],
    app: `"${process.execPath}" --import tsx "${join(__dirname, 'e2e-app.ts')}"`,
    env: {
      ...Object.fromEntries(own),
      AWS_ENDPOINT_URL: endpoint,
      AWS_ACCESS_KEY_ID: 'test',
      AWS_SECRET_ACCESS_KEY: 'test',
      AWS_REGION: REGION,
      AWS_EC2_METADATA_DISABLED: 'true',
      AWS_CONFIG_FILE: '/dev/null',
      AWS_SHARED_CREDENTIALS_FILE: '/dev/null',
    },
    isEmulator: true,
    tags: {},
    timeoutSeconds: 300,
    ...options,
  });
}
