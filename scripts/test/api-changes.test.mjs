import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { compareReports, findUnannounced, readReports } from '../api-changes.mjs';
import { git, readCommits, tryFindLastRelease } from '../release-commits.mjs';
import { findWorkspaces } from '../workspaces.mjs';

const AUTHOR = ['-c', 'user.name=Somebody', '-c', 'user.email=somebody@example.com'];
const FILE = 'packages/one/api/index.api.md';
const API = `export class Pipeline {
    // (undocumented)
    readonly name: string;
    run(stage: string): void;
}

// @public
export function plan(spec: Spec): void;

// @public
export interface Spec {
    readonly kind: 'a' | 'b';
    readonly service: {
        readonly name: string;
    };
}`;

describe('a change of the API', () => {
  const cases = [
    ['a new export', `${API}\n\n// @public\nexport const NEW = 1;`, ['const NEW added']],
    ['a new optional property', replace("'b';", "'b';\n    readonly note?: string;"), ['interface Spec extended']],
    ['a new optional method', replace('run(', 'stop?(): void;\n    run('), ['class Pipeline extended']],
  ];
  for (const [title, changed, expected] of cases)
    test(`can be taken by users: ${title}`, () => {
      assert.deepEqual(outcome(changed), { breaking: [], harmless: expected });
    });

  const breaking = [
    ['an export is gone', replace(/\/\/ @public\nexport function.*\n/, ''), ['function plan removed']],
    ['a parameter is new', replace('plan(spec: Spec)', 'plan(spec: Spec, name: string)'), ['function plan changed']],
    ['a property has another type', replace("'a' | 'b'", "'a'"), ['interface Spec changed']],
    ['a property is gone', replace('    run(stage: string): void;\n', ''), ['class Pipeline changed']],
    ['a property must be given', replace("'b';", "'b';\n    readonly note: string;"), ['interface Spec changed']],
    ['one of two equal lines is gone', replace('        readonly name: string;\n', ''), ['interface Spec changed']],
  ];
  for (const [title, changed, expected] of breaking)
    test(`may break users: ${title}`, () => {
      assert.deepEqual(outcome(changed), { breaking: expected, harmless: [] });
    });

  test('may break users where a whole module is gone', () => {
    assert.ok(compareReports(reports(API), new Map()).every((change) => change.breaking));
  });

  test('is none where only comments changed', () => {
    assert.deepEqual(outcome(replace('// (undocumented)', '// Warning: about nothing')), {
      breaking: [],
      harmless: [],
    });
  });
});

describe('a commit that may break users', () => {
  const folder = mkdtempSync(join(tmpdir(), 'tap-api-'));
  before(() => {
    git(['init', '--quiet', '--initial-branch=main'], folder);
    commit('feat(one): the beginning', API);
    git([...AUTHOR, 'tag', '--annotate', 'v0.1.0', '-m', 'v0.1.0'], folder);
  });
  after(() => rmSync(folder, { recursive: true, force: true }));

  test('is compared with the last release, and has to say so', () => {
    assert.equal(tryFindLastRelease(folder), 'v0.1.0');
    assert.deepEqual(findUnannounced('v0.1.0', folder), []);

    commit('feat(one): less to give', replace("'a' | 'b'", "'a'"));
    assert.deepEqual(findUnannounced('v0.1.0', folder), ['packages/one']);

    // A mark on a change of another package does not count.
    commit('feat(two)!: other names', '', 'packages/two/api/index.api.md');
    assert.deepEqual(findUnannounced('v0.1.0', folder), ['packages/one']);

    commit('refactor(one): tidy\n\nBREAKING CHANGE: kind b is gone', replace("'a' | 'b'", "'a' | 'c'"));
    assert.deepEqual(findUnannounced('v0.1.0', folder), []);
    assert.deepEqual(
      readCommits('v0.1.0', { cwd: folder, path: 'packages/one' }).map(({ type }) => type),
      ['refactor', 'feat'],
    );
  });

  test('cannot be looked for where nothing was released', () => {
    const empty = mkdtempSync(join(tmpdir(), 'tap-api-'));
    assert.equal(tryFindLastRelease(empty), undefined);
    rmSync(empty, { recursive: true, force: true });
  });

  function commit(message, api, file = FILE) {
    mkdirSync(join(folder, file, '..'), { recursive: true });
    writeFileSync(join(folder, file), toReport(api));
    git(['add', '--all'], folder);
    git([...AUTHOR, 'commit', '--quiet', '-m', message], folder);
  }
});

describe('this repository', () => {
  test('has an API report for every module that users import', () => {
    const expected = findWorkspaces()
      .filter(({ manifest }) => !manifest.private)
      .flatMap(({ dir, manifest }) =>
        Object.entries(manifest.exports)
          .filter(([, target]) => target.types)
          .map(([path]) => `${dir}/api/${path === '.' ? 'index' : path.slice(2)}.api.md`),
      );
    assert.deepEqual([...readReports().keys()].sort(), expected.sort());
  });

  const tag = tryFindLastRelease();
  test(`says in a commit of a package that its API may break users since ${tag ?? 'a release; there is none yet'}`, () => {
    assert.deepEqual(tag ? findUnannounced(tag) : [], []);
  });
});

function replace(what, by) {
  const changed = API.replace(what, by);
  assert.notEqual(changed, API);
  return changed;
}

function toReport(api) {
  return `## API Report File for "one"\n\n\`\`\`ts\n\nimport { Other } from 'other';\n\n// @public\n${api}\n\n\`\`\`\n`;
}

function reports(api) {
  return new Map([[FILE, toReport(api)]]);
}

function outcome(changed) {
  const changes = compareReports(reports(API), reports(changed));
  const told = (breaking) =>
    changes.filter((change) => change.breaking === breaking).map(({ name, change }) => `${name} ${change}`);
  return { breaking: told(true), harmless: told(false) };
}
