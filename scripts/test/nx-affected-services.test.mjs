import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { ROOT, run } from '../run.mjs';
import { LANGUAGES } from '../scaffold/combinations.mjs';
import { linkModules, scaffoldServices } from '../scaffold/services.mjs';

const NX = fileURLToPath(new URL('node_modules/nx/dist/bin/nx.js', ROOT));
const TARGET_NAMES = ['check', 'preview', 'synth', 'test'];
const TARGETS = { cdk: ['check', 'synth', 'test'], pulumi: ['check', 'preview', 'test'] };

/** Half of them with each backend. */
const services = Array.from({ length: 20 }, (_, index) => ({
  name: `service-${String(index + 1).padStart(2, '0')}`,
  backend: index % 2 === 0 ? 'cdk' : 'pulumi',
  language: LANGUAGES[index % LANGUAGES.length],
}));
const names = services.map(({ name }) => name);

describe('a scaffolded monorepo of 20 services, half of them CDK and half Pulumi', { concurrency: true }, () => {
  const folder = mkdtempSync(join(tmpdir(), 'tap-services-'));

  before(async () => {
    assert.ok(run('tsc', ['-b', 'packages/create'], { quiet: true }), 'create-tap-pipeline compiles');
    await scaffoldServices(folder, services);
    linkModules(folder);
  });
  after(() => rmSync(folder, { recursive: true, force: true }));

  test('has all services as projects, each with the targets of its backend', async () => {
    const found = (await readProjects(folder)).map(({ name, data }) => ({
      name,
      isTagged: data.tags.includes('team:platform'),
      targets: TARGET_NAMES.filter((target) => data.targets[target]),
    }));

    assert.deepEqual(
      found.toSorted((one, other) => one.name.localeCompare(other.name)),
      services.map(({ name, backend }) => ({ name, isTagged: true, targets: TARGETS[backend] })),
    );
  });

  for (const { name, backend } of services.slice(6, 8)) {
    test(`runs for a change of one service of ${backend} its targets and no other`, async () => {
      const file = `services/${name}/pipeline.yaml`;

      assert.deepEqual(await affectedBy(folder, file), [name]);
      assert.deepEqual(
        await tasksFor(folder, file),
        TARGETS[backend].map((target) => `${name}:${target}`),
      );
    });
  }

  test('runs for a change of two services those two', async () => {
    const files = ['services/service-03/service/main.go', 'services/service-16/infrastructure/index.ts'];

    assert.deepEqual(await affectedBy(folder, files.join()), ['service-03', 'service-16']);
  });

  test('runs for a change of what the platform team settled every target of all services', async () => {
    const file = 'tap-pipeline.platform.yaml';

    assert.deepEqual(await affectedBy(folder, file), names);
    assert.deepEqual(
      await tasksFor(folder, file),
      services.flatMap(({ name, backend }) => TARGETS[backend].map((target) => `${name}:${target}`)),
    );
  });

  test('runs nothing for a change of its README', async () => {
    assert.deepEqual(await affectedBy(folder, 'README.md'), []);
    assert.deepEqual(await tasksFor(folder, 'README.md'), []);
  });
});

/** The services that a change of these files affects, sorted by name. */
async function affectedBy(folder, files) {
  return JSON.parse(await nx(folder, ['show', 'projects', '--affected', `--files=${files}`, '--json'])).sort();
}

/** What Nx would run for a change of these files, sorted by name; it runs nothing. */
async function tasksFor(folder, files) {
  const args = ['affected', `--targets=${TARGET_NAMES.join()}`, `--files=${files}`, '--graph=stdout'];
  return Object.keys(JSON.parse(await nx(folder, args)).tasks.tasks).sort();
}

/** Every project of the repository, with its targets. */
async function readProjects(folder) {
  const { graph } = JSON.parse(await nx(folder, ['graph', '--file=stdout']));
  return Object.values(graph.nodes);
}

async function nx(folder, args) {
  const { stdout } = await promisify(execFile)(process.execPath, [NX, ...args], {
    cwd: folder,
    maxBuffer: 64 * 1024 * 1024,
  });
  return stdout;
}
