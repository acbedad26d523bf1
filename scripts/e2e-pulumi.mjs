/**
 * Runs the project's Pulumi program in the real engine, with a provider that stands in for AWS:
 * `npm run e2e:pulumi [-- --optional] [--verbose]`.
 *
 * Needs the `pulumi` program on the PATH, and neither an account nor the network. Runs on a fresh clone.
 */
import { spawnSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { install } from './install.mjs';
import { ROOT, run } from './run.mjs';

const FOLDER = 'packages/conformance/e2e';

const USAGE = `npm run e2e:pulumi [-- flags]

  --optional  succeed where the pulumi program is missing, in place of failing
  --verbose   tell each command of pulumi as it ends, with its time
  --help      this text`;

process.exitCode = main(process.argv.slice(2));

function main(args) {
  const flags = tryReadFlags(args);
  if (!flags) return 1;
  if (flags.help) {
    console.log(USAGE);
    return 0;
  }
  const version = findVersion();
  if (version === undefined) return reportMissing(flags.optional);
  console.log(`With pulumi ${version}`);
  return install() && compile() && test(flags.verbose) ? 0 : 1;
}

function tryReadFlags(args) {
  const type = 'boolean';
  try {
    return parseArgs({ args, options: { optional: { type }, verbose: { type }, help: { type } } }).values;
  } catch (error) {
    console.error(`${error.message}\n\n${USAGE}`);
    return undefined;
  }
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
function compile() {
  return run('tsc', ['-b', 'packages/pulumi-adapter'], { quiet: true });
}

function test(verbose) {
  const files = readdirSync(new URL(FOLDER, ROOT)).filter((name) => name.endsWith('.e2e.ts'));
  const options = ['--import', 'tsx', '--test', '--test-concurrency=2', '--test-reporter=spec'];
  return run(process.execPath, [...options, ...files.map((name) => `${FOLDER}/${name}`)], {
    env: verbose ? { E2E_VERBOSE: 'true' } : {},
  });
}
