import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import type { Server } from '@grpc/grpc-js';
import { serveEngine } from './engine';
import { type InvokeAnswers, KNOWN_ANSWERS } from './invokes';
import { Monitor } from './monitor';
import type { OutputValues } from './outputs';
import { ProgramFailure } from './program-failure';
import { programText } from './program-text';
import type { Recording } from './recording';
import { Registrations } from './registrations';
import { grpc } from './sdk';

/** A program to record. */
export interface ProgramOptions {
  /** Folder of the program: it runs in it, and its modules are looked up from it. */
  readonly dir: string;

  /**
   * File that is run, from `dir` on: CommonJS, an ES module, or TypeScript.
   * @default what `require(dir)` finds: `main` of package.json, or index.js
   */
  readonly main?: string;

  /** Name of the project. @default 'project' */
  readonly project?: string;

  /** Name of the stack. @default 'dev' */
  readonly stack?: string;

  /** Stack config by key; a key without a namespace is the project's. @default none */
  readonly config?: { readonly [key: string]: string };

  /** Secret stack config, as `pulumi config set --secret` makes it. @default none */
  readonly secretConfig?: { readonly [key: string]: string };

  /** Environment variables besides those of this process; undefined takes one away. @default none */
  readonly variables?: { readonly [name: string]: string | undefined };

  /** Options of Node, for example `['--require', 'tsx/cjs']`. @default none */
  readonly nodeOptions?: readonly string[];

  /** Whether Pulumi's own loader of TypeScript is used. @default for a TypeScript file, unless `nodeOptions` are given */
  readonly typescript?: boolean;

  /** Whether the program is told that it runs in a preview. Outputs are known all the same. @default false */
  readonly preview?: boolean;

  /** Answers to provider functions; they go before {@link KNOWN_ANSWERS}. @default none */
  readonly answers?: InvokeAnswers;

  /** Outputs that the program needs as they are. @default marks for all */
  readonly outputs?: OutputValues;

  /** Seconds after which the program is stopped. @default 120 */
  readonly timeoutSeconds?: number;
}

/**
 * Runs a Pulumi program with the real SDK against a monitor that makes nothing, and tells what it asked for.
 * It needs no `pulumi` program, no provider plugin, no network and no credentials.
 * @throws ProgramFailure when the program fails, with what it said and what it had asked for until then
 */
export async function recordProgram(options: ProgramOptions): Promise<Recording> {
  const { project = 'project', stack = 'dev' } = options;
  const registrations = new Registrations();
  const monitor = new Monitor(registrations, {
    scope: { project, stack },
    answers: { ...KNOWN_ANSWERS, ...options.answers },
    outputs: options.outputs ?? (() => ({})),
  });
  const server = new grpc.Server({ 'grpc.max_receive_message_length': MOST_BYTES });
  monitor.serve(server);
  serveEngine(server, registrations);
  const address = `127.0.0.1:${await listen(server)}`;
  try {
    const { code, text } = await run(address, { ...options, project, stack });
    const recording = registrations.toRecording();
    if (code !== 0) throw new ProgramFailure(recording, text);
    return recording;
  } finally {
    monitor.close();
    server.forceShutdown();
  }
}

const MOST_BYTES = 400 * 1024 * 1024;

function listen(server: Server): Promise<number> {
  return new Promise((tell, fail) => {
    const credentials = grpc.ServerCredentials.createInsecure();
    server.bindAsync('127.0.0.1:0', credentials, (error, port) => (error ? fail(error) : tell(port)));
  });
}

type Run = ProgramOptions & { readonly project: string; readonly stack: string };

interface Ended {
  readonly code: number;
  readonly text: string;
}

/** The program is started from a folder of its own, so that nothing is written beside the user's. */
async function run(address: string, options: Run): Promise<Ended> {
  const folder = mkdtempSync(join(tmpdir(), 'tap-pipeline-recorder-'));
  try {
    const start = join(folder, 'index.js');
    writeFileSync(join(folder, 'package.json'), '{ "type": "commonjs" }\n');
    writeFileSync(start, programText(resolve(options.dir), options.main));
    return await runNode([...(options.nodeOptions ?? []), ...toArguments(address, start, options)], options);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function toArguments(address: string, start: string, options: Run): readonly string[] {
  const { dir, project, stack, preview = false } = options;
  const runner = createRequire(join(resolve(dir), 'index.js')).resolve('@pulumi/pulumi/cmd/run');
  const flags = { monitor: address, engine: address, project, stack, pwd: resolve(dir), parallel: '16' };
  return [
    runner,
    ...Object.entries(flags).flatMap(([name, value]) => [`--${name}`, value]),
    ...(preview ? ['--dry-run'] : []),
    start,
  ];
}

function runNode(parts: readonly string[], options: Run): Promise<Ended> {
  const { timeoutSeconds = 120 } = options;
  return new Promise((tell, fail) => {
    const child = spawn(process.execPath, parts, {
      cwd: resolve(options.dir),
      env: toEnvironment(options),
      stdio: ['ignore', 'pipe', 'pipe'],
      timeout: timeoutSeconds * 1000,
    });
    let text = '';
    const collect = (chunk: Buffer) => {
      text += chunk.toString();
    };
    child.stdout.on('data', collect);
    child.stderr.on('data', collect);
    child.on('error', fail);
    child.on('close', (code, signal) =>
      tell({ code: code ?? 1, text: signal ? `${text}stopped by ${signal} after ${timeoutSeconds} seconds\n` : text }),
    );
  });
}

function toEnvironment(options: Run): NodeJS.ProcessEnv {
  const { project, config = {}, secretConfig = {}, variables } = options;
  const inProject = (key: string) => (key.includes(':') ? key : `${project}:${key}`);
  const entries = Object.entries({ ...config, ...secretConfig }).map(([key, value]) => [inProject(key), value]);
  return {
    ...process.env,
    PULUMI_CONFIG: JSON.stringify(Object.fromEntries(entries)),
    PULUMI_CONFIG_SECRET_KEYS: JSON.stringify(Object.keys(secretConfig).map(inProject)),
    PULUMI_NODEJS_TYPESCRIPT: String(options.typescript ?? needsLoader(options)),
    ...variables,
  };
}

function needsLoader({ main = '', nodeOptions }: Run): boolean {
  return nodeOptions === undefined && /\.[cm]?ts$/.test(main);
}
