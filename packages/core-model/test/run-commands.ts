import { spawnSync } from 'node:child_process';
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** What commands run with. */
export interface RunOptions {
  /** Variables, besides a PATH. */
  readonly env?: { readonly [name: string]: string };
  /** Programs that go before those of the machine, as shell scripts by name. */
  readonly stubs?: { readonly [name: string]: string };
}

/** What came of it. */
export interface RunResult {
  /** 0 when every command went well. */
  readonly status: number | null;
  /** What was written. */
  readonly output: string;
  /** Files that are left, by name. */
  readonly files: { readonly [name: string]: string };
}

/** Runs commands as CodeBuild does: in one shell, one after the other, up to the first that fails. */
export function runCommands(commands: readonly string[], { env = {}, stubs = {} }: RunOptions = {}): RunResult {
  const home = mkdtempSync(join(tmpdir(), 'tap-pipeline-'));
  const [work, bin] = [join(home, 'work'), join(home, 'bin')];
  mkdirSync(work);
  mkdirSync(bin);
  for (const [name, script] of Object.entries(stubs)) {
    writeFileSync(join(bin, name), `#!/bin/sh\n${script}\n`);
    chmodSync(join(bin, name), 0o755);
  }
  const script = join(home, 'script.sh');
  writeFileSync(script, commands.map((command) => `{\n${command}\n}\n[ $? -eq 0 ] || exit 1`).join('\n'));
  const run = spawnSync('bash', ['--noprofile', '--norc', script], {
    cwd: work,
    env: { ...env, PATH: `${bin}:/usr/local/bin:/usr/bin:/bin`, LC_ALL: 'C.UTF-8' },
    encoding: 'utf8',
  });
  const files = Object.fromEntries(readdirSync(work).map((name) => [name, readFileSync(join(work, name), 'utf8')]));
  rmSync(home, { recursive: true });
  return { status: run.status, output: run.stdout + run.stderr, files };
}

/** What the shell says against the syntax of a command; empty when nothing. */
export function syntaxErrors(command: string): string {
  const { status, stderr } = spawnSync('bash', ['-n'], { input: command, encoding: 'utf8' });
  return stderr || (status === 0 ? '' : `status ${status}`);
}

/** Whether a program is on this machine. */
export function hasProgram(name: string): boolean {
  return ['/usr/local/bin', '/usr/bin', '/bin'].some((folder) => existsSync(join(folder, name)));
}
