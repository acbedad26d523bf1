import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { createFolder, fixture, runCommand } from '../command-runner';

const failure: { error?: Error } = {};

jest.mock('@tap-pipeline/cdk-adapter', () => {
  const adapter = jest.requireActual('@tap-pipeline/cdk-adapter');
  class FailingStack {
    constructor() {
      throw failure.error;
    }
  }
  return { ...adapter, DeliveryPipelineStack: FailingStack };
});

async function render() {
  const out = join(createFolder(), 'out');
  const answer = await runCommand(['render', fixture('registry-build'), '--backend', 'cdk', '--out', out]);
  return { ...answer, exists: existsSync(out) };
}

test('what CloudFormation cannot express is told with the way out, and nothing is written', async () => {
  const { UnsupportedByBackend } = jest.requireMock('@tap-pipeline/cdk-adapter');
  failure.error = new UnsupportedByBackend('teleportation', 'walk');
  expect(await render()).toEqual({
    code: 1,
    out: '',
    err: 'the CDK backend cannot build teleportation; walk\n  fix: change the spec, or use another backend\n',
    exists: false,
  });
});

test('a mistake of the adapter is told as a bug, and nothing is written', async () => {
  failure.error = new Error('a plan that points at nothing');
  expect(await render()).toMatchObject({
    code: 1,
    err: expect.stringContaining('tap-pipeline has a bug'),
    exists: false,
  });
});
