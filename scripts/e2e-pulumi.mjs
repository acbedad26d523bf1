/**
 * Runs the project's Pulumi program in the real engine, with a provider that stands in for AWS:
 * `npm run e2e:pulumi [-- --optional] [--verbose]`. With `--emulator`, runs it with the real provider on an emulator of AWS.
 *
 * Needs the `pulumi` program on the PATH, and neither an account nor the network; with `--emulator` the plugin of Pulumi
 * for AWS and the emulator too. Runs on a fresh clone.
 */
import { spawnSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { runCommand } from './command.mjs';
import { install } from './install.mjs';
import { ROOT, run } from './run.mjs';

const FOLDER = 'packages/conformance/e2e';

const USAGE = `npm run e2e:pulumi [-- flags]

  --emulator  deploy the reference systems on an emulator of AWS, with the real provider, and read them back
  --optional  succeed where the pulumi program, its plugin or the emulator is missing, in place of failing
  --verbose   tell each command of pulumi as it ends, with its time
  --help      this text`;

await runCommand({ usage: USAGE, readFlags, main });

function main(flags) {
  const version = findVersion();
  if (version === undefined) return reportMissing(flags.optional);
  console.log(`With pulumi ${version}`);
  if (!install()) return 1;
  return (flags.emulator ? deploy(flags.optional) : compile('pulumi-adapter') && test(flags.verbose)) ? 0 : 1;
}

function readFlags(args) {
  const type = 'boolean';
  const options = { emulator: { type }, optional: { type }, verbose: { type }, help: { type } };
  return parseArgs({ args, options }).values;
}

/** The version of the engine; undefined where it is not on the PATH. */
function findVersion() {
  const { status, stdout } = spawnSync('pulumi', ['version'], {
    encoding: 'utf8',
    env: { ...process.env, PULUMI_SKIP_UPDATE_CHECK: 'true' },
  });
  return status === 0 ? stdout.trim() : undefined;
}

function reportMissing(optional) {
  const text = `the pulumi program is not on the PATH
  fix: install it, https://www.pulumi.com/docs/install/`;
  if (!optional) {
    console.error(`${text}\n  or: npm run e2e:pulumi -- --optional, which succeeds without it`);
    return 1;
  }
  console.log(`Nothing was tested: ${text}`);
  return 0;
}

/** The program uses the adapter as users do: compiled. */
function compile(name) {
  return run('tsc', ['-b', `packages/${name}`], { quiet: true });
}

function deploy(optional) {
  const flags = optional ? ['--optional'] : [];
  const env = { NODE_NO_WARNINGS: '1' };
  return compile('conformance') && run('tsx', ['packages/verification/scripts/e2e-pulumi.ts', ...flags], { env });
}

function test(verbose) {
  const files = readdirSync(new URL(FOLDER, ROOT)).filter((name) => name.endsWith('.e2e.ts'));
  const options = ['--import', 'tsx', '--test', '--test-concurrency=2', '--test-reporter=spec'];
  return run(process.execPath, [...options, ...files.map((name) => `${FOLDER}/${name}`)], {
    env: verbose ? { E2E_VERBOSE: 'true' } : {},
  });
}
