import { execFile } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { planSpec, readSpec } from '@tap-pipeline/core-model';

const FIXTURES = [
  join(__dirname, '../../../core-model/fixtures'),
  join(__dirname, '../../../conformance/fixtures'),
].flatMap((folder) =>
  readdirSync(folder)
    .sort()
    .map((name) => [name, join(folder, name)] as const),
);

describe('two runs, in two places, at two times of day and in two languages', () => {
  const homes: string[] = [];
  let runs: readonly Record<string, string>[];

  beforeAll(async () => {
    runs = await Promise.all([
      makeProducts({ TZ: 'Asia/Kathmandu', LANG: 'tr_TR.UTF-8', LC_ALL: 'tr_TR.UTF-8' }),
      makeProducts({ TZ: 'America/Los_Angeles', LANG: 'C', LC_ALL: 'C' }),
    ]);
  }, 600_000);

  afterAll(() => {
    for (const home of homes) rmSync(home, { recursive: true, force: true });
  });

  test('make plans, templates, Pulumi resources, scaffolds, schemas and pages', () => {
    const kinds = new Set(Object.keys(runs[0] ?? {}).map((name) => name.split(/ of |: | /)[0]));
    expect(kinds).toEqual(new Set(['plan', 'template', 'Pulumi', 'scaffold', 'page']));
  });

  test('make the same bytes', () => {
    expect(runs[0]).toEqual(runs[1]);
  });

  async function makeProducts(env: NodeJS.ProcessEnv): Promise<Record<string, string>> {
    const home = mkdtempSync(join(tmpdir(), 'tap-pipeline-same-bytes-'));
    homes.push(home);
    mkdirSync(join(home, 'tmp'));
    const { stdout } = await promisify(execFile)(
      process.execPath,
      ['--import', require.resolve('tsx'), join(__dirname, 'products.ts')],
      { cwd: home, env: { PATH: process.env.PATH, HOME: home, TMPDIR: join(home, 'tmp'), ...env }, maxBuffer: 2 ** 26 },
    );
    return JSON.parse(stdout) as Record<string, string>;
  }
});

describe('the order of keys in a spec', () => {
  test.each(FIXTURES)('does not matter to the plan of %s', (_, file) => {
    const spec = readSpec(file);
    expect(planSpec(withKeysTurned(spec))).toEqual(planSpec(spec));
  });
});

/** Keys in the reverse order, save where the order says something: of environment variables and tags, as they are shown. */
function withKeysTurned<T>(value: T, isMap = false): T {
  if (Array.isArray(value)) return value.map((item) => withKeysTurned(item)) as T;
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).map(([key, item]) => [key, withKeysTurned(item, MAPS.has(key))] as const);
  return Object.fromEntries(isMap ? entries : entries.reverse()) as T;
}

const MAPS = new Set(['environment', 'tags', 'args', 'runtime', 'hooks']);
