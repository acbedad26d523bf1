import * as packageFile from '../package.json';
import { runCommand } from './command-runner';

describe('help', () => {
  test('lists every command', async () => {
    const { code, out } = await runCommand(['--help']);
    expect(code).toBe(0);
    for (const command of ['check SPEC…', 'plan SPEC', 'explain SPEC PATH', 'render SPEC'])
      expect(out).toContain(command);
  });

  test('is the same by any of its names', async () => {
    const { out } = await runCommand(['help']);
    expect((await runCommand(['-h'])).out).toBe(out);
  });

  test.each([
    ['help', 'render'],
    ['render', '--help'],
    ['render', '-h'],
  ])('of a command shows its options: %s %s', async (...args) => {
    const { code, out } = await runCommand(args);
    expect(code).toBe(0);
    expect(out).toContain('tap-pipeline render SPEC --backend NAME --out DIR [OPTION…]');
    expect(out).toMatch(/--suffix SUFFIX +environment/);
  });

  test('comes on stderr, with exit code 2, when no command is given', async () => {
    const { code, out, err } = await runCommand([]);
    expect({ code, out }).toEqual({ code: 2, out: '' });
    expect(err).toContain('Usage');
  });

  test('has colours only where the terminal has', async () => {
    expect((await runCommand(['help'], { colours: true })).out).toContain('\u001b[1m');
    expect((await runCommand(['help'])).out).not.toContain('\u001b');
  });
});

test.each(['--version', '-v'])('%s shows the version of the package', async (option) => {
  expect(await runCommand([option])).toEqual({ code: 0, out: `${packageFile.version}\n`, err: '' });
});

describe('wrong usage ends with exit code 2 and says what to do', () => {
  test.each([
    [['xplan'], 'there is no command xplan (did you mean plan?)\n  fix: see tap-pipeline help\n'],
    [['chek'], 'there is no command chek (did you mean check?)\n  fix: see tap-pipeline help\n'],
    [['help', 'plann'], 'there is no command plann (did you mean plan?)\n  fix: see tap-pipeline help\n'],
    [['--hlp'], 'there is no option --hlp (did you mean --help?)\n  fix: see tap-pipeline help\n'],
    [['constructor'], 'there is no command constructor\n  fix: see tap-pipeline help\n'],
    [['plan'], 'plan needs SPEC\n  fix: see tap-pipeline help plan\n'],
    [['explain', 'a.yaml'], 'explain needs PATH\n  fix: see tap-pipeline help explain\n'],
    [['plan', 'a.yaml', 'b.yaml'], 'plan takes SPEC and no more, got b.yaml\n  fix: see tap-pipeline help plan\n'],
    [
      ['plan', 'a.yaml', '--sufix', 'prod'],
      'plan has no option --sufix (did you mean --suffix?)\n  fix: see tap-pipeline help plan\n',
    ],
    [['check', 'a.yaml', '--out', 'x'], 'check has no option --out\n  fix: see tap-pipeline help check\n'],
    [['check', 'a.yaml', '--suffix'], '--suffix needs a value\n  fix: write --suffix SUFFIX\n'],
    [['check', 'a.yaml', '--suffix='], '--suffix needs a value\n  fix: write --suffix SUFFIX\n'],
    [['check', '--suffix', '--json', 'a.yaml'], undefined],
    [['check', 'a.yaml', '--json=yes'], undefined],
    [['plan', 'a.yaml', '--account', '123'], '--account must be 12 digits, got 123\n  fix: correct --account\n'],
    [
      ['plan', 'a.yaml', '--region', 'Ireland'],
      '--region must be the name of an AWS region, such as eu-west-1, got Ireland\n  fix: correct --region\n',
    ],
    [['render', 'a.yaml', '--out', 'x'], 'render needs --backend NAME\n  fix: see tap-pipeline help render\n'],
    [['render', 'a.yaml', '--backend', 'cdk'], 'render needs --out DIR\n  fix: see tap-pipeline help render\n'],
  ])('%j', async (args, message) => {
    const { code, out, err } = await runCommand(args);
    expect(code).toBe(2);
    if (message !== undefined) expect({ out, err }).toEqual({ out: '', err: message });
  });

  test('in JSON where that is asked for', async () => {
    const { code, out, err } = await runCommand(['check', '--json', '--suffix']);
    expect({ code, err }).toEqual({ code: 2, err: '' });
    expect(JSON.parse(out)).toEqual({
      problems: [{ code: 'wrong-usage', path: '', message: '--suffix needs a value', fix: 'write --suffix SUFFIX' }],
    });
  });
});
