import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Answers, FakePrograms } from './fake-programs';

const SCRIPT = join(__dirname, '../../templates/github/affected.sh');

describe('what is affected', () => {
  const folder = mkdtempSync(join(tmpdir(), 'tap-pipeline-history-'));
  let first: string;
  let second: string;

  beforeAll(() => {
    git('init', '--quiet', '--initial-branch', 'main');
    first = commit('first');
    second = commit('second');
    git('update-ref', 'refs/remotes/origin/main', second);
    commit('third');
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  test('by a pull request is what differs from where it left its base', () => {
    expect(run({ GITHUB_BASE_REF: 'main' })).toEqual({
      status: 0,
      command: `npx nx affected --targets=check,test --base=${second} --head=HEAD --output-style=static`,
    });
  });

  test('by a push is what differs from the last commit whose run succeeded', () => {
    expect(run({}, { 'gh api': [first] })).toEqual({
      status: 0,
      command: `npx nx affected --targets=check,test --base=${first} --head=HEAD --output-style=static`,
    });
  });

  test.each([
    ['no run has succeeded yet', ''],
    ['the commit of that run is gone from the history', '0123456789012345678901234567890123456789'],
  ])('is everything when %s', (_why, answer) => {
    expect(run({}, { 'gh api': [answer] })).toEqual({
      status: 0,
      command: 'npx nx run-many --targets=check,test --output-style=static',
    });
  });

  test('is not guessed when GitHub does not answer', () => {
    expect(run({}, { 'gh api': [{ exitCode: 1, stderr: 'HTTP 503' }] })).toEqual({ status: 1, command: undefined });
  });

  function run(variables: NodeJS.ProcessEnv, answers: Answers = {}) {
    const programs = new FakePrograms(['gh', 'npx'], { 'npx nx': [''], ...answers });
    try {
      const { status } = spawnSync(SCRIPT, ['check', 'test'], {
        cwd: folder,
        encoding: 'utf8',
        env: {
          PATH: `${programs.folder}:${process.env.PATH}`,
          GITHUB_REPOSITORY: 'acme/orders',
          ...variables,
        },
      });
      return { status, command: programs.calls('npx')[0]?.words.join(' ') };
    } finally {
      programs.remove();
    }
  }

  function commit(title: string): string {
    writeFileSync(join(folder, title), title);
    git('add', '--all');
    git('-c', 'user.name=test', '-c', 'user.email=test@example.com', 'commit', '--quiet', '-m', title);
    return git('rev-parse', 'HEAD').trim();
  }

  function git(...args: readonly string[]): string {
    return execFileSync('git', args, { cwd: folder, encoding: 'utf8' });
  }
});
