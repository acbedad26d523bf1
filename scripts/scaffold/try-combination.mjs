/**
 * One scaffolded repository, from `create-tap-pipeline` to its rendered infrastructure. `npm run e2e:scaffold` starts it for
 * each combination and says how to start it again.
 */
import { spawnSync } from 'node:child_process';
import { chownSync, existsSync, mkdirSync, readFileSync, renameSync } from 'node:fs';
import { delimiter, dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { isDeepStrictEqual, parseArgs } from 'node:util';
import { ROOT } from '../run.mjs';
import { planInstall } from '../tarballs.mjs';
import { compareWithPlan } from './compare-with-plan.mjs';

const CREATE = fileURLToPath(new URL('packages/create/bin/create-tap-pipeline', ROOT));
const RENDERED = { cdk: 'template.json', pulumi: 'resources.json' };

const text = { type: 'string' };
const { values: given } = parseArgs({
  options: {
    backend: text,
    language: text,
    layout: text,
    /** The repository; it may exist. */
    folder: text,
    /** A file with the names and tarballs of the packages. */
    packages: text,
    /** A repository whose node_modules are taken over if it has the same packages. */
    modules: text,
    /** Folder of the programs of Python. */
    python: text,
    /** Number of the user that it is done as. */
    user: text,
  },
});

const { backend, layout, folder } = given;
const service = layout === 'monorepo' ? join(folder, 'services/sample') : folder;
if (given.user !== undefined) becomeUser(Number(given.user), dirname(folder));
process.exitCode = tryCombination() ? 0 : 1;

function tryCombination() {
  return (
    scaffold() &&
    installPackages() &&
    runIn(folder, 'npm', ['ls', '--loglevel=error']) &&
    runIn(folder, 'npm', ['run', 'check']) &&
    runIn(folder, 'npm', ['test']) &&
    render()
  );
}

/** Everything that follows is done as this user, with the given home; packages come from the same registry as before. */
function becomeUser(user, home) {
  const registry = spawnSync('npm', ['config', 'get', 'registry'], { encoding: 'utf8' }).stdout.trim();
  mkdirSync(home, { recursive: true });
  chownSync(home, user, user);
  process.setgroups([user]);
  process.setgid(user);
  process.setuid(user);
  Object.assign(process.env, { HOME: home, npm_config_registry: registry });
  delete process.env.npm_config_cache;
}

function scaffold() {
  const answers = ['--name=sample', '--team=platform', '--repository=acme/sample', '--yes'];
  const chosen = ['backend', 'language', 'layout'].map((name) => `--${name}=${given[name]}`);
  return runIn(dirname(folder), process.execPath, [CREATE, folder, ...answers, ...chosen]);
}

function installPackages() {
  if (existsSync(join(folder, 'node_modules'))) return true;
  if (given.modules && hasSamePackages(given.modules)) {
    takeOverModules(given.modules);
    console.log(`took over the node_modules of ${given.modules}`);
    return true;
  }
  // A monorepo has our packages in the package.json of the service, and installs them in its root.
  const { args } = planInstall(service, new Map(JSON.parse(readFileSync(given.packages, 'utf8'))));
  return runIn(folder, 'npm', args);
}

/** Those of the service too: what its neighbours need in another version lies there. */
function takeOverModules(other) {
  for (const dir of new Set([folder, service])) {
    const modules = join(inOther(other, dir), 'node_modules');
    if (existsSync(modules)) renameSync(modules, join(dir, 'node_modules'));
  }
}

function hasSamePackages(other) {
  const files = [folder, service].map((dir) => join(dir, 'package.json'));
  return files.every((file) => {
    const same = inOther(other, file);
    return existsSync(same) && isDeepStrictEqual(readPackages(file), readPackages(same));
  });
}

/** Where the other repository has what lies at this path. */
function inOther(other, path) {
  return join(other, relative(folder, path));
}

function readPackages(file) {
  const { name, workspaces, dependencies, devDependencies } = readJson(file);
  return { name, workspaces, dependencies, devDependencies };
}

function render() {
  const rendering = ['tap-pipeline', 'render', 'pipeline.yaml', '--backend', backend, '--out', 'out', '--json'];
  const plan =
    runIn(service, 'npx', rendering) && runIn(service, 'npx', ['tap-pipeline', 'plan', 'pipeline.yaml', '--json']);
  if (!plan) return false;
  const differences = compareWithPlan(JSON.parse(plan), backend, readJson(join(service, 'out', RENDERED[backend])));
  for (const difference of differences) console.error(`rendered infrastructure: ${difference}`);
  return differences.length === 0;
}

/** What it printed, and at least a line end; undefined when it failed, with everything told. */
function runIn(cwd, command, args) {
  const started = performance.now();
  const { status, stdout, error } = spawnSync(command, args, {
    cwd,
    encoding: 'utf8',
    env: { ...process.env, PATH: [...(given.python ? [given.python] : []), process.env.PATH].join(delimiter) },
    maxBuffer: 64 * 1024 * 1024,
    shell: process.platform === 'win32',
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const isDocument = args.at(-1) === '--json';
  if (!isDocument || status !== 0) process.stdout.write(stdout ?? '');
  const time = `${((performance.now() - started) / 1000).toFixed(1)} s`;
  console.log(`${status === 0 ? 'done' : 'failed'} (${time}): ${[command, ...args].join(' ')}`);
  if (error) console.error(`${command}: ${error.message}`);
  return status === 0 ? `${stdout}\n` : undefined;
}

function readJson(file) {
  return JSON.parse(readFileSync(file, 'utf8'));
}
