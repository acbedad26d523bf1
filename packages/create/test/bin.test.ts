import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { chmodSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createFolder, filesIn } from './command-runner';

const BIN = join(__dirname, '../bin/create-tap-pipeline');
const GIVEN = ['--team', 'payments', '--repository', 'acme/orders'];
const isRoot = process.getuid?.() === 0;
const hasScript = spawnSync('script', ['--version']).status === 0;

jest.setTimeout(60_000);

test('the installed command makes a repository, for root too, and asks nothing without a terminal', () => {
  const cwd = createFolder();
  const { status, stderr } = spawnSync(process.execPath, [BIN, 'orders', ...GIVEN], {
    cwd,
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
  expect(filesIn(cwd)).toContain('orders/pipeline.yaml');
});

test('it ends with the exit code of the command', () => {
  expect(spawnSync(process.execPath, [BIN, '--colour'], { cwd: createFolder() }).status).toBe(2);
  expect(spawnSync(process.execPath, [BIN, 'orders'], { cwd: createFolder(), stdio: 'pipe' }).status).toBe(1);
});

test('two processes give the same bytes', () => {
  const [first, second] = [createFolder(), createFolder()].map((cwd) => {
    spawnSync(process.execPath, [BIN, 'orders', ...GIVEN], { cwd });
    return cwd;
  });
  expect(spawnSync('diff', ['-r', first as string, second as string], { encoding: 'utf8' }).stdout).toBe('');
});

test('a folder without the right to write is told with its path, and nothing is written', () => {
  const cwd = createFolder();
  chmodSync(cwd, 0o555);
  // Root may write everywhere, so another user tries.
  const other = isRoot ? { uid: 65534, gid: 65534 } : {};
  const { status, stderr } = spawnSync(process.execPath, [BIN, 'orders', ...GIVEN], {
    cwd,
    encoding: 'utf8',
    ...other,
  });
  expect({ status, stderr }).toEqual({
    status: 1,
    stderr: `cannot write ${join(cwd, 'orders')}: its rights do not allow it; nothing was changed\n  fix: choose a folder of yours, or change its rights\n`,
  });
  expect(filesIn(cwd)).toEqual([]);
});

describe('--install', () => {
  /** Runs the command with another program in the place of npm. */
  function runWithNpm(script: string, cwd: string) {
    const folder = createFolder();
    writeFileSync(join(folder, 'npm'), `#!/bin/sh\n${script}\n`, { mode: 0o755 });
    const env = { ...process.env, PATH: `${folder}:${process.env.PATH}` };
    return spawnSync(process.execPath, [BIN, 'orders', '--install', ...GIVEN], { cwd, encoding: 'utf8', env });
  }

  test('runs npm install in the new folder', () => {
    const cwd = createFolder();
    const { status, stdout } = runWithNpm('echo "npm $* in $PWD"', cwd);
    expect({ status, stdout }).toEqual({
      status: 0,
      stdout: expect.stringContaining(`npm install in ${join(cwd, 'orders')}\n`),
    });
    expect(stdout).not.toContain('  npm install\n');
  });

  test('that fails is told, and what was written stays', () => {
    const cwd = createFolder();
    const { status, stderr } = runWithNpm('exit 7', cwd);
    expect({ status, stderr }).toEqual({
      status: 1,
      stderr: `everything is written, but npm install failed in ${join(cwd, 'orders')}: it ended with code 7\n  fix: mend the cause, and run npm install there\n`,
    });
    expect(filesIn(cwd)).toContain('orders/pipeline.yaml');
  });
});

(hasScript ? describe : describe.skip)('at a terminal (needs the command script, which makes one)', () => {
  test('it asks, refuses a wrong answer at once, and goes on with the right one', async () => {
    const cwd = createFolder();
    const terminal = openTerminal(['orders', '--layout', 'single'], cwd);
    await terminal.answer('Name of the service', '\r');
    await terminal.answer('Team that owns it', 'pay,ments\r');
    await terminal.answer('character in its value that AWS does not allow', `${'\u007f'.repeat(9)}payments\r`);
    await terminal.answer('What the service is written in', '\r');
    await terminal.answer('Where the source is', '\r');
    await terminal.answer('Repository, as owner/name', 'acme/orders\r');
    await terminal.answer('Where it is deployed', '\r');
    await terminal.answer('How traffic goes', '\r');
    await terminal.answer('What builds the pipeline', '\u001b[B\r');
    expect(await terminal.end()).toBe(0);
    expect(filesIn(cwd)).toEqual(expect.arrayContaining(['orders/pipeline.yaml', 'orders/Pulumi.yaml']));
  });

  test('Ctrl-C stops it with exit code 130', async () => {
    const cwd = createFolder();
    const terminal = openTerminal([], cwd);
    await terminal.answer('Name of the service', '\u0003');
    expect(await terminal.end()).toBe(130);
    expect(filesIn(cwd)).toEqual([]);
  });
});

/** The command at a terminal, at which somebody types after having read. */
function openTerminal(args: readonly string[], cwd: string) {
  const command = [process.execPath, BIN, ...args].map((word) => `'${word}'`).join(' ');
  const child: ChildProcess = spawn('script', ['--quiet', '--return', '--command', command, '/dev/null'], { cwd });
  let unread = '';
  let wake = () => {};
  child.stdout?.on('data', (data: Buffer) => {
    unread += data.toString();
    wake();
  });
  const ended = new Promise<number | null>((resolve) => child.on('close', resolve));
  return {
    answer: async (question: string, keys: string) => {
      while (!unread.includes(question)) {
        const more = new Promise<void>((resolve) => {
          wake = resolve;
        });
        await Promise.race([more, ended.then(() => Promise.reject(new Error(`ended before ${question}: ${unread}`)))]);
      }
      unread = '';
      child.stdin?.write(keys);
    },
    end: () => ended,
  };
}
