import { spawn } from 'node:child_process';
import { appendFileSync } from 'node:fs';

/** How a program is run. */
export interface ProgramOptions {
  /** Folder that it runs in. */
  readonly folder: string;
  /** Its whole environment. */
  readonly env: NodeJS.ProcessEnv;
  /** File that gets what it writes, after what is in it. */
  readonly log: string;
  /** After so long it is ended. */
  readonly timeoutSeconds: number;
  /** Ends it before. @default nothing does */
  readonly signal?: AbortSignal;
}

/**
 * Runs a program in a process group of its own, so that it is ended with all that it started.
 * @throws Error with the end of what it wrote, when it fails or takes too long
 */
export async function runProgram(command: string, args: readonly string[], options: ProgramOptions): Promise<string> {
  options.signal?.throwIfAborted();
  return new Promise((succeed, fail) => {
    const child = spawn(command, args, {
      cwd: options.folder,
      env: options.env,
      detached: true,
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    const end = () => endGroup(child.pid);
    const timer = setTimeout(end, options.timeoutSeconds * 1000);
    process.once('exit', end);
    options.signal?.addEventListener('abort', end);
    let text = '';
    const collect = (chunk: string) => {
      text += chunk;
      appendFileSync(options.log, chunk);
    };
    child.stdout.setEncoding('utf8').on('data', collect);
    child.stderr.setEncoding('utf8').on('data', collect);
    child.on('error', fail);
    child.on('close', (code, signal) => {
      clearTimeout(timer);
      process.off('exit', end);
      options.signal?.removeEventListener('abort', end);
      if (code === 0) succeed(text);
      else fail(new Error(`${command} ${args.join(' ')} ended with ${code ?? signal}:\n${text.slice(-SHOWN)}`));
    });
  });
}

const SHOWN = 2000;

function endGroup(pid: number | undefined): void {
  if (pid === undefined) return;
  try {
    process.kill(-pid, 'SIGKILL');
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'ESRCH')) throw error;
  }
}
