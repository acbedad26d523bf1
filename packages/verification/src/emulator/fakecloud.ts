import { spawn } from 'node:child_process';
import { existsSync, openSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { cacheFolder } from '../cache-folder';

/** Version of the emulator. What it pretends is known of this one. */
export const FAKECLOUD_VERSION = '0.51.0';

/** Account that the emulator plays. */
export const FAKECLOUD_ACCOUNT = '000000000000';

/** Where the emulator is kept, outside of the repository: it takes long to build. */
export function fakecloudFolder(env: NodeJS.ProcessEnv): string {
  return join(cacheFolder(env), `fakecloud-${FAKECLOUD_VERSION}`);
}

/** The program; undefined where it was not built yet. */
export function findFakecloud(env: NodeJS.ProcessEnv): string | undefined {
  const program = join(fakecloudFolder(env), 'bin', process.platform === 'win32' ? 'fakecloud.exe' : 'fakecloud');
  return existsSync(program) ? program : undefined;
}

/** How the emulator is built by Rust's package manager, with settings that keep that short. */
export function fakecloudBuild(env: NodeJS.ProcessEnv) {
  return {
    command: 'cargo',
    args: ['install', 'fakecloud', '--version', FAKECLOUD_VERSION, '--locked', '--root', fakecloudFolder(env)],
    env: {
      CARGO_PROFILE_RELEASE_OPT_LEVEL: '0',
      CARGO_PROFILE_RELEASE_LTO: 'off',
      CARGO_PROFILE_RELEASE_DEBUG: '0',
      CARGO_PROFILE_RELEASE_CODEGEN_UNITS: '16',
      CARGO_PROFILE_RELEASE_STRIP: 'symbols',
    },
  } as const;
}

/** An emulator that runs. */
export interface RunningEmulator {
  /** Address of all its services. */
  readonly endpoint: string;
  /** Makes it forget everything. */
  reset(): Promise<void>;
  /** Ends it. */
  stop(): Promise<void>;
}

/**
 * Starts the emulator on a free port of this machine, which nobody else's can reach. It ends with this program,
 * however this one ends.
 * @throws Error when it does not answer in time
 */
export async function startFakecloud(program: string, log: string, timeoutSeconds = 30): Promise<RunningEmulator> {
  const address = `127.0.0.1:${await findFreePort()}`;
  const args = ['--addr', address, '--account-id', FAKECLOUD_ACCOUNT, '--log-level', 'warn'];
  const output = openSync(log, 'w');
  const child = spawn('sh', ['-c', ENDS_WITH_INPUT, program, ...args], {
    detached: true,
    stdio: ['pipe', output, output],
  });
  const ended = new Promise<void>((resolve) => child.once('close', () => resolve()));
  const endpoint = `http://${address}`;
  const stop = async () => {
    child.stdin?.end();
    await ended;
  };
  if (!(await answers(`${endpoint}/_fakecloud/health`, timeoutSeconds))) {
    await stop();
    throw new Error(`the emulator did not answer within ${timeoutSeconds} s; what it says is in ${log}`);
  }
  return { endpoint, stop, reset: () => post(`${endpoint}/_reset`) };
}

/** Standard input ends when this program does, be it by a signal that nobody can catch. */
const ENDS_WITH_INPUT = '"$0" "$@" & child=$!; cat > /dev/null; kill $child 2> /dev/null; wait $child';

function findFreePort(): Promise<number> {
  return new Promise((resolve, fail) => {
    const server = createServer();
    server.once('error', fail);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => resolve(typeof address === 'object' && address !== null ? address.port : 0));
    });
  });
}

async function answers(url: string, timeoutSeconds: number): Promise<boolean> {
  const last = Date.now() + timeoutSeconds * 1000;
  while (Date.now() < last) {
    const isUp = await fetch(url).then(
      ({ ok }) => ok,
      () => false,
    );
    if (isUp) return true;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  return false;
}

async function post(url: string): Promise<void> {
  const { ok, status } = await fetch(url, { method: 'POST' });
  if (!ok) throw new Error(`${url} answered ${status}`);
}
