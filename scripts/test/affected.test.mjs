import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { describe, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { ROOT } from '../run.mjs';

const NX = fileURLToPath(new URL('node_modules/nx/dist/bin/nx.js', ROOT));

describe('npm run affected', { concurrency: true }, () => {
  test('runs for a change of an adapter the tests of that adapter and of what uses it, not those of the model or of another adapter', async () => {
    assert.deepEqual(await testedAfterChangeOf('packages/cdk-adapter/src/index.ts'), [
      '@tap-pipeline/cdk-adapter',
      '@tap-pipeline/conformance',
      '@tap-pipeline/sample',
      '@tap-pipeline/verification',
      'create-tap-pipeline',
      'generator-tap-pipeline',
      'tap-pipeline',
    ]);
  });

  test('runs for a change of one adapter no test of the other', async () => {
    assert.deepEqual(await testedAfterChangeOf('packages/pulumi-adapter/src/index.ts'), [
      '@tap-pipeline/conformance',
      '@tap-pipeline/pulumi-adapter',
      '@tap-pipeline/sample',
      '@tap-pipeline/verification',
      'create-tap-pipeline',
      'generator-tap-pipeline',
      'tap-pipeline',
    ]);
  });

  test('runs for a change of the model the tests of everything that uses it', async () => {
    assert.deepEqual(await testedAfterChangeOf('packages/core-model/src/index.ts'), [
      '@tap-pipeline/cdk-adapter',
      '@tap-pipeline/conformance',
      '@tap-pipeline/core-model',
      '@tap-pipeline/pulumi-adapter',
      '@tap-pipeline/sample',
      '@tap-pipeline/verification',
      'create-tap-pipeline',
      'generator-tap-pipeline',
      'tap-pipeline',
    ]);
  });

  test('runs no tests for a change of the documentation', async () => {
    assert.deepEqual(await testedAfterChangeOf('docs/architecture.md'), []);
  });
});

/** The packages whose tests Nx would run, sorted by name. */
async function testedAfterChangeOf(file) {
  const args = [NX, 'show', 'projects', '--affected', `--files=${file}`, '--with-target=test', '--json'];
  const { stdout } = await promisify(execFile)(process.execPath, args, { cwd: fileURLToPath(ROOT) });
  return JSON.parse(stdout).sort();
}
