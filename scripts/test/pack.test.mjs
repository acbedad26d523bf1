import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { builtinModules } from 'node:module';
import { dirname, join, normalize } from 'node:path/posix';
import { describe, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { ROOT } from '../run.mjs';
import { findWorkspaces } from '../workspaces.mjs';

const published = findWorkspaces().filter(({ manifest }) => !manifest.private);
const { repository } = JSON.parse(readFileSync(new URL('package.json', ROOT), 'utf8'));
const REPOSITORY = repository.url.replace(/^git\+|\.git$/g, '');
const tarballs = pack(published.map(({ dir }) => dir));

for (const { dir, manifest } of published) {
  describe(`the tarball of ${manifest.name}`, () => {
    const files = tarballs.get(manifest.name) ?? [];

    test('has the compiled code and its types', () => {
      assert.ok(files.includes(manifest.main), `${manifest.main} is not among ${files.join(', ')}`);
      assert.ok(files.includes(manifest.types), `${manifest.types} is not among ${files.join(', ')}`);
    });

    test('has every module and type that its exports name', () => {
      const targets = Object.values(manifest.exports).flatMap((target) =>
        Object.values(target.types ? target : { target }),
      );
      const missing = targets.filter((target) => !files.some((file) => isNamedBy(target, `./${file}`)));
      assert.deepEqual(missing, []);
    });

    test('imports only what it names as a dependency: in all code, and in the types that users reach', () => {
      const { name, dependencies, peerDependencies } = manifest;
      const allowed = new Set([name, ...builtinModules, ...Object.keys({ ...dependencies, ...peerDependencies })]);
      const code = files.filter((file) => /^(lib|schema)\/.*\.js$/.test(file));
      const types = Object.values(manifest.exports).flatMap((target) => target.types ?? []);
      const modules = new Set([...code, ...types.map((file) => normalize(file))]);
      const strangers = [];
      for (const module of modules) {
        if (!module) continue;
        for (const imported of importsOf(readFileSync(new URL(`${dir}/${module}`, ROOT), 'utf8'))) {
          if (!imported.startsWith('.')) strangers.push(...(allowed.has(imported) ? [] : [`${module}: ${imported}`]));
          else if (module.endsWith('.d.ts')) modules.add(findTypes(files, join(dirname(module), imported)));
        }
      }
      assert.deepEqual(strangers, []);
      assert.ok(!modules.has(undefined), 'types refer to a file that is not in the tarball');
    });

    test('does nothing when it is loaded but define, as its manifest tells bundlers', () => {
      assert.equal(manifest.sideEffects, false);
      const bare = /^(import ['"]|require\()/m;
      const modules = files.filter((file) => /^lib\/.*\.js$/.test(file));
      assert.deepEqual(
        modules.filter((file) => bare.test(readFileSync(new URL(`${dir}/${file}`, ROOT), 'utf8'))),
        [],
      );
    });

    test('says where it comes from, which npm compares with the workflow that publishes it', () => {
      assert.match(REPOSITORY, /^https:\/\/github\.com\/[\w-]+\/[\w-]+$/);
      assert.deepEqual(manifest.repository, { type: 'git', url: `git+${REPOSITORY}.git`, directory: dir });
      assert.deepEqual(manifest.bugs, { url: `${REPOSITORY}/issues` });
      assert.equal(manifest.homepage, `${REPOSITORY}/tree/main/${dir}#readme`);
      assert.equal(manifest.license, 'Apache-2.0');
      assert.deepEqual(manifest.engines, { node: '>= 20' });
      assert.deepEqual(manifest.publishConfig, { access: 'public' });
      assert.ok(manifest.description.length > 20);
      assert.ok(manifest.keywords.includes('codepipeline'));
    });

    test('runs nothing on the machine of who installs it', () => {
      const hooks = [
        'preinstall',
        'install',
        'postinstall',
        'prepare',
        'prepublish',
        'prepublishOnly',
        'prepack',
        'postpack',
      ];
      assert.deepEqual(
        hooks.filter((hook) => manifest.scripts[hook]),
        [],
      );
    });

    test('has a README and the licence', () => {
      assert.deepEqual(
        ['LICENSE', 'README.md'].filter((file) => !files.includes(file)),
        [],
      );
    });

    test('has its commands', () => {
      const commands = Object.values(manifest.bin ?? {});
      assert.deepEqual(
        commands.filter((file) => !files.includes(file)),
        [],
      );
    });

    test('has no tests, sources, source maps or compiler state', () => {
      const unwanted = /(^|\/)(test|src|coverage|test-results|cdk\.out)\/|\.test\.|\.map$|tsbuildinfo|(?<!\.d)\.ts$/;
      assert.deepEqual(
        files.filter((file) => !file.startsWith('templates/') && unwanted.test(file)),
        [],
      );
    });
  });
}

/** Whether an entry of `exports`, which may have a star, names a file. */
function isNamedBy(target, file) {
  const [beginning, end] = target.split('*');
  return end === undefined ? target === file : file.startsWith(beginning) && file.endsWith(end);
}

/** What a module asks for: packages by their name (`aws-cdk-lib` of `aws-cdk-lib/aws-ecs`), own files by their path. */
function importsOf(code) {
  const uncommented = code.replace(/\/\*.*?\*\//gs, '').replace(/^\s*\/\/.*$/gm, '');
  const found = uncommented.matchAll(/(?:\brequire\(|\bimport\(|\bfrom |^import )(['"])([^'"\s]+)\1/gm);
  return [...found].map(([, , path]) => (path.startsWith('.') ? path : toPackage(path.replace(/^node:/, ''))));
}

function toPackage(path) {
  return path
    .split('/')
    .slice(0, path.startsWith('@') ? 2 : 1)
    .join('/');
}

/** The file of types that a relative import means, as TypeScript looks for it; undefined where the tarball has none. */
function findTypes(files, path) {
  const candidates = [`${path}.d.ts`, `${path}/index.d.ts`, path.replace(/\.js$/, '.d.ts')];
  return candidates.find((file) => files.includes(file));
}

/** The files that npm would publish, per package name. */
function pack(dirs) {
  const args = ['pack', '--dry-run', '--json', '--loglevel=error', ...dirs.map((dir) => `--workspace=${dir}`)];
  const answer = JSON.parse(execFileSync('npm', args, { cwd: fileURLToPath(ROOT), encoding: 'utf8' }));
  // npm 12 answers with an object by package name, npm 11 with a list.
  return new Map(Object.values(answer).map(({ name, files }) => [name, files.map(({ path }) => path)]));
}
