import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

const SERVICE = join(__dirname, '../service');

test('the service passes its own tests, with the command of the pipeline', () => {
  const { NODE_OPTIONS, ...env } = process.env;
  const { status, stdout } = spawnSync(process.execPath, ['--test', join(SERVICE, 'service.test.mjs')], {
    encoding: 'utf8',
    env,
  });
  expect({ status, stdout }).toMatchObject({ status: 0, stdout: expect.stringMatching(/# pass 4|pass 4/) });
});

describe('the image', () => {
  const dockerfile = readFileSync(join(SERVICE, 'Dockerfile'), 'utf8');

  test('does not run as root', () => {
    expect(dockerfile.split('FROM').at(-1)).toMatch(/^USER node$/m);
  });

  test('is built from pinned versions', () => {
    for (const [, tag] of dockerfile.matchAll(/^FROM [^:\s]+:(\S+)/gm))
      expect(tag).toMatch(/^\d+\.\d+\.\d+-alpine\d+\.\d+$/);
  });
});
