import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { toSeverity } from '../../src/judges/finding';
import { JUDGES } from '../../src/judges/judges';
import { inChunks, inLanes, inTurns } from '../../src/judges/run-chunks';
import { npmVersion, runProgram } from '../../src/judges/tools';
import { writeSubjects } from '../../src/judges/write-subjects';
import { subjectOf } from './subjects';

const NODE = process.execPath;

describe('a program', () => {
  test('is run to its end, and all that it printed comes back, however much it is', async () => {
    const script = 'process.stdout.write("x".repeat(300000)); process.exit(3)';
    const { status, stdout } = await runProgram(NODE, ['-e', script], { accept: [3] });
    expect([status, stdout.length]).toEqual([3, 300_000]);
  });

  test('gets a folder and variables', async () => {
    const script = 'console.log(process.cwd() + process.env.TITLE)';
    expect((await runProgram(NODE, ['-e', script], { cwd: '/', env: { TITLE: 'x' } })).stdout).toBe('/x\n');
  });

  test('that did not do its work is told with what it said', async () => {
    await expect(runProgram(NODE, ['-e', 'console.error("no file"); process.exit(2)'])).rejects.toThrow(
      /ended with exit code 2: no file/,
    );
  });

  test('that is not there is told', async () => {
    await expect(runProgram('no-such-program', [])).rejects.toThrow('no-such-program could not be started');
  });
});

test('versions of packages are read off what is installed', () => {
  expect(npmVersion('cdk-nag')).toMatch(/^\d+\.\d+\.\d+$/);
  expect(() => npmVersion('no-such-package')).toThrow('the package no-such-package is not installed; fix: npm ci');
});

test('chunks keep their order', async () => {
  const sizes: number[] = [];
  const doubled = await inChunks([1, 2, 3, 4, 5], 2, async (some) => {
    sizes.push(some.length);
    return some.map((one) => one * 2);
  });
  expect(doubled).toEqual([2, 4, 6, 8, 10]);
  expect(sizes.sort()).toEqual([1, 2, 2]);
});

test('two of a list are worked on at once, whichever is done first, and what comes of them keeps its order', async () => {
  let busy = 0;
  let most = 0;
  const delays = [30, 1, 1, 10, 1];
  const done = await inLanes(delays, async (delay) => {
    busy += 1;
    most = Math.max(most, busy);
    await setTimeout(delay);
    busy -= 1;
    return delay;
  });
  expect(done).toEqual(delays);
  expect(most).toBe(2);
});

test('what is found in this process lets others work in between', async () => {
  const seen: string[] = [];
  const turns = inTurns(['a', 'b'], (one) => {
    seen.push(one);
    setImmediate(() => seen.push(`after ${one}`));
    return [one, one];
  });
  expect(await turns).toEqual(['a', 'a', 'b', 'b']);
  expect(seen.slice(0, 3)).toEqual(['a', 'after a', 'b']);
});

test('subjects are written below the folder, and those that lie somewhere stay there', () => {
  const folder = join(mkdtempSync(join(tmpdir(), 'tap-pipeline-write-')), 'subjects');
  const [written, kept] = writeSubjects(
    [subjectOf('a/b.json', 'template', '{}'), subjectOf('/x/c.yml', 'workflow')],
    folder,
  );
  expect(readFileSync(written?.path ?? '', 'utf8')).toBe('{}');
  expect(kept?.path).toBe('/x/c.yml');
  rmSync(join(folder, '..'), { recursive: true, force: true });
});

test.each([
  ['ERROR', 'error'],
  ['High', 'error'],
  ['something new', 'error'],
  ['Medium', 'warning'],
  ['Informational', 'info'],
  ['style', 'info'],
])('a judge that says %s means %s', (word, severity) => {
  expect(toSeverity(word)).toBe(severity);
});

test('judges have different names, and say what they look for', () => {
  const names = JUDGES.map(({ name }) => name);
  expect(new Set(names).size).toBe(names.length);
  for (const { about } of JUDGES) expect(about).toMatch(/\w{4}/);
});
