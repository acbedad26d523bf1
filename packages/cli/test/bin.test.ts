import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createFolder, fixture } from './command-runner';

const BIN = join(__dirname, '../bin/tap-pipeline');

/** Runs the installed command in a process of its own, with no environment variables but those that every program has. */
function runBin(args: readonly string[], cwd: string, cacheFolder = createFolder()) {
  const { PATH, HOME, TMPDIR } = process.env;
  const env = { PATH, HOME, TMPDIR, XDG_CACHE_HOME: cacheFolder, NODE_COMPILE_CACHE: cacheFolder };
  return spawnSync(process.execPath, [BIN, ...args], { cwd, env, encoding: 'utf8' });
}

test('renders from any folder, without credentials', () => {
  const folder = createFolder();
  const { status, stderr } = runBin(['render', fixture('five-stage'), '--backend', 'cdk', '--out', 'out'], folder);
  expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
  expect(JSON.parse(readFileSync(join(folder, 'out/template.json'), 'utf8'))).toHaveProperty('Resources');
});

test('two processes give the same bytes', () => {
  const [first, second] = [createFolder(), createFolder()].map((folder) => {
    runBin(['render', fixture('python-blue-green'), '--backend', 'cdk', '--out', 'out'], folder);
    return readFileSync(join(folder, 'out/template.json'), 'utf8');
  });
  expect(first).toBe(second);
});

test('what a run leaves for the next one does not change the result', () => {
  const cacheFolder = createFolder();
  const answers = [1, 2, 3].map(() => runBin(['plan', fixture('five-stage'), '--json'], createFolder(), cacheFolder));
  expect(readdirSync(cacheFolder)).not.toEqual([]);
  expect(new Set(answers.map(({ stdout }) => stdout)).size).toBe(1);
});

test('a folder that cannot be written to is no failure', () => {
  const file = join(createFolder(), 'file');
  writeFileSync(file, '');
  const { status, stderr } = runBin(['check', fixture('five-stage')], createFolder(), file);
  expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
});

test('ends with the exit code of the command, and writes no colours into a pipe', () => {
  const missing = runBin(['check', 'nothing.yaml'], createFolder());
  expect(missing.status).toBe(1);
  expect(missing.stderr).not.toContain('\u001b');
  expect(runBin(['chek'], createFolder()).status).toBe(2);
});

test('a reader that closes the pipe early is no failure', () => {
  const { status, stderr } = spawnSync(
    'sh',
    ['-c', `"${process.execPath}" "${BIN}" plan "${fixture('five-stage')}" | head -n 1`],
    {
      encoding: 'utf8',
    },
  );
  expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
});

test('an adapter is loaded only when its backend is asked for', () => {
  const trace = `process.on('exit', () => process.stderr.write(
    ['cdk-adapter', 'aws-cdk-lib', 'pulumi-adapter', '@pulumi'].filter((name) =>
      Object.keys(require.cache).some((file) => file.includes('/' + name + '/'))).join(' ')))`;
  const loads = (...args: string[]) =>
    spawnSync(
      process.execPath,
      ['--eval', `${trace}; process.argv.splice(1, 0, 'tap-pipeline'); require(${JSON.stringify(BIN)})`, ...args],
      { encoding: 'utf8' },
    ).stderr;
  const spec = fixture('registry-build');
  expect(loads('check', spec)).toBe('');
  expect(loads('plan', spec)).toBe('');
  expect(loads('render', spec, '--backend', 'cdk', '--out', createFolder())).toBe('cdk-adapter aws-cdk-lib');
  expect(loads('render', spec, '--backend', 'pulumi', '--out', createFolder())).toBe('pulumi-adapter @pulumi');
});
