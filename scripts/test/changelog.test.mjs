import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { addSection, renderSection, tryFindSection } from '../changelog.mjs';
import { tryParseCommit } from '../release-commits.mjs';

const commits = [
  tryParseCommit('a1', 'feat(core-model): canary deployments'),
  tryParseCommit('b2', 'fix: names keep to their limit'),
  tryParseCommit('c3', 'docs: a page on costs'),
  tryParseCommit('d4', 'feat(cli)!: one command for both engines', 'BREAKING CHANGE: `render` needs --backend'),
];
const SECTION = `## 0.2.0 (2026-11-21)

### Breaking changes

- **cli**: \`render\` needs --backend (d4)

### Features

- **cli**: one command for both engines (d4)
- **core-model**: canary deployments (a1)

### Fixes

- names keep to their limit (b2)`;

describe('a commit', () => {
  test('has type, scope and text', () => {
    assert.deepEqual(tryParseCommit('a1', 'feat(core-model): canary deployments'), {
      hash: 'a1',
      type: 'feat',
      scope: 'core-model',
      text: 'canary deployments',
      breaking: undefined,
    });
  });

  test('that may break users says so with a mark or a footer, and the footer has the words', () => {
    assert.equal(tryParseCommit('a1', 'feat!: other names').breaking, 'other names');
    assert.equal(
      tryParseCommit('a1', 'fix: names', 'Why.\n\nBREAKING CHANGE: all names\nchange once').breaking,
      'all names change once',
    );
    assert.equal(tryParseCommit('a1', 'fix: names', 'BREAKING-CHANGE: all\n\nCo-authored-by: me').breaking, 'all');
    assert.equal(tryParseCommit('a1', 'fix: names', 'No BREAKING CHANGE here').breaking, undefined);
  });

  test('that does not keep to the convention is left out', () => {
    assert.equal(tryParseCommit('a1', 'Merge branch main'), undefined);
    assert.equal(tryParseCommit('', ''), undefined);
  });
});

describe('the changelog', () => {
  test('tells first what may break users, then what is new, then what is repaired, and nothing of documentation', () => {
    assert.equal(renderSection('0.2.0', '2026-11-21', commits), SECTION);
  });

  test('says so where nothing changed for users', () => {
    assert.equal(
      renderSection('0.2.1', '2026-11-22', [commits[2]]),
      '## 0.2.1 (2026-11-22)\n\nNothing that users notice.',
    );
  });

  test('has the newest release first and keeps the others as they are', () => {
    const first = addSection(undefined, SECTION);
    const edited = first.replace('canary deployments', 'canary deployments, by hand');
    const second = addSection(edited, renderSection('0.2.1', '2026-11-22', []));

    assert.deepEqual(second.match(/^## .*$/gm), ['## 0.2.1 (2026-11-22)', '## 0.2.0 (2026-11-21)']);
    assert.ok(second.endsWith(edited.slice(edited.indexOf('## 0.2.0'))));
    assert.equal(second.match(/^# Changelog$/gm).length, 1);
  });

  test('gives the notes of one release', () => {
    const changelog = addSection(addSection(undefined, SECTION), renderSection('0.2.1', '2026-11-22', []));

    assert.equal(tryFindSection(changelog, '0.2.1'), 'Nothing that users notice.');
    assert.equal(tryFindSection(changelog, '0.2.0'), SECTION.slice(SECTION.indexOf('### Breaking')));
    assert.equal(tryFindSection(changelog, '0.2'), undefined);
  });
});
