/** What scaffolds cost: to write one, to render a fresh clone of one, and to ask Nx for twenty services at once. */
import { execFileSync } from 'node:child_process';
import { chmodSync, cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { ROOT } from '../scripts/run.mjs';
import { linkModules, scaffoldServices } from '../scripts/scaffold/services.mjs';
import { packAll } from '../scripts/tarballs.mjs';
import { interleave, measureCommand } from './measure.mjs';

const YO = 'yo@7.0.1';
const ANSWERS = ['--name=orders', '--team=platform', '--repository=acme/orders', '--language=dockerfile', '--yes'];
const QUIET = ['--no-audit', '--no-fund', '--prefer-offline', '--loglevel=error'];
const CDK = fileURLToPath(new URL('node_modules/.bin/cdk', ROOT));
const NX = fileURLToPath(new URL('node_modules/.bin/nx', ROOT));
const CREATE = fileURLToPath(new URL('packages/create/bin/create-tap-pipeline', ROOT));
/** Runs of what takes many seconds. */
const FEW = 3;

/**
 * `yo tap-pipeline` without installing what it wrote, and `yo` with a generator that writes nothing.
 *
 * @returns {{ ours: { wallMs: number }, empty: { wallMs: number } }}
 */
export function measureScaffolding() {
  return inFolder((work) => {
    const tarballs = packAll(join(work, 'packages'));
    cpSync(new URL('generator-empty', import.meta.url), join(work, 'generator-empty'), { recursive: true });
    const ours = ['generator-tap-pipeline', '@tap-pipeline/core-model'].map((name) => tarballs.get(name));
    writeFileSync(join(work, 'package.json'), '{ "private": true }\n');
    call(work, 'npm', ['install', ...QUIET, '--install-links', YO, './generator-empty', ...ours]);
    // Started by root, yo goes on as another user, who has to write its settings and the scaffold.
    chmodSync(work, 0o777);
    const yo = (name, ...flags) => {
      const folder = makeFolder(work);
      const env = { HOME: work, XDG_CONFIG_HOME: join(work, 'config') };
      return measureCommand(join(work, 'node_modules/.bin/yo'), [name, ...flags, '--skip-install'], {
        cwd: folder,
        env,
      });
    };
    return interleave({ ours: () => yo('tap-pipeline', ...ANSWERS, '--backend=cdk'), empty: () => yo('empty') });
  });
}

/**
 * From `git clone` to the rendered template: a scaffold, and what `cdk init` writes.
 *
 * @returns {{ ours: { wallMs: number }, init: { wallMs: number } }}
 */
export function measureFirstRendering() {
  return inFolder((work) => {
    const tarballs = packAll(join(work, 'packages'));
    const [ours, init] = [join(work, 'ours'), join(work, 'init')];
    call(work, process.execPath, [CREATE, ours, ...ANSWERS, '--backend=cdk']);
    const used = ['@tap-pipeline/core-model', '@tap-pipeline/cdk-adapter', 'tap-pipeline'];
    call(ours, 'npm', ['install', ...QUIET, ...used.map((name) => tarballs.get(name))]);
    mkdirSync(init);
    call(init, CDK, ['init', 'app', '--language=typescript', '--generate-only']);
    call(init, 'npm', ['install', ...QUIET]);
    for (const folder of [ours, init]) commit(folder);
    const render = (repository, command) => () => {
      const folder = makeFolder(work);
      const steps = `git clone --quiet ${repository} . && npm install ${QUIET.join(' ')} && ${command}`;
      const measured = measureCommand('sh', ['-c', steps], { cwd: folder });
      rmSync(folder, { recursive: true });
      return measured;
    };
    return interleave({ ours: render(ours, 'npm run synth'), init: render(init, 'npx cdk synth --quiet') }, FEW);
  });
}

/**
 * All targets of a monorepo with one service and of one with twenty, with everything cached.
 *
 * @returns {{ twenty: { wallMs: number }, one: { wallMs: number } }}
 */
export async function measureCachedServices() {
  const work = mkdtempSync(join(tmpdir(), 'tap-pipeline-bench-'));
  try {
    const folders = { twenty: join(work, 'twenty'), one: join(work, 'one') };
    for (const [count, folder] of [
      [20, folders.twenty],
      [1, folders.one],
    ]) {
      await scaffoldServices(
        folder,
        Array.from({ length: count }, (_, index) => toService(index)),
      );
      linkModules(folder);
      commit(folder);
    }
    const runAll = (cwd) => () => measureCommand(process.execPath, [NX, 'run-many', '--targets=check,synth'], { cwd });
    // The first round, which does not count, fills the cache.
    return interleave({ twenty: runAll(folders.twenty), one: runAll(folders.one) });
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
}

function toService(index) {
  return { name: `service-${String(index + 1).padStart(2, '0')}`, backend: 'cdk', language: 'dockerfile' };
}

function inFolder(measure) {
  const work = mkdtempSync(join(tmpdir(), 'tap-pipeline-bench-'));
  try {
    return measure(work);
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
}

/** A new and empty folder that everyone may write into. */
function makeFolder(work) {
  const folder = mkdtempSync(join(work, 'run-'));
  chmodSync(folder, 0o777);
  return folder;
}

function commit(folder) {
  call(folder, 'git', ['init', '--quiet', '--initial-branch=main']);
  call(folder, 'git', ['add', '--all']);
  const author = ['-c', 'user.name=bench', '-c', 'user.email=bench@example.com'];
  call(folder, 'git', [...author, 'commit', '--quiet', '--message=scaffold']);
}

function call(cwd, command, args) {
  execFileSync(command, args, { cwd, stdio: ['ignore', 'ignore', 'inherit'] });
}
