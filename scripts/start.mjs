/**
 * The main job, as a new user does it: `npm start [-- --backend cdk|pulumi] [--verbose]`.
 *
 * On a fresh clone with nothing installed: scaffolds the repository of a service with the generator, installs the packages
 * of this repository into it as they would be published, runs its tests, and renders its infrastructure. Needs no AWS account.
 */
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { runCommand } from './command.mjs';
import { isInstalled, markInstalled } from './install.mjs';
import { Progress } from './progress.mjs';
import { ROOT } from './run.mjs';
import { packAll, planInstall } from './tarballs.mjs';

const BACKENDS = ['cdk', 'pulumi'];
const CREATE = fileURLToPath(new URL('packages/create/bin/create-tap-pipeline', ROOT));
const OUT = fileURLToPath(new URL('out', ROOT));

const USAGE = `npm start [-- flags]

  --backend B  what builds the pipeline: ${BACKENDS.join(' or ')}; default: cdk
  --verbose    show the output of each command as it comes, and its time
  --help       this text`;

await runCommand({ usage: USAGE, readFlags, main });

function readFlags(args) {
  const flag = { type: 'boolean', default: false };
  const options = { backend: { type: 'string', default: 'cdk' }, verbose: flag, help: flag };
  const { values } = parseArgs({ args, options });
  if (BACKENDS.includes(values.backend)) return values;
  throw new Error(`--backend must be ${BACKENDS.join(' or ')}, got ${values.backend}`);
}

/** One step after the other, up to the first that fails; the exit code. */
async function main({ backend, verbose }) {
  const progress = new Progress({ isVerbose: verbose });
  const folder = join(OUT, `sample-${backend}`);
  const results = {};
  for (const [name, step] of Object.entries(stepsOf(backend, folder))) {
    results[name] = await step(progress);
    if (results[name]?.succeeded === false) return 1;
  }
  summarise(backend, folder, results.render.output);
  return 0;
}

function stepsOf(backend, folder) {
  const answers = [
    '--name=sample',
    '--team=platform',
    '--language=node',
    '--repository=acme/sample',
    `--backend=${backend}`,
  ];
  const rendering = ['tap-pipeline', 'render', 'pipeline.yaml', '--backend', backend, '--out', 'out'];
  return {
    tools: installTools,
    compile: (progress) => progress.step('Compile the packages', 'tsc', ['-b', 'packages/create', 'packages/cli']),
    scaffold: (progress) =>
      progress.step('Scaffold a service', process.execPath, [CREATE, folder, ...answers, '--yes']),
    packages: (progress) => installPackages(progress, folder),
    test: (progress) => progress.step('Run its tests', 'npm', ['test'], { cwd: folder }),
    render: (progress) => progress.step('Render its infrastructure', 'npx', rendering, { cwd: folder }),
  };
}

async function installTools(progress) {
  if (isInstalled()) return undefined;
  const result = await progress.step('Install the tools of this repository', 'npm', ['ci', '--loglevel=error']);
  if (result.succeeded) markInstalled();
  return result;
}

async function installPackages(progress, folder) {
  const { isDone, args, markDone } = planInstall(folder, packAll(join(OUT, 'packages')));
  if (isDone()) return undefined;
  const result = await progress.step('Install its packages', 'npm', args, { cwd: folder });
  if (result.succeeded) markDone();
  return result;
}

function summarise(backend, folder, rendered) {
  const place = relative(process.env.INIT_CWD ?? process.cwd(), folder);
  console.log(`
${place} is the repository of a service. Its pipeline, built by ${backend === 'cdk' ? 'the AWS CDK' : 'Pulumi'}:

${rendered.trim()}

  Where to look
    ${place}/pipeline.yaml                  the path to production, as the team says it
    ${place}/infrastructure/                the program that builds it, with its tests
    ${place}/service/                       the service
    ${place}/.github/workflows/ci-cd.yml    what deploys it, on a push to main
    ${place}/README.md                      the first deployment, step by step`);
}
