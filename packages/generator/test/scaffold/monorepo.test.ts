import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { listFiles, listServiceFiles } from '../../src/scaffold/list-files';
import { answersOf } from './combinations';
import { removeWritten, shell, write } from './written';

afterAll(removeWritten);
jest.setTimeout(120_000);

const first = answersOf({ layout: 'monorepo' });
const files = [
  ...listFiles(first),
  ...listServiceFiles(
    answersOf({ layout: 'monorepo', name: 'billing', language: 'go', backend: 'pulumi', team: 'Books' }),
  ),
];

test('projen finds nothing to change', () => {
  const folder = write(files);
  run(folder, 'npx', ['projen']);
  for (const { path, content } of files)
    expect({ path, content: readFileSync(join(folder, path), 'utf8') }).toEqual({ path, content });
});

describe('Nx', () => {
  const folder = write(files);

  beforeAll(() => {
    run(folder, 'git', ['init', '--quiet', '--initial-branch', 'main']);
    commit('one');
  });

  test('knows the services by team and backend', () => {
    expect(list(['--projects', 'tag:team:books'])).toEqual(['billing']);
    expect(list(['--projects', 'tag:backend:cdk'])).toEqual(['orders']);
  });

  test.each([
    ['code of one service', 'services/orders/service/service.mjs', ['orders']],
    ['the settings of the platform team', 'tap-pipeline.platform.yaml', ['billing', 'orders']],
    ['the Node release', '.nvmrc', ['billing', 'orders']],
    ['a page that nothing is made of', 'README.md', []],
  ])('runs what a change of %s can affect', (_title, path, affected) => {
    writeFileSync(join(folder, path), '# changed\n', { flag: 'a' });
    commit(path);
    expect(list(['--affected', '--base=HEAD~1', '--head=HEAD'])).toEqual(affected);
  });

  function list(args: readonly string[]): readonly string[] {
    return run(folder, 'npx', ['nx', 'show', 'projects', ...args])
      .split('\n')
      .filter(Boolean)
      .sort();
  }

  function commit(title: string): void {
    run(folder, 'git', ['add', '--all']);
    run(folder, 'git', ['-c', 'user.name=test', '-c', 'user.email=test@example.com', 'commit', '--quiet', '-m', title]);
  }
});

function run(folder: string, program: string, args: readonly string[]): string {
  return execFileSync(program, args, {
    cwd: folder,
    env: shell(folder),
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'pipe'],
  });
}
