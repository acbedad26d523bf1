import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { listOptions } from '../../src/options';
import { MANIFEST_FILE } from '../../src/repository/manifest';
import { createFolder, snapshot, write } from '../stand-in';

interface Run {
  readonly namespace?: string;
  readonly args?: readonly string[];
  readonly options?: { readonly [name: string]: unknown };
  readonly answers?: { readonly [name: string]: string };
  /** Words that were typed, as `yo` sees them. */
  readonly typed?: readonly string[];
}

/** Runs the compiled generator in Yeoman's environment, in a process of its own. */
function runYeoman(cwd: string, { namespace = 'tap-pipeline:app', args = [], options = {}, answers, typed = [] }: Run) {
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [join(__dirname, 'run-yeoman.mjs'), JSON.stringify({ namespace, args, options, answers }), ...typed],
    { cwd, encoding: 'utf8', env: { ...process.env, NODE_OPTIONS: '' } },
  );
  const { asked, found } = JSON.parse(stdout.trim().split('\n').at(-1) ?? '{}') as { asked: string[]; found: string[] };
  return { status, out: stdout + stderr, asked, found };
}

// Every run is a process that loads Yeoman.
jest.setTimeout(60_000);

const GIVEN = { team: 'payments', repository: 'acme/orders' };

test('Yeoman finds both generators in the package', () => {
  const { found, status } = runYeoman(createFolder(), { options: { ...GIVEN, help: true } });
  expect({ found, status }).toEqual({
    found: expect.arrayContaining(['tap-pipeline:app', 'tap-pipeline:service']),
    status: 0,
  });
});

test.each(['app', 'service'] as const)('the help of %s lists every option', (kind) => {
  const { out } = runYeoman(createFolder(), { namespace: `tap-pipeline:${kind}`, options: { help: true } });
  for (const { name, description } of listOptions(kind)) {
    expect(out).toMatch(new RegExp(`--${name}\\s+# `));
    expect(out).toContain(description);
  }
});

test('without a terminal, options and defaults make a repository', () => {
  const cwd = createFolder();
  const { status, out } = runYeoman(cwd, { args: ['orders'], options: GIVEN });
  expect({ status, out }).toMatchObject({ status: 0 });
  expect(Object.keys(snapshot(cwd))).toEqual(
    expect.arrayContaining([`orders/${MANIFEST_FILE}`, 'orders/pipeline.yaml']),
  );
  expect(out).toMatch(/Wrote \d+ files in orders/);
  expect(out).toContain('cd orders');
  expect(out).toContain('CodePipeline');
  expect(out).not.toContain('npm install will be executed');
});

test('--platform names the settings of a platform team', () => {
  const cwd = createFolder();
  write(cwd, 'ours.yaml', 'backend: pulumi\n');
  const { status, out } = runYeoman(cwd, { args: ['orders'], options: { ...GIVEN, platform: './ours.yaml' } });
  expect({ status, out }).toMatchObject({ status: 0 });
  expect(existsSync(join(cwd, 'orders/Pulumi.yaml'))).toBe(true);
});

test('a second run changes nothing', () => {
  const cwd = createFolder();
  runYeoman(cwd, { args: ['orders'], options: GIVEN });
  const before = snapshot(cwd);
  const { status, out } = runYeoman(cwd, { args: ['orders'], options: GIVEN });
  expect({ status, out }).toMatchObject({ status: 0, out: expect.stringContaining('Nothing to write in orders') });
  expect(snapshot(cwd)).toEqual(before);
});

test('at a terminal, what no option says is asked', () => {
  const cwd = createFolder();
  const answers = { name: 'orders', team: 'payments', repository: 'acme/orders', language: 'go', backend: 'pulumi' };
  const { status, asked, out } = runYeoman(cwd, { options: { layout: 'single' }, answers });
  expect({ status, out }).toMatchObject({ status: 0 });
  expect(asked).toEqual(['name', 'team', 'language', 'source', 'repository', 'target', 'strategy', 'backend']);
  expect(JSON.parse(snapshot(cwd)[`orders/${MANIFEST_FILE}`] ?? '').services).toMatchObject([
    { language: 'go', backend: 'pulumi' },
  ]);
});

test('at a terminal, a file that differs is asked about', () => {
  const cwd = createFolder();
  write(cwd, 'orders/README.md', 'mine\n');
  const answers = { team: 'payments', repository: 'acme/orders', decision: 'keep' };
  const { asked, status } = runYeoman(cwd, { args: ['orders'], answers });
  expect([asked.at(-1), status]).toEqual(['decision', 0]);
  expect(snapshot(cwd)['orders/README.md']).toBe('mine\n');
});

test('with --yes nobody is asked', () => {
  const { asked, status } = runYeoman(createFolder(), {
    args: ['orders'],
    options: { ...GIVEN, yes: true },
    answers: {},
  });
  expect({ asked, status }).toEqual({ asked: [], status: 0 });
});

test.each<[string, Run, string]>([
  ['a missing answer', { args: ['orders'], options: { team: 'payments' } }, '--repository is missing'],
  [
    'a wrong answer',
    { args: ['orders'], options: { ...GIVEN, name: 'Orders' } },
    'service does not have the right form',
  ],
  [
    'a misspelt option',
    { args: ['orders'], options: { ...GIVEN, langauge: 'go' }, typed: ['--langauge', 'go'] },
    'there is no option --langauge (did you mean --language?)',
  ],
  ['a folder that an option swallowed', { options: { ...GIVEN, yes: 'orders' } }, '--yes takes no value, got orders'],
  [
    'a service outside of a monorepo',
    { namespace: 'tap-pipeline:service', options: { name: 'billing' } },
    'is in no monorepo that this generator wrote',
  ],
])('%s ends with a clear error, and nothing is written', (_, run, message) => {
  const cwd = createFolder();
  const { status, out } = runYeoman(cwd, run);
  expect({ status, out }).toEqual({ status: 1, out: expect.stringContaining(message) });
  expect(out).toContain('fix: ');
  expect(snapshot(cwd)).toEqual({});
});

test('a second service comes into a monorepo', () => {
  const cwd = createFolder();
  runYeoman(cwd, { args: ['shop'], options: { ...GIVEN, name: 'orders', layout: 'monorepo' } });
  const { status, out } = runYeoman(join(cwd, 'shop'), {
    namespace: 'tap-pipeline:service',
    options: { name: 'billing', language: 'node' },
  });
  expect({ status, out }).toMatchObject({ status: 0 });
  for (const name of ['orders', 'billing'])
    expect(existsSync(join(cwd, `shop/services/${name}/pipeline.yaml`))).toBe(true);
});
