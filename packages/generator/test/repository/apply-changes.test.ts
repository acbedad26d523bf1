import { spawnSync } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { applyChanges, type Writing } from '../../src/repository/apply-changes';
import { DISK, explain, type FileSystem } from '../../src/repository/file-system';
import { createFolder, snapshot, write } from '../stand-in';

const file = (path: string, content = `${path}\n`) => ({ path, content, reason: 'test' });

/** A disk on which the calls fail that `fails` says; they count from 1. */
function createFaultyDisk(
  code: string,
  fails: (call: number) => boolean,
): { readonly disk: FileSystem; readonly calls: () => number } {
  let calls = 0;
  const guard =
    <A extends readonly unknown[]>(action: (path: string, ...rest: A) => void) =>
    (path: string, ...rest: A) => {
      calls += 1;
      if (fails(calls)) throw Object.assign(new Error(`${code}: ${path}`), { code });
      action(path, ...rest);
    };
  const disk: FileSystem = {
    makeFolder: guard(DISK.makeFolder),
    writeFile: guard(DISK.writeFile),
    move: guard(DISK.move),
    remove: guard(DISK.remove),
    removeFolder: guard(DISK.removeFolder),
  };
  return { disk, calls: () => calls };
}

const CASES: { readonly [title: string]: (cwd: string) => Writing } = {
  'a new repository': (cwd) => ({
    folder: join(cwd, 'orders'),
    files: [file('README.md'), file('a/b/c.txt'), file('a/d.txt')],
    removals: [],
  }),
  'a new repository in folders that are not there': (cwd) => ({
    folder: join(cwd, 'x/y/orders'),
    files: [file('README.md')],
    removals: [],
  }),
  'changes to a repository': (cwd) => {
    for (const path of ['orders/README.md', 'orders/old/deep/only.txt', 'orders/a/keep.txt', 'orders/a/d.txt'])
      write(cwd, path, 'before\n');
    return {
      folder: join(cwd, 'orders'),
      files: [file('README.md'), file('a/d.txt'), file('a/new.txt'), file('b/e.txt')],
      removals: ['old/deep/only.txt'],
    };
  },
};

describe.each(Object.entries(CASES))('%s', (_, prepare) => {
  /** How many calls it takes, the last of which only clears up. */
  function countCalls(): number {
    const { disk, calls } = createFaultyDisk('none', () => false);
    applyChanges(prepare(createFolder()), disk);
    return calls();
  }

  test.each(['ENOSPC', 'EACCES', 'EROFS', 'EIO'])(
    'is written wholly or not at all, wherever the disk fails with %s',
    (code) => {
      const total = countCalls();
      expect(total).toBeGreaterThan(4);
      for (let failing = 1; failing < total; failing += 1) {
        const cwd = createFolder();
        const writing = prepare(cwd);
        const before = snapshot(cwd);
        const { disk } = createFaultyDisk(code, (call) => call === failing);
        expect(() => applyChanges(writing, disk)).toThrow(/^cannot write .*: .*; nothing was changed$/s);
        expect([failing, snapshot(cwd)]).toEqual([failing, before]);
      }
    },
  );

  test('is written wholly, and leaves nothing behind', () => {
    const cwd = createFolder();
    const writing = prepare(cwd);
    applyChanges(writing);
    const after = snapshot(writing.folder);
    for (const { path, content } of writing.files) expect(after[path]).toBe(content);
    for (const path of writing.removals) expect(existsSync(join(writing.folder, path))).toBe(false);
    expect(JSON.stringify(snapshot(cwd))).not.toContain('.tap-pipeline-');
  });

  test('says so when only the temporary folder cannot be removed', () => {
    const total = countCalls();
    const { disk } = createFaultyDisk('EIO', (call) => call === total);
    expect(() => applyChanges(prepare(createFolder()), disk)).toThrow(
      /^everything is written, but .*\.tap-pipeline-\w+ cannot be removed/,
    );
  });
});

test('folders that become empty go with their last file', () => {
  const cwd = createFolder();
  applyChanges(CASES['changes to a repository']?.(cwd) as Writing);
  expect(existsSync(join(cwd, 'orders/old'))).toBe(false);
});

test('where even going back fails, it says where everything is', () => {
  const cwd = createFolder();
  const writing = CASES['changes to a repository']?.(cwd) as Writing;
  const movesBegin = 15;
  const { disk } = createFaultyDisk('EIO', (call) => call >= movesBegin);
  expect(() => applyChanges(writing, disk)).toThrow(/and going back failed: EIO/);
  const [temporary] = readdirSync(writing.folder).filter((name) => name.startsWith('.tap-pipeline-'));
  expect(Object.values(snapshot(join(writing.folder, temporary as string)))).toContain('before\n');
});

test('nothing to change touches nothing', () => {
  const folder = join(createFolder(), 'orders');
  applyChanges({ folder, files: [], removals: [] });
  expect(existsSync(folder)).toBe(false);
});

test('a cause that nobody foresaw is told in its own words', () => {
  expect(explain(new Error('the moon is full'))).toEqual({
    cause: 'the moon is full',
    fix: 'mend the cause, and run it again',
  });
});

describe('on a real disk', () => {
  const isRoot = process.getuid?.() === 0;
  const small = isRoot ? mountSmallDisk() : undefined;
  afterAll(() => {
    if (small) spawnSync('umount', [small]);
  });

  (small ? test : test.skip)('that is full, nothing is written (needs the right to mount one)', () => {
    const folder = join(small as string, 'orders');
    const files = [file('README.md'), file('large.txt', 'x'.repeat(256 * 1024))];
    expect(() => applyChanges({ folder, files, removals: [] })).toThrow(
      `cannot write ${join(folder, 'large.txt')}: the disk is full; nothing was changed`,
    );
    expect(readdirSync(small as string)).toEqual([]);
  });

  test('in a folder that nobody may write to, nothing is written', () => {
    const cwd = createFolder();
    mkdirSync(join(cwd, 'locked'));
    chmodSync(join(cwd, 'locked'), 0o555);
    if (isRoot) return expectRefusalAsOther(join(cwd, 'locked'));
    expect(() => applyChanges({ folder: join(cwd, 'locked/orders'), files: [file('a.txt')], removals: [] })).toThrow(
      'its rights do not allow it; nothing was changed',
    );
  });
});

/** Root may write everywhere, so another user has to try. */
function expectRefusalAsOther(folder: string): void {
  chmodSync(join(folder, '..'), 0o755);
  const { getegid, geteuid, setegid, seteuid } = process;
  const [user, group] = [geteuid?.() as number, getegid?.() as number];
  setegid?.(65534);
  seteuid?.(65534);
  try {
    expect(() => applyChanges({ folder: join(folder, 'orders'), files: [file('a.txt')], removals: [] })).toThrow(
      `cannot write ${join(folder, 'orders')}: its rights do not allow it; nothing was changed`,
    );
  } finally {
    seteuid?.(user);
    setegid?.(group);
  }
  expect(readdirSync(folder)).toEqual([]);
}

/** A disk of 64 kilobytes, or nothing where none can be mounted. */
function mountSmallDisk(): string | undefined {
  const folder = createFolder();
  if (spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=64k', 'tmpfs', folder]).status === 0) return folder;
  rmSync(folder, { recursive: true });
  return undefined;
}
