/**
 * The same as `npm run e2e:emulator` in an account of AWS: deploys the reference systems, reads everything back,
 * changes and deletes it. It asks which account it may use, what it may cost, and deletes what it made, whatever happens.
 */
import { mkdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { GetCallerIdentityCommand, STSClient } from '@aws-sdk/client-sts';
import { runCommand } from '@tap-pipeline/conformance';
import { readSpec } from '@tap-pipeline/core-model';
import { checkIdentity, readAccount } from '../src/emulator/account/account-guard';
import { ACCOUNT_SYSTEMS, withoutReaders } from '../src/emulator/account/account-systems';
import { createSuffix } from '../src/emulator/account/clean-up';
import { ACCOUNT_USAGE, type AccountFlags, parseAccountFlags } from '../src/emulator/account/flags';
import { cleanUp, runAccount } from '../src/emulator/account/run-account';
import { Cdk } from '../src/emulator/cdk';
import { createCloud } from '../src/emulator/cloud';
import { ACCOUNT_KNOWN } from '../src/emulator/known';
import { Report } from '../src/emulator/report';
import { RUN_TAG } from '../src/emulator/settle';
import { toDeployed } from '../src/emulator/systems';

const ROOT = resolve(__dirname, '../../..');
const OUT = join(ROOT, 'out', 'e2e-aws');

runCommand({ usage: ACCOUNT_USAGE, readFlags: parseAccountFlags, main });

async function main(flags: AccountFlags): Promise<number> {
  const account = readAccount(process.env);
  const { Account: identity } = await new STSClient({ region: account.region }).send(new GetCallerIdentityCommand({}));
  checkIdentity(account, identity);
  const cloud = createCloud({ region: account.region });
  if (flags.cleanUp !== undefined) return (await cleanUp({ cloud, write: console.log }, flags.cleanUp)) ? 0 : 1;
  const { only, budget, minutes } = flags;
  const suffix = createSuffix();
  const systems = ACCOUNT_SYSTEMS.filter(({ name }) => only.length === 0 || only.includes(name)).map((system) => ({
    system,
    spec: toDeployed(system, withoutReaders(readSpec(join(ROOT, system.file)))),
  }));
  return runAccount(
    {
      ...{ cloud, account, known: ACCOUNT_KNOWN, systems, suffix, budget, minutes },
      signals: process,
      exit: process.exit,
      createCdk: (stack, end) => createCdk(stack, suffix, end),
      write: console.log,
    },
    new Report(console.log),
  );
}

function createCdk(stack: string, suffix: string, signal: AbortSignal): Cdk {
  const own = Object.entries(process.env).filter(([name]) => !/^(CDK_|TAP_PIPELINE_|ENVIRONMENT_SUFFIX$)/.test(name));
  const folder = join(OUT, stack);
  mkdirSync(folder, { recursive: true });
  return new Cdk({
    stack,
    environmentSuffix: suffix,
    folder,
    command: [process.execPath, join(ROOT, 'node_modules/aws-cdk/bin/cdk')],
    app: `"${process.execPath}" --import tsx "${join(__dirname, 'e2e-app.ts')}"`,
    env: Object.fromEntries(own),
    isEmulator: false,
    tags: { [RUN_TAG]: suffix },
    timeoutSeconds: 3600,
    signal,
  });
}
