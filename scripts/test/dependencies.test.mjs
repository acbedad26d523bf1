import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { describe, test } from 'node:test';
import { ROOT } from '../run.mjs';
import { findWorkspaces } from '../workspaces.mjs';

const PAGE = 'docs/dependencies.md';

const published = findWorkspaces()
  .filter(({ manifest }) => !manifest.private)
  .map(({ manifest }) => manifest);
const ours = published.map(({ name }) => name);
const rows = readFileSync(new URL(PAGE, ROOT), 'utf8')
  .split('\n')
  .filter((line) => line.startsWith('| `'))
  .map((line) => line.split('|').map((cell) => cell.trim()));

describe(`each runtime dependency of a published package is in ${PAGE}`, () => {
  for (const [heading, kind] of [
    ['Brought along', 'dependencies'],
    ['Asked of you', 'peerDependencies'],
  ])
    test(`under "${heading}", with the packages that have it, and no other`, () => {
      assert.deepEqual(listed(heading), declared(kind));
    });

  test('with the reason for not writing it, and the reason for not taking a rival', () => {
    for (const [, dependency, , size, whyNotOwn, whyThis] of rows)
      for (const reason of [size, whyNotOwn, whyThis]) assert.ok(reason?.length > 0, `${dependency} has an empty cell`);
  });
});

test('each published package names as a dependency what it is developed against', () => {
  for (const { name, dependencies = {}, peerDependencies = {} } of published)
    for (const [dependency, range] of Object.entries({ ...dependencies, ...peerDependencies }))
      assert.match(range, /^\^\d+\.\d+\.\d+/, `${dependency} of ${name} takes compatible versions, and no others`);
});

/** What the page says under a heading: dependency to packages. */
function listed(heading) {
  const text = readFileSync(new URL(PAGE, ROOT), 'utf8');
  const section = text.split(/^## /m).find((part) => part.startsWith(`${heading}\n`)) ?? '';
  const found = rows.filter(([, dependency]) => section.includes(`\n| ${dependency} |`));
  return Object.fromEntries(found.map(([, dependency, of]) => [dependency.slice(1, -1), of.split(', ').sort()]));
}

/** What the packages say: dependency to packages, each without the words that many names share. */
function declared(kind) {
  const found = {};
  for (const manifest of published)
    for (const dependency of Object.keys(manifest[kind] ?? {}).filter((name) => !ours.includes(name)))
      found[dependency] = [...(found[dependency] ?? []), toShortName(manifest.name)].sort();
  return found;
}

function toShortName(name) {
  return name === 'tap-pipeline' ? name : name.replace(/^@tap-pipeline\/|-tap-pipeline$/, '');
}
