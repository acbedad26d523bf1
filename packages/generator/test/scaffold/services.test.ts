import { type ChildProcess, execSync, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { listFiles } from '../../src/scaffold/list-files';
import { RUNTIMES } from '../../src/scaffold/runtime';
import { answersOf } from './combinations';
import { removeWritten, shell, write } from './written';

afterAll(removeWritten);
jest.setTimeout(120_000);

/** What tells whether a language can be tested here. Java is tested by `npm run e2e:scaffold`, which downloads its packages. */
const TOOLS = { node: 'node --version', python: 'python3 -m pytest --version', go: 'go version' } as const;

describe.each([
  ['node', /# pass 4\b/],
  ['python', /4 passed/],
  ['go', /^ok\s+orders/m],
] as const)('a service in %s', (language, passed) => {
  const test = testWith(language);

  test('passes its own tests', () => {
    const folder = write(listFiles(answersOf({ language })));
    const { status, stdout, stderr } = runScript(folder, 'test:service');
    expect({ status, stdout, stderr }).toMatchObject({ status: 0, stdout: expect.stringMatching(passed) });
  });

  test('fails its tests when it is not healthy', () => {
    const files = listFiles(answersOf({ language })).map((file) =>
      /service\/service\.\w+$/.test(file.path)
        ? {
            ...file,
            content: file.content
              .replace('/health"', '/well"')
              .replace("/health'", "/well'")
              .replace('GET /health', 'GET /well'),
          }
        : file,
    );
    expect(runScript(write(files), 'test:service').status).not.toBe(0);
  });
});

describe.each([
  ['node', '', 'node main.mjs'],
  ['go', 'go build -o started .', './started'],
] as const)('a service in %s, started', (language, build, start) => {
  const test = testWith(language);

  test('listens on the port of PORT, is healthy, and ends when it is asked to', async () => {
    const folder = join(write(listFiles(answersOf({ language }))), 'service');
    if (build) execSync(build, { cwd: folder, env: shell(folder) });
    const port = await findFreePort();
    const [program = '', ...args] = start.split(' ');
    const service = spawn(program, args, { cwd: folder, env: shell(folder, { PORT: String(port) }) });
    try {
      expect(await askUntilItAnswers(`http://127.0.0.1:${port}/health`)).toBe('{"status":"ok"}');
      expect(await stop(service)).toBe(0);
    } finally {
      service.kill('SIGKILL');
    }
  });
});

describe.each(['node', 'python', 'java', 'go'] as const)('the image of a service in %s', (language) => {
  const files = listFiles(answersOf({ language }));
  const dockerfile = find(files, 'service/Dockerfile');
  const stages = dockerfile.split(/^(?=FROM )/m);

  test('is built in two stages: what tests and builds it is not in it', () => {
    expect(stages).toHaveLength(2);
    expect(stages[0]).toMatch(/^RUN .*(test|verify)/m);
  });

  test('does not run as root', () => {
    expect(stages.at(-1)).toMatch(/^USER 10001:10001$/m);
  });

  test('is made of base images that are pinned, from a registry that asks for no login', () => {
    const images = [...dockerfile.matchAll(/^FROM (\S+)/gm)].map(([, image]) => image);
    for (const image of images) expect(image).toMatch(/^public\.ecr\.aws\/docker\/library\/[a-z-]+:\d+\.\d+\.\d+/);
    for (const image of images) expect(image).toMatch(/alpine/);
  });

  test('has the version of the language that the pipeline tests with', () => {
    const versions = {
      node: /node:24\./,
      python: /python:3\.13\./,
      java: /temurin:21\.|temurin-21/,
      go: /golang:1\.26\./,
    };
    expect(dockerfile).toMatch(versions[language]);
    expect(String(versions[language])).toContain(RUNTIMES[language].version.replace('.', '\\.'));
  });

  test('is built from nothing but what the list of ignored files lets through', () => {
    const [first, ...exceptions] = find(files, 'service/.dockerignore').trim().split('\n');
    expect(first).toBe('*');
    expect(exceptions.length).toBeGreaterThan(0);
  });
});

test('what Python installs is pinned with hashes', () => {
  const files = listFiles(answersOf({ language: 'python' }));
  for (const name of ['requirements.txt', 'requirements-dev.txt']) {
    const lines = find(files, `service/${name}`)
      .split('\n')
      .filter((line) => /^[a-z]/.test(line));
    expect(lines.length).toBeGreaterThan(0);
    for (const line of lines) expect(line).toMatch(/^[a-z0-9-]+==\d[\d.]*( ; .*)? \\$/);
  }
});

test('whoever brings a Dockerfile is told where it goes, and gets none', () => {
  const files = listFiles(answersOf({ language: 'dockerfile' })).filter(({ path }) => path.startsWith('service/'));
  expect(files.map(({ path }) => path)).toEqual(['service/README.md']);
  expect(files[0]?.content).toContain('`service/Dockerfile`');
});

/** `test`, or where the language is missing one that is skipped and says why. */
function testWith(language: keyof typeof TOOLS): (title: string, run: () => unknown) => void {
  const [command = '', ...args] = TOOLS[language].split(' ');
  if (spawnSync(command, args).status === 0) return (title, run) => test(title, run as jest.ProvidesCallback);
  return (title) => test.skip(`${title} (skipped: "${TOOLS[language]}" does not work here)`, () => undefined);
}

function find(files: ReturnType<typeof listFiles>, path: string): string {
  const file = files.find((candidate) => candidate.path === path);
  if (!file) throw new Error(`there is no ${path}`);
  return file.content;
}

function runScript(folder: string, script: string) {
  return spawnSync('npm', ['run', script], { cwd: folder, env: shell(folder), encoding: 'utf8' });
}

async function findFreePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  await once(server, 'close');
  return typeof address === 'object' && address ? address.port : 0;
}

async function askUntilItAnswers(url: string): Promise<string> {
  for (let attempt = 0; attempt < 600; attempt++) {
    try {
      return (await (await fetch(url)).text()).trim();
    } catch {
      await new Promise((wake) => setTimeout(wake, 100));
    }
  }
  throw new Error(`${url} does not answer`);
}

async function stop(service: ChildProcess): Promise<number | null> {
  const ended = once(service, 'exit');
  service.kill('SIGTERM');
  const [code] = await ended;
  return code;
}
