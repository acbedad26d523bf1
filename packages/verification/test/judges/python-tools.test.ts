import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { cfnLint } from '../../src/judges/all/cfn-lint';
import { checkov } from '../../src/judges/all/checkov';
import { hadolint } from '../../src/judges/all/hadolint';
import { shellcheck } from '../../src/judges/all/shellcheck';
import { zizmor } from '../../src/judges/all/zizmor';
import { findPythonTools, requirePython } from '../../src/judges/python-tools';
import type { RunProgram } from '../../src/judges/tools';
import { recorded, subjectOf } from './subjects';

const folder = mkdtempSync(join(tmpdir(), 'tap-pipeline-python-'));
const requirements = join(folder, 'requirements.txt');
const places = { requirements, cache: join(folder, 'cache'), python: 'python3' };
afterAll(() => rmSync(folder, { recursive: true, force: true }));
beforeEach(() => {
  rmSync(places.cache, { recursive: true, force: true });
  writeFileSync(
    requirements,
    '# pinned\ncfn-lint==1.58.0 \\\n    --hash=sha256:00\nCheckov==3.3.30 ; python_version > "3"\n',
  );
});

/** Stands for a shell: remembers what it was asked to run. */
function createRun(fails = false): { readonly run: RunProgram; readonly commands: string[] } {
  const commands: string[] = [];
  const run: RunProgram = async (command, args) => {
    commands.push([command.split('/').at(-1), ...args.slice(0, 3)].join(' '));
    if (fails) throw new Error('no network');
    return { status: 0, stdout: '', stderr: '' };
  };
  return { run, commands };
}

test('the tools are installed once for each content of the requirements, with hashes checked', async () => {
  const { run, commands } = createRun();
  const tools = await findPythonTools(run, places);
  await findPythonTools(run, places);
  expect(commands.map((command) => command.replace(/\S*judges-\w+/, 'FOLDER'))).toEqual([
    'python3 -m venv FOLDER',
    'python3 -m pip install',
  ]);
  expect(tools.program('cfn-lint')).toMatch(/cache\/judges-[0-9a-f]{16}\/bin\/cfn-lint$/);
  writeFileSync(requirements, 'cfn-lint==1.59.0\n');
  await findPythonTools(run, places);
  expect(commands).toHaveLength(4);
});

test('an installation that was broken off is done again', async () => {
  const failing = createRun(true);
  await expect(findPythonTools(failing.run, places)).rejects.toThrow('no network');
  const { run, commands } = createRun();
  await findPythonTools(run, places);
  expect(commands).toHaveLength(2);
  expect(existsSync(places.cache)).toBe(true);
});

test('versions are those that are pinned', async () => {
  const { version } = await findPythonTools(createRun().run, places);
  expect([version('cfn-lint'), version('checkov')]).toEqual(['1.58.0', '3.3.30']);
  expect(() => version('zizmor')).toThrow('the file of requirements does not pin zizmor');
});

test('a judge without its tool says so', () => {
  expect(() => requirePython(undefined)).toThrow('there is no Python 3 with the packages of requirements.txt');
});

test.each([
  ['cfn-lint', cfnLint, 'cfn-lint.json', '/subjects/bad.template.json'],
  ['checkov', checkov, 'checkov.json', '/subjects/bad.template.json'],
  ['zizmor', zizmor, 'zizmor.json', '/x/.github/workflows/bad.yml'],
  ['hadolint', hadolint, 'hadolint.json', '/x/Dockerfile'],
  ['shellcheck', shellcheck, 'shellcheck.json', '/x/bad.sh'],
] as const)(
  '%s is started with the files, in the folder of tools, and gives its findings',
  async (name, judge, recording, path) => {
    const started: string[] = [];
    const tools = {
      run: async (command: string, args: readonly string[]) => {
        started.push(command, args.at(-1) ?? '');
        return { status: 0, stdout: recorded(recording), stderr: '' };
      },
      python: { program: (program: string) => `/tools/${program}`, version: () => '1.0.0' },
      root: '/',
      work: '/',
    };
    const findings = await judge.judge([subjectOf(path, judge.kinds[0] ?? 'script')], tools);
    expect(started).toEqual([`/tools/${name}`, path]);
    expect(findings.length).toBeGreaterThan(0);
    expect(judge.version(tools)).toBe('1.0.0');
  },
);
