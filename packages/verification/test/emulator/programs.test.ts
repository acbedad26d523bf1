import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Cdk } from '../../src/emulator/cdk';
import { fakecloudBuild, fakecloudFolder, findFakecloud, startFakecloud } from '../../src/emulator/fakecloud';
import { runProgram } from '../../src/emulator/program';

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'tap-pipeline-emulator-'));
});

afterEach(() => rmSync(folder, { recursive: true, force: true }));

describe('a program', () => {
  test('tells what it wrote, and its log keeps that', async () => {
    expect(await runNode('console.log("hello")')).toBe('hello\n');
    expect(readFileSync(join(folder, 'log'), 'utf8')).toBe('hello\n');
  });

  test('that fails is an error with the end of what it wrote', async () => {
    await expect(runNode('console.error("no such role"); process.exit(3)')).rejects.toThrow(
      /ended with 3:\nno such role/,
    );
  });

  test('that is not there is an error', async () => {
    const options = { folder, env: {}, log: join(folder, 'log'), timeoutSeconds: 9 };
    await expect(runProgram(join(folder, 'nothing'), [], options)).rejects.toThrow('ENOENT');
  });

  test('that takes too long is ended with everything that it started', async () => {
    const late = join(folder, 'late');
    const child = `setTimeout(() => require('fs').writeFileSync(${JSON.stringify(late)}, ''), 1500)`;
    const code = `require('child_process').spawn(process.execPath, ['-e', ${JSON.stringify(child)}]); setTimeout(() => {}, 9000)`;
    await expect(runNode(code, 0.5)).rejects.toThrow('SIGKILL');
    await new Promise((resolve) => setTimeout(resolve, 1800));
    expect(existsSync(late)).toBe(false);
  });

  test('is ended, or not begun, when somebody asks for the end', async () => {
    const end = new AbortController();
    const running = runNode('setTimeout(() => {}, 9000)', 9, end.signal);
    setTimeout(() => end.abort(new Error('somebody ended it')), 200);
    await expect(running).rejects.toThrow('SIGKILL');
    await expect(runNode('', 9, end.signal)).rejects.toThrow('somebody ended it');
  });

  function runNode(code: string, timeoutSeconds = 9, signal?: AbortSignal): Promise<string> {
    const options = { folder, env: process.env, log: join(folder, 'log'), timeoutSeconds };
    return runProgram(process.execPath, ['-e', code], { ...options, ...(signal && { signal }) });
  }
});

describe('the command line of the CDK', () => {
  test('deploys a spec under a name and a suffix of its own, and nothing of the user reaches it', async () => {
    const cdk = createCdk({ tags: { run: 'e2e00000' } });
    expect(await cdk.deploy({ service: 'orders', source: { kind: 'codecommit' } })).toEqual({ Resources: {} });
    const [call] = readCalls();
    expect(call?.args).toEqual(expect.arrayContaining(['deploy', 'orders-dev', '--require-approval', 'never']));
    expect(call?.args).toEqual(expect.arrayContaining(['--tags', 'run=e2e00000']));
    expect(call?.home).toBe(join(folder, 'home'));
    expect(JSON.parse(call?.app ?? '')).toMatchObject({ stack: 'orders-dev', environmentSuffix: 'dev' });
    expect(readFileSync(join(folder, 'spec.pipeline.yaml'), 'utf8')).toContain('service: orders');
  });

  test('deletes what it began to deploy, once, and nothing else', async () => {
    const cdk = createCdk({});
    await cdk.destroy();
    await cdk.deploy({ service: 'orders', source: { kind: 'codecommit' } });
    await cdk.destroy();
    await cdk.destroy();
    expect(readCalls().map(({ args }) => args[0])).toEqual(['deploy', 'destroy']);
  });

  test('deploys nothing when the end was asked for, and deletes all the same', async () => {
    const end = new AbortController();
    const cdk = createCdk({ signal: end.signal });
    await cdk.deploy({ service: 'orders', source: { kind: 'codecommit' } });
    end.abort(new Error('60 minutes have passed'));
    await expect(cdk.deploy({ service: 'orders', source: { kind: 'codecommit' } })).rejects.toThrow('60 minutes');
    await cdk.destroy();
    expect(readCalls().map(({ args }) => args[0])).toEqual(['deploy', 'destroy']);
  });

  test('prepares an account', async () => {
    await createCdk({}).bootstrap('000000000000', 'us-east-1');
    expect(readCalls()[0]?.args.slice(0, 2)).toEqual(['bootstrap', 'aws://000000000000/us-east-1']);
  });

  function createCdk(options: { tags?: { [key: string]: string }; signal?: AbortSignal }): Cdk {
    const program = join(folder, 'cdk.js');
    writeFileSync(program, FAKE_CDK);
    return new Cdk({
      stack: 'orders-dev',
      environmentSuffix: 'dev',
      folder,
      command: [process.execPath, program],
      app: 'node app.js',
      env: { PATH: process.env.PATH },
      isEmulator: true,
      tags: {},
      timeoutSeconds: 9,
      ...options,
    });
  }

  function readCalls(): readonly { args: string[]; home: string; app: string }[] {
    return readFileSync(join(folder, 'calls'), 'utf8')
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line));
  }
});

/** Writes down how it was called, and makes a template. */
const FAKE_CDK = `
const { appendFileSync, mkdirSync, writeFileSync } = require('node:fs');
const { CDK_HOME: home, E2E_APP: app } = process.env;
appendFileSync('calls', JSON.stringify({ args: process.argv.slice(2), home, app }) + '\\n');
mkdirSync('cdk.out', { recursive: true });
writeFileSync('cdk.out/original.template.json', '{"Resources":{}}');
`;

describe('the emulator', () => {
  test('is kept in the cache of the user, and built by cargo', () => {
    expect(fakecloudFolder({ XDG_CACHE_HOME: '/cache' })).toBe('/cache/tap-pipeline/fakecloud-0.51.0');
    expect(fakecloudFolder({})).toMatch(/\.cache.tap-pipeline.fakecloud-0\.51\.0$/);
    expect(findFakecloud({ XDG_CACHE_HOME: folder })).toBeUndefined();
    expect(fakecloudBuild({ XDG_CACHE_HOME: '/cache' }).args).toContain('--locked');
  });

  test('runs on this machine alone, forgets when asked, and ends', async () => {
    const emulator = await startFakecloud(writeServer(FAKE_SERVER), join(folder, 'log'), 10);
    expect(emulator.endpoint).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/);
    await emulator.reset();
    await expect(emulator.reset()).rejects.toThrow('answered 500');
    await emulator.stop();
    await expect(fetch(emulator.endpoint)).rejects.toThrow();
  });

  test('that does not answer is an error that says where its log is', async () => {
    const starting = startFakecloud(writeServer('setTimeout(() => {}, 60000)'), join(folder, 'log'), 0.5);
    await expect(starting).rejects.toThrow(`did not answer within 0.5 s; what it says is in ${join(folder, 'log')}`);
  });

  function writeServer(code: string): string {
    const program = join(folder, 'emulator');
    writeFileSync(program, `#!${process.execPath}\n${code}`, { mode: 0o755 });
    return program;
  }
});

/** Forgets once. */
const FAKE_SERVER = `
let resets = 0;
const [, port] = process.argv[process.argv.indexOf('--addr') + 1].split(':');
require('node:http')
  .createServer((request, response) => {
    if (request.url === '/_reset') resets++;
    response.writeHead(resets > 1 ? 500 : 200).end();
  })
  .listen(Number(port), '127.0.0.1');
`;
