/**
 * What changed in the API since the last release, and what of it may break users: `npm run api:changes`.
 *
 * Reads the reports that `npm run api` writes, and compares them with those of the last version tag. Fails where a change
 * that may break users is in no commit that says so.
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { git, readCommits, tryFindLastRelease } from './release-commits.mjs';
import { ROOT } from './run.mjs';

const DECLARATION = /\b((?:class|const|function|interface|namespace|type) \w+)/;
const REPORT = /^packages\/[^/]+\/api\/[^/]+\.api\.md$/;

/**
 * The API reports of a commit, or those in the folder where none is named.
 *
 * @returns {Map<string, string>} path from the root to text
 */
export function readReports({ cwd = fileURLToPath(ROOT), commit } = {}) {
  if (commit) {
    const files = git(['ls-tree', '-r', '--name-only', commit, '--', 'packages'], cwd).split('\n');
    return new Map(
      files.filter((file) => REPORT.test(file)).map((file) => [file, git(['show', `${commit}:${file}`], cwd)]),
    );
  }
  const folders = readdirSync(join(cwd, 'packages')).map((name) => `packages/${name}/api`);
  return new Map(
    folders
      .filter((folder) => existsSync(join(cwd, folder)))
      .flatMap((folder) => readdirSync(join(cwd, folder)).map((name) => `${folder}/${name}`))
      .filter((file) => REPORT.test(file))
      .map((file) => [file, readFileSync(join(cwd, file), 'utf8')]),
  );
}

/**
 * The declarations of a report.
 *
 * @returns {Map<string, string[]>} name, such as `interface PipelineSpec`, to its lines; overloads are one declaration
 */
export function readDeclarations(report = '') {
  const code = report.match(/```ts\n(.*)\n```/s)?.[1] ?? '';
  const declarations = new Map();
  let current = [];
  for (const line of code.split('\n').filter((text) => text && !text.trimStart().startsWith('//'))) {
    if (/^\w/.test(line)) {
      const name = line.match(DECLARATION)?.[1] ?? line;
      current = declarations.get(name) ?? [];
      if (!line.startsWith('import ')) declarations.set(name, current);
    }
    current.push(line);
  }
  return declarations;
}

/**
 * What changed from one set of reports to another.
 *
 * A declaration that is gone, a line of one that is gone or reads differently, and a new property that is not optional may
 * break users. It is in doubt taken to: a report does not tell whether users write a type or only read it.
 *
 * @returns {{ file: string, name: string, change: 'added' | 'removed' | 'extended' | 'changed', lines: string[], breaking: boolean }[]}
 */
export function compareReports(before, after) {
  const files = [...new Set([...before.keys(), ...after.keys()])].sort();
  return files.flatMap((file) => {
    const [was, is] = [readDeclarations(before.get(file)), readDeclarations(after.get(file))];
    const names = [...new Set([...was.keys(), ...is.keys()])].sort();
    return names.flatMap((name) => compare(was.get(name), is.get(name)).map((change) => ({ file, name, ...change })));
  });
}

function compare(was, is) {
  if (!was) return [{ change: 'added', lines: [], breaking: false }];
  if (!is) return [{ change: 'removed', lines: [], breaking: true }];
  const [gone, added] = [without(was, is), without(is, was)];
  const lines = [...gone.map((line) => `- ${line.trim()}`), ...added.map((line) => `+ ${line.trim()}`)];
  if (lines.length === 0) return [];
  const breaking = gone.length > 0 || !added.every(isOptional);
  return [{ change: breaking ? 'changed' : 'extended', lines, breaking }];
}

/** The lines that the others lack, each as often as it is lacking. */
function without(lines, others) {
  const rest = [...others];
  return lines.filter((line) => {
    const index = rest.indexOf(line);
    if (index >= 0) rest.splice(index, 1);
    return index < 0;
  });
}

function isOptional(line) {
  return /^\s+(static |readonly |get )*\w+\?[:(]/.test(line);
}

/**
 * The packages whose API may break users since a release, in commits none of which says so.
 *
 * Looks at commits alone, because it is a commit that has to say it.
 *
 * @returns {string[]} their folders
 */
export function findUnannounced(tag, cwd) {
  const changes = compareReports(readReports({ cwd, commit: tag }), readReports({ cwd, commit: 'HEAD' }));
  const packages = new Set(changes.filter(({ breaking }) => breaking).map(({ file }) => file.split('/api/')[0]));
  return [...packages].filter((path) => !readCommits(tag, { cwd, path }).some(({ breaking }) => breaking));
}

function main() {
  const tag = tryFindLastRelease();
  if (!tag) {
    console.log('Nothing was released yet: there is no tag such as v0.1.0 to compare with');
    return 0;
  }
  const changes = compareReports(readReports({ commit: tag }), readReports());
  for (const { file, name, change, lines, breaking } of changes)
    console.log([`${breaking ? 'may break users' : 'new'}: ${name} ${change}, ${file}`, ...lines].join('\n    '));
  const unannounced = findUnannounced(tag);
  console.log(
    `${changes.length} changes since ${tag}, ${changes.filter(({ breaking }) => breaking).length} may break users`,
  );
  for (const path of unannounced)
    console.error(`${path}: no commit since ${tag} says that it may break users
  fix: commit with "!" after the type, as in "feat(core-model)!: …", or with a footer "BREAKING CHANGE: …"`);
  return unannounced.length === 0 ? 0 : 1;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) process.exitCode = main();
