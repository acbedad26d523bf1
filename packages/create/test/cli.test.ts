import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { listOptions, type Prompter } from 'generator-tap-pipeline';
import { createFolder, filesIn, runCommand } from './command-runner';

const GIVEN = ['--team', 'payments', '--repository', 'acme/orders'];

describe('help', () => {
  test.each(['--help', '-h'])('%s lists every option of a new repository', async (option) => {
    const { code, out } = await runCommand([option], createFolder());
    expect(code).toBe(0);
    for (const { name, description } of listOptions('app'))
      expect(out).toMatch(new RegExp(`--${name}.* ${literally(description)}`));
  });

  test('lists only the options that one more service has', async () => {
    const { out } = await runCommand(['service', '--help'], createFolder());
    for (const { name } of listOptions('service')) expect(out).toContain(`--${name}`);
    expect(out).not.toContain('--layout');
  });

  test('goes before everything else that is typed', async () => {
    const cwd = createFolder();
    expect(await runCommand(['orders', ...GIVEN, '--version', '--help'], cwd)).toMatchObject({ code: 0, err: '' });
    expect(filesIn(cwd)).toEqual([]);
  });
});

test.each(['--version', '-v'])('%s shows the version of the package', async (option) => {
  const { version } = JSON.parse(readFileSync(join(__dirname, '../package.json'), 'utf8')) as { version: string };
  expect(await runCommand([option], createFolder())).toEqual({ code: 0, out: `${version}\n`, err: '' });
});

test('options and defaults make a repository, without a terminal', async () => {
  const cwd = createFolder();
  const { code, out, err } = await runCommand(['orders', ...GIVEN, '--language=go', '-y'], cwd);
  expect({ code, err }).toEqual({ code: 0, err: '' });
  expect(filesIn(cwd)).toEqual(
    expect.arrayContaining(['orders/pipeline.yaml', 'orders/README.md', 'orders/.tap-pipeline.json']),
  );
  for (const path of filesIn(join(cwd, 'orders'))) expect(out).toMatch(new RegExp(`  ${literally(path)} +\\S`));
  expect(out).toContain('Next\n  cd orders\n  npm install\n  npm test\n');
  expect(out).toMatch(/orders creates resources in these services of AWS\n {2}CodePipeline, IAM/);
  expect(out).not.toMatch(/\$|USD|price|cost/i);
});

test('a second run changes nothing, and says so', async () => {
  const cwd = createFolder();
  await runCommand(['orders', ...GIVEN], cwd);
  writeFileSync(join(cwd, 'orders/README.md'), 'mine\n');
  const { code, out } = await runCommand(['orders', ...GIVEN], cwd);
  expect(code).toBe(0);
  expect(out).toContain('Nothing to write in orders\n');
  expect(out).toContain('Left as you have them\n  README.md  you edited it\n');
  expect(readFileSync(join(cwd, 'orders/README.md'), 'utf8')).toBe('mine\n');
});

test('a second service comes into a monorepo', async () => {
  const cwd = createFolder();
  await runCommand(['shop', ...GIVEN, '--name', 'orders', '--layout', 'monorepo'], cwd);
  const { code, out, err } = await runCommand(
    ['service', '--name', 'billing', '--language', 'node'],
    join(cwd, 'shop'),
  );
  expect({ code, err }).toEqual({ code: 0, err: '' });
  expect(out).toContain('in this folder');
  expect(filesIn(cwd)).toEqual(
    expect.arrayContaining(['shop/services/orders/pipeline.yaml', 'shop/services/billing/pipeline.yaml']),
  );
});

test('--platform names the settings of a platform team, whose rules are told', async () => {
  const cwd = createFolder();
  const file = join(cwd, 'ours.yaml');
  writeFileSync(
    file,
    'teams: { payments: { backend: pulumi } }\nrules: [{ name: logs, require: { path: logs.buildDays, atLeast: 400 } }]\n',
  );
  const { code, out, err } = await runCommand(['orders', ...GIVEN, '--platform', file], cwd);
  expect({ code, err }).toEqual({ code: 0, err: '' });
  expect(filesIn(cwd)).toContain('orders/Pulumi.yaml');
  expect(out).toContain('logs.buildDays must be at least 400');
  const other = await runCommand(['billing', ...GIVEN, '--team', 'paymets', '--platform', file], cwd);
  expect(other).toMatchObject({ code: 1, err: expect.stringContaining('did you mean payments?') });
  expect(filesIn(cwd).filter((path) => path.startsWith('billing'))).toEqual([]);
});

test('a repository may lie in a folder that is called service', async () => {
  const cwd = createFolder();
  expect(await runCommand(['./service', ...GIVEN], cwd)).toMatchObject({ code: 0 });
  expect(filesIn(cwd)).toContain('service/pipeline.yaml');
});

