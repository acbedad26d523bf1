import {
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  realpathSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Workspace } from '../../src/faults/workspace';
import { faultOf } from './fault';

describe('a copy of the repository', () => {
  const repository = mkdtempSync(join(tmpdir(), 'tap-pipeline-repository-'));
  const fault = faultOf({ file: 'packages/a/src/a.ts' });
  let workspace: Workspace;

  beforeAll(() => {
    for (const folder of [
      'packages/a/src',
      'packages/a/coverage',
      'packages/a/node_modules',
      'node_modules/jest',
      'node_modules/@own',
    ])
      mkdirSync(join(repository, folder), { recursive: true });
    writeFileSync(join(repository, fault.file), 'days: 14');
    symlinkSync('../../packages/a', join(repository, 'node_modules/@own/a'));
    workspace = new Workspace(repository);
  });

  afterAll(() => {
    workspace.remove();
    rmSync(repository, { recursive: true, force: true });
  });

  test('has the sources and no results', () => {
    expect(workspace.has(fault.file)).toBe(true);
    expect(workspace.has('packages/a/coverage')).toBe(false);
  });

  test('has the installed packages as links, and its own packages as its own', () => {
    expect(lstatSync(join(workspace.root, 'node_modules/jest')).isSymbolicLink()).toBe(true);
    expect(realpathSync(join(workspace.root, 'node_modules/@own/a'))).toBe(
      realpathSync(join(workspace.root, 'packages/a')),
    );
  });

  test('has the fault for as long as it is tried, and the repository never has it', async () => {
    const text = (root: string) => readFileSync(join(root, fault.file), 'utf8');
    await workspace.withFault(fault, async () => {
      expect([text(workspace.root), text(repository)]).toEqual(['days: 0', 'days: 14']);
    });
    expect(text(workspace.root)).toBe('days: 14');
  });

  test('loses the fault when trying it fails', async () => {
    const fails = workspace.withFault(fault, () => Promise.reject(new Error('no')));
    await expect(fails).rejects.toThrow('no');
    expect(readFileSync(join(workspace.root, fault.file), 'utf8')).toBe('days: 14');
  });
});
