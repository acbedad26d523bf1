import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, readFileSync, symlinkSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { findMissing } from '../src/installed';
import { createFolder, fixture } from './command-runner';

const PACKAGES = join(__dirname, '../..');

/**
 * A project with the command line and some adapters, as they are published. Packages are looked up from where they
 * really are, so what is copied finds only what is in this project.
 */
function createProject(...adapters: readonly string[]): string {
  const project = createFolder();
  install(project, 'cli', 'tap-pipeline');
  for (const adapter of adapters) install(project, adapter, `@tap-pipeline/${adapter}`);
  mkdirSync(join(project, 'node_modules/@tap-pipeline'), { recursive: true });
  symlinkSync(join(PACKAGES, 'core-model'), join(project, 'node_modules/@tap-pipeline/core-model'));
  return project;
}

function install(project: string, folder: string, name: string): void {
  for (const part of ['package.json', 'lib', ...(folder === 'cli' ? ['bin'] : [])])
    cpSync(join(PACKAGES, folder, part), join(project, 'node_modules', name, part), { recursive: true });
}

/** Puts a package of this repository into a project. */
function link(project: string, name: string): void {
  const home = dirname(require.resolve(`${name}/package.json`));
  mkdirSync(dirname(join(project, 'node_modules', name)), { recursive: true });
  symlinkSync(home, join(project, 'node_modules', name));
}

function render(project: string, backend: string, ...options: readonly string[]) {
  const command = join(project, 'node_modules/tap-pipeline/bin/tap-pipeline');
  const args = [command, 'render', fixture('registry-build'), '--backend', backend, '--out', 'out', ...options];
  const env = { ...process.env, XDG_CACHE_HOME: project, NODE_COMPILE_CACHE: project };
  const { status, stdout, stderr } = spawnSync(process.execPath, args, { cwd: project, env, encoding: 'utf8' });
  return { status, stdout, stderr, exists: existsSync(join(project, 'out')) };
}

describe('a backend that is not installed is told with the command that installs it, and nothing is written', () => {
  test.each([
    ['cdk', [], '@tap-pipeline/cdk-adapter aws-cdk-lib constructs'],
    ['cdk', ['cdk-adapter'], 'aws-cdk-lib constructs'],
    ['pulumi', [], '@tap-pipeline/pulumi-adapter @pulumi/pulumi @pulumi/aws'],
    ['pulumi', ['pulumi-adapter'], '@pulumi/pulumi @pulumi/aws'],
    ['pulumi', ['cdk-adapter'], '@tap-pipeline/pulumi-adapter @pulumi/pulumi @pulumi/aws'],
  ])('%s, when there is only %j', (backend, adapters, missing) => {
    expect(render(createProject(...adapters), backend)).toEqual({
      status: 1,
      stdout: '',
      stderr: `${missing.replaceAll(' ', ', ')} cannot be found\n  fix: npm install --save-dev tap-pipeline ${missing}\n`,
      exists: false,
    });
  });

  test('in JSON where that is asked for', () => {
    const { status, stdout, stderr } = render(createProject(), 'pulumi', '--json');
    expect({ status, stderr }).toEqual({ status: 1, stderr: '' });
    expect(JSON.parse(stdout).problems).toEqual([
      expect.objectContaining({ code: 'not-installed', fix: expect.stringContaining('npm install --save-dev') }),
    ]);
  });
});

test('the provider alone is told when it alone is missing', () => {
  const project = createProject('pulumi-adapter');
  link(project, '@pulumi/pulumi');
  expect(render(project, 'pulumi').stderr).toBe(
    '@pulumi/aws cannot be found\n  fix: npm install --save-dev tap-pipeline @pulumi/aws\n',
  );
});

test('what is installed is enough', () => {
  const project = createProject('pulumi-adapter');
  for (const name of ['@pulumi/pulumi', '@pulumi/aws']) link(project, name);
  const { status, stderr } = render(project, 'pulumi');
  expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
  expect(JSON.parse(readFileSync(join(project, 'out/resources.json'), 'utf8')).length).toBeGreaterThan(20);
});

test('the engine is looked up where the adapter finds it', () => {
  expect(findMissing('@tap-pipeline/pulumi-adapter', ['@pulumi/pulumi', '@pulumi/aws'])).toEqual([]);
  expect(findMissing('@tap-pipeline/cdk-adapter', ['aws-cdk-lib', 'nowhere'])).toEqual(['nowhere']);
});

test('an adapter that is broken is told as a bug, with where it is', () => {
  const project = createProject('pulumi-adapter');
  for (const name of ['@pulumi/pulumi', '@pulumi/aws']) link(project, name);
  const broken = join(project, 'node_modules/@tap-pipeline/pulumi-adapter/lib/testing/index.js');
  cpSync(fixture('five-stage'), broken);
  const { status, stderr, exists } = render(project, 'pulumi');
  expect({ status, exists }).toEqual({ status: 1, exists: false });
  expect(stderr).toContain('tap-pipeline has a bug');
  expect(stderr).toContain(broken);
});
