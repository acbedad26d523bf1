import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { jestArguments, runSuite, toOutcome } from '../../src/faults/run-suite';

const LATE = 'thrown: "Exceeded timeout of 5000 ms for a test."';

function fileOf(...tests: readonly (readonly [status: string, message?: string])[]) {
  const assertionResults = tests.map(([status, message = ''], index) => ({
    status,
    fullName: `test ${index}`,
    failureMessages: [message],
  }));
  return { name: '/copy/packages/a/test/b.test.ts', status: 'failed', assertionResults };
}

describe("the first failure in Jest's report", () => {
  test('is the test with its file', () => {
    const outcome = toOutcome('/copy', { testResults: [fileOf(['passed'], ['failed', 'Expected: 1'])] });
    expect(outcome).toEqual({ kind: 'failed', file: 'packages/a/test/b.test.ts', test: 'test 1' });
  });

  test('is the file where it cannot be loaded', () => {
    expect(toOutcome('/copy', { testResults: [fileOf()] })).toMatchObject({ test: 'cannot be loaded' });
  });

  test('is not a test that ran out of time, since the machine may be busy', () => {
    expect(toOutcome('/copy', { testResults: [fileOf(['failed', LATE])] })).toEqual({ kind: 'passed' });
    expect(toOutcome('/copy', { testResults: [fileOf(['failed', LATE], ['failed'])] })).toMatchObject({
      test: 'test 1',
    });
  });

  test('is nothing where everything passed', () => {
    expect(toOutcome('/copy', { testResults: [{ ...fileOf(), status: 'passed' }] })).toEqual({ kind: 'passed' });
  });
});

describe('Jest', () => {
  test('leaves out golden plans and ends at the first failure', () => {
    const args = jestArguments('/copy', { package: 'packages/a', paths: ['test/plan/'] }, '/copy/report.json');
    expect(args).toEqual(expect.arrayContaining(['--bail=1', '--testPathPatterns=/test/plan/']));
    expect(args.find((arg) => arg.startsWith('--testPathIgnorePatterns'))).toContain('golden');
  });
});

describe('a suite', () => {
  const root = mkdtempSync(join(tmpdir(), 'tap-pipeline-run-suite-'));
  const write = (path: string, text: string) => {
    mkdirSync(join(root, path, '..'), { recursive: true });
    writeFileSync(join(root, path), text);
  };
  const suite = { package: 'packages/a', paths: ['test/'], compiles: true };
  const report = JSON.stringify({ testResults: [fileOf(['failed'])] });

  beforeEach(() => {
    mkdirSync(join(root, 'packages/a'), { recursive: true });
    write('node_modules/typescript/bin/tsc', '');
  });

  afterAll(() => rmSync(root, { recursive: true, force: true }));

  test('passes when Jest does', async () => {
    write('node_modules/jest/bin/jest.js', '');
    await expect(runSuite(root, suite)).resolves.toEqual({ kind: 'passed' });
  });

  test('fails with the test that Jest reports', async () => {
    write(
      'node_modules/jest/bin/jest.js',
      `require('fs').writeFileSync('../../report.json', ${JSON.stringify(report)}); process.exit(1)`,
    );
    await expect(runSuite(root, suite)).resolves.toMatchObject({ kind: 'failed', test: 'test 0' });
  });

  test('fails when the types do', async () => {
    write('node_modules/typescript/bin/tsc', 'console.log("a.ts(1,1): error"); process.exit(1)');
    await expect(runSuite(root, suite)).resolves.toEqual({ kind: 'failed', file: 'tsc', test: 'a.ts(1,1): error' });
  });

  test('that crashes is an error, with what it said', async () => {
    write('node_modules/jest/bin/jest.js', 'console.error("no such option"); process.exit(1)');
    await expect(runSuite(root, suite)).rejects.toThrow('Jest left no report of packages/a\nno such option');
  });
});

describe('a suite that Jest runs in random order', () => {
  const root = mkdtempSync(join(tmpdir(), 'tap-pipeline-run-suite-'));
  const repository = join(__dirname, '../../../..');
  const titles = Array.from({ length: 20 }, (_, index) => `test ${index}`);

  beforeAll(() => {
    mkdirSync(join(root, 'packages/a/test'), { recursive: true });
    for (const path of ['node_modules', 'packages/core-model']) symlinkSync(join(repository, path), join(root, path));
    writeFileSync(join(root, 'packages/a/package.json'), '{ "jest": { "randomize": true, "transform": {} } }');
    for (const name of ['b', 'a'])
      writeFileSync(
        join(root, `packages/a/test/${name}.test.js`),
        `test.each(${JSON.stringify(titles)})('%s', () => { throw new Error('broken') });`,
      );
  });

  afterAll(() => rmSync(root, { recursive: true, force: true }));

  test('fails first in the same file and test in every run', async () => {
    const suite = { package: 'packages/a', paths: ['test/'] };
    const first = await runSuite(root, suite);
    expect(first).toMatchObject({ kind: 'failed', file: 'packages/a/test/a.test.js' });
    await expect(runSuite(root, suite)).resolves.toEqual(first);
  });
});
