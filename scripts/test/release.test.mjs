import assert from 'node:assert/strict';
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, describe, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { findTarball, inOrder, readChecked, toChecksums } from '../release-tarballs.mjs';
import { isLower, isPrerelease, isVersion, lowestNext, readVersion, updateLock } from '../release-version.mjs';
import { ROOT } from '../run.mjs';
import { findWorkspaces } from '../workspaces.mjs';

const SCRIPT = fileURLToPath(new URL('scripts/release.mjs', ROOT));
const workspaces = findWorkspaces();
const published = workspaces.filter(({ manifest }) => !manifest.private);

describe('the version of a release', () => {
  test('is that of all packages, and the range in which they ask for each other', () => {
    const version = readVersion();
    const names = published.map(({ manifest }) => manifest.name);
    for (const { manifest } of published) {
      assert.equal(manifest.version, version, manifest.name);
      const ranges = { ...manifest.dependencies, ...manifest.peerDependencies, ...manifest.devDependencies };
      for (const name of names.filter((sibling) => ranges[sibling])) assert.equal(ranges[name], `^${version}`);
    }
  });

  test('rises by what has changed, so that no range of users takes what may break them', () => {
    const [small, feature, breaking] = [
      { breaking: false, feature: false },
      { breaking: false, feature: true },
      { breaking: true, feature: true },
    ];
    assert.deepEqual(
      [small, feature, breaking].map((changes) => lowestNext('1.2.3', changes)),
      ['1.2.4', '1.3.0', '2.0.0'],
    );
    assert.deepEqual(
      [small, feature, breaking].map((changes) => lowestNext('0.2.3', changes)),
      ['0.2.4', '0.2.4', '0.3.0'],
    );
    assert.equal(lowestNext('1.0.0-rc.1', small), '1.0.0', 'the release that a pre-release was for');
  });

  test('is ordered as npm orders versions', () => {
    const ordered = ['0.9.0', '0.10.0', '1.0.0-rc.2', '1.0.0-rc.10', '1.0.0', '1.0.1', '2.0.0'];
    for (const [index, version] of ordered.entries())
      for (const [other, later] of ordered.entries())
        assert.equal(isLower(version, later), index < other, `${version} lower than ${later}`);
  });

  test('is three numbers, and a word for those who try it before', () => {
    assert.ok(['0.1.0', '10.20.30', '1.0.0-rc.1'].every(isVersion));
    assert.ok(
      ['', undefined, 'v0.1.0', '1.0', '1', '01.0.0', '1.0.0-', '1.0.0-rc..1', '1.0.0 '].every(
        (text) => !isVersion(text),
      ),
    );
    assert.equal(isPrerelease('1.0.0-rc.1'), true);
    assert.equal(isPrerelease('1.0.0'), false);
  });

  test('goes into the lock file without any other change', () => {
    const lock = JSON.parse(readFileSync(new URL('package-lock.json', ROOT), 'utf8'));
    const root = JSON.parse(readFileSync(new URL('package.json', ROOT), 'utf8'));
    const raise = (text) => JSON.parse(JSON.stringify(text).replaceAll(`^${readVersion()}"`, '^9.8.7"'));
    const raised = workspaces.map(({ dir, manifest }) => ({ dir, manifest: { ...raise(manifest), version: '9.8.7' } }));

    const updated = updateLock(lock, raised, { ...root, version: '9.8.7' });

    assert.equal(updated.version, '9.8.7');
    assert.equal(updated.packages['packages/cdk-adapter'].dependencies['@tap-pipeline/core-model'], '^9.8.7');
    assert.equal(updated.packages['packages/cli'].peerDependencies['@tap-pipeline/cdk-adapter'], '^9.8.7');
    const others = (packages) => Object.entries(packages).filter(([path]) => path.includes('node_modules/'));
    assert.deepEqual(others(updated.packages), others(lock.packages));
    assert.deepEqual(updateLock(updated, workspaces, root), lock);
  });
});

describe('the tarballs of a release', () => {
  const folder = mkdtempSync(join(tmpdir(), 'tap-tarballs-'));
  after(() => rmSync(folder, { recursive: true, force: true }));

  test('are published after those that they need', () => {
    const names = inOrder(workspaces).map(({ manifest }) => manifest.name);

    assert.deepEqual([...names].sort(), published.map(({ manifest }) => manifest.name).sort());
    for (const { manifest } of published)
      for (const name of Object.keys({ ...manifest.dependencies, ...manifest.peerDependencies }))
        if (names.includes(name)) assert.ok(names.indexOf(name) < names.indexOf(manifest.name), `${name} first`);
  });

  test('are refused where they are not the bytes that were tried', () => {
    writeFileSync(join(folder, 'one.tgz'), 'one');
    writeFileSync(join(folder, 'two.tgz'), 'two');
    writeFileSync(join(folder, 'SHA256SUMS'), toChecksums(folder, ['one.tgz', 'two.tgz']));
    assert.deepEqual(readChecked(folder), ['one.tgz', 'two.tgz']);
    if (process.platform === 'linux')
      assert.match(
        execFileSync('sha256sum', ['--check', 'SHA256SUMS'], { cwd: folder, encoding: 'utf8' }),
        /two\.tgz: OK/,
      );

    writeFileSync(join(folder, 'two.tgz'), 'too');
    assert.throws(() => readChecked(folder), /two\.tgz is not the file that was tested/);
  });

  test('are found by name and version', () => {
    const files = ['packages/tap-pipeline-core-model-0.1.0.tgz', 'packages/tap-pipeline-0.1.0.tgz'];
    assert.equal(findTarball(files, { name: '@tap-pipeline/core-model', version: '0.1.0' }), files[0]);
    assert.equal(findTarball(files, { name: 'tap-pipeline', version: '0.1.0' }), files[1]);
    assert.equal(findTarball(files, { name: 'tap-pipeline', version: '0.2.0' }), undefined);
  });
});

describe('npm run release', () => {
  const cases = [
    [[], 2, /the step must be one of prepare, pack, try, publish, got nothing\n\nnpm run release -- step\n/],
    [['unpublish'], 2, /the step must be one of .*, got unpublish/],
    [['pack', '--force'], 2, /Unknown option '--force'/],
    [['prepare'], 1, /the version must look like 0\.1\.0 or 1\.0\.0-rc\.1, got nothing/],
    [['prepare', '1.0'], 1, /the version must look like .*, got 1\.0/],
    [['publish', '--tag', 'v99.0.0'], 1, /the tag must be that of the version, v\d+\.\d+\.\d+\S*, got v99\.0\.0/],
  ];
  for (const [args, code, message] of cases)
    test(`refuses: ${args.join(' ') || 'nothing'}`, () => {
      const { status, stderr } = release(args);
      assert.match(stderr, message);
      assert.equal(status, code);
    });

  test('tells its steps', () => {
    const { status, stdout } = release(['--help']);
    assert.equal(status, 0);
    for (const step of ['prepare VERSION', 'pack', 'try', 'publish']) assert.ok(stdout.includes(`  ${step}`), step);
  });
});

function release(args) {
  return spawnSync(process.execPath, [SCRIPT, ...args], { encoding: 'utf8' });
}