describe('at a terminal', () => {
  const answers: { readonly [name: string]: string } = { team: 'payments', repository: 'acme/orders' };
  const prompter: Prompter = {
    ask: async ({ name, default: byDefault }) => answers[name] ?? byDefault ?? '',
    decide: async () => 'keep',
    tell: () => undefined,
  };

  test('what is missing is asked', async () => {
    const cwd = createFolder();
    expect(await runCommand(['orders'], cwd, prompter)).toMatchObject({ code: 0, err: '' });
    expect(filesIn(cwd)).toContain('orders/pipeline.yaml');
  });

  test('--yes asks nothing', async () => {
    const { code, err } = await runCommand(['orders', '--yes'], createFolder(), prompter);
    expect({ code, err }).toEqual({ code: 1, err: expect.stringContaining('--team is missing') });
  });

  test('Ctrl-C stops it, and nothing is written', async () => {
    const cwd = createFolder();
    const stop = async () => {
      throw Object.assign(new Error('User force closed the prompt'), { name: 'ExitPromptError' });
    };
    const answer = await runCommand(['orders'], cwd, { ...prompter, ask: stop });
    expect(answer).toEqual({ code: 130, out: '', err: '\nstopped; nothing was changed\n' });
    expect(filesIn(cwd)).toEqual([]);
  });

  test('a bug is told as one, with where it is', async () => {
    const fail = (error: unknown) => ({ ...prompter, ask: async () => Promise.reject(error) });
    const { code, err } = await runCommand(['orders'], createFolder(), fail(new TypeError('x is undefined')));
    expect({ code, err }).toEqual({
      code: 1,
      err: expect.stringMatching(/has a bug; please report this:\nTypeError: x is undefined\n {4}at /),
    });
    expect((await runCommand(['orders'], createFolder(), fail('thrown'))).err).toContain('thrown');
  });
});

describe('wrong usage ends with exit code 2, and nothing is written', () => {
  test.each([
    [
      ['--langauge', 'go'],
      'there is no option --langauge (did you mean --language?)\n  fix: see npm create tap-pipeline -- --help\n',
    ],
    [['--colour'], 'there is no option --colour\n  fix: see npm create tap-pipeline -- --help\n'],
    [['-x'], 'there is no option -x\n  fix: see npm create tap-pipeline -- --help\n'],
    [['orders', '--team'], '--team needs a value\n  fix: write --team TEAM\n'],
    [['orders', '--team', '--yes'], '--team needs a value\n  fix: write --team TEAM\n'],
    [['orders', '--yes=no'], '--yes takes no value, got no\n  fix: write --yes\n'],
    [['orders', 'billing'], 'it takes one folder, got billing\n  fix: see npm create tap-pipeline -- --help\n'],
    [
      ['service', 'shop'],
      'service takes no folder: go to the monorepo, got shop\n  fix: see npm create tap-pipeline -- --help\n',
    ],
    [['service', '--layout', 'single'], 'there is no option --layout\n  fix: see npm create tap-pipeline -- --help\n'],
  ])('%j', async (args, err) => {
    const cwd = createFolder();
    expect(await runCommand(args, cwd)).toEqual({ code: 2, out: '', err });
    expect(filesIn(cwd)).toEqual([]);
  });
});

describe('what cannot be made ends with exit code 1, and nothing is written', () => {
  test.each([
    [
      ['orders'],
      '--team is missing: team that owns it\n--repository is missing: repository, as owner/name\n  fix: add --team TEAM --repository OWNER/NAME',
    ],
    [
      ['orders', ...GIVEN, '--name', 'internal_orders'],
      '--name: service does not have the right form, got "internal_orders"',
    ],
    [
      ['orders', ...GIVEN, '--strategy', 'canari'],
      '--strategy: strategy must be one of canary, linear, all-at-once, got "canari" (did you mean canary?)',
    ],
    [['service', '--name', 'billing'], 'is in no monorepo that this generator wrote'],
  ])('%j', async (args, message) => {
    const cwd = createFolder();
    const { code, err } = await runCommand(args, cwd);
    expect({ code, err }).toEqual({ code: 1, err: expect.stringContaining(message) });
    expect(filesIn(cwd)).toEqual([]);
  });

  test('a folder with other files', async () => {
    const cwd = createFolder();
    writeFileSync(join(cwd, 'main.c'), '');
    const { code, err } = await runCommand(['.', '--name', 'orders', ...GIVEN], cwd);
    expect({ code, err }).toEqual({
      code: 1,
      err: expect.stringMatching(/holds files that this generator did not write: main\.c\n {2}fix: .*--force/),
    });
    expect(filesIn(cwd)).toEqual(['main.c']);
  });
});

function literally(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}
