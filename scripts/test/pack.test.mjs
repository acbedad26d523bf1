import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { describe, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { ROOT } from '../run.mjs';
import { findWorkspaces } from '../workspaces.mjs';

const published = findWorkspaces().filter(({ manifest }) => !manifest.private);
const tarballs = pack(published.map(({ dir }) => dir));

for (const { manifest } of published) {
  describe(`the tarball of ${manifest.name}`, () => {
    const files = tarballs.get(manifest.name) ?? [];

    test('has the compiled code and its types', () => {
      assert.ok(files.includes(manifest.main), `${manifest.main} is not among ${files.join(', ')}`);
      assert.ok(files.includes(manifest.types), `${manifest.types} is not among ${files.join(', ')}`);
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

/** The files that npm would publish, per package name. */
function pack(dirs) {
  const args = ['pack', '--dry-run', '--json', '--loglevel=error', ...dirs.map((dir) => `--workspace=${dir}`)];
  const answer = JSON.parse(execFileSync('npm', args, { cwd: fileURLToPath(ROOT), encoding: 'utf8' }));
  // npm 12 answers with an object by package name, npm 11 with a list.
  return new Map(Object.values(answer).map(({ name, files }) => [name, files.map(({ path }) => path)]));
}
