/**
 * A release, step by step: `npm run release -- prepare 0.1.0`, and what the release workflow does after the tag.
 *
 * docs/releasing.md tells the whole of it.
 */
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { compareReports, readReports } from './api-changes.mjs';
import { addSection, renderSection, tryFindSection } from './changelog.mjs';
import { runCommand } from './command.mjs';
import { install, markInstalled } from './install.mjs';
import { git, readCommits, tryFindLastRelease } from './release-commits.mjs';
import { findTarball, inOrder, readChecked, toChecksums } from './release-tarballs.mjs';
import { tryTarballs } from './release-try.mjs';
import {
  isLower,
  isPrerelease,
  isVersion,
  lowestNext,
  readVersion,
  updateLock,
  writeVersion,
} from './release-version.mjs';
import { ROOT, run } from './run.mjs';
import { writeBillsOfMaterials } from './sbom.mjs';
import { packAll } from './tarballs.mjs';
import { findWorkspaces } from './workspaces.mjs';

const FOLDER = fileURLToPath(new URL('out/release', ROOT));
const CHANGELOG = new URL('CHANGELOG.md', ROOT);
const LOCK = new URL('package-lock.json', ROOT);

const USAGE = `npm run release -- step

  prepare VERSION         sets the version of all packages and writes the changelog; you review, commit and tag
  pack                    packs what is published into out/release, with checksums, bills of materials and notes
  try                     installs these tarballs in an empty folder and uses them
  publish [--tag TAG]     publishes these tarballs, those that are not there yet; only in the release workflow
          [--dry-run]     asks npm what it would publish
  --help                  this text`;

const STEPS = { prepare, pack, try: tryRelease, publish };

await runCommand({ usage: USAGE, readFlags, main });

function main({ step, rest, ...flags }) {
  STEPS[step](rest, flags);
  return 0;
}

function readFlags(args) {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: { tag: { type: 'string' }, 'dry-run': { type: 'boolean' }, help: { type: 'boolean' } },
  });
  const [step, ...rest] = positionals;
  if (!values.help && !Object.hasOwn(STEPS, step))
    throw new Error(`the step must be one of ${Object.keys(STEPS).join(', ')}, got ${step ?? 'nothing'}`);
  return { ...values, step, rest };
}

/** Writes the version and the changelog. Nothing is written where the version does not fit to what has changed. */
function prepare([version]) {
  const tag = tryFindLastRelease();
  const commits = readCommits(tag);
  refuseWrong(version, tag, commits);
  demand(install(), 'npm ci');
  writeVersion(version);
  demand(run('tsx', ['.projenrc.ts'], { env: { PROJEN_DISABLE_POST: 'true' }, quiet: true }), 'projen');
  const root = JSON.parse(readFileSync(new URL('package.json', ROOT), 'utf8'));
  const lock = updateLock(JSON.parse(readFileSync(LOCK, 'utf8')), findWorkspaces(), root);
  writeFileSync(LOCK, `${JSON.stringify(lock, null, 2)}\n`);
  // What is installed has not changed: the packages of this repository are links.
  markInstalled();
  const changelog = existsSync(CHANGELOG) ? readFileSync(CHANGELOG, 'utf8') : undefined;
  writeFileSync(
    CHANGELOG,
    addSection(changelog, renderSection(version, new Date().toISOString().slice(0, 10), commits)),
  );
  console.log(`All packages have version ${version} now. What is left to do:

  git diff                                       # above all CHANGELOG.md
  npm test
  git commit --all -m "chore: release ${version}"   # with CHANGELOG.md: git add it the first time
  git tag --annotate v${version} -m v${version}
  git push --follow-tags                         # the release workflow does the rest`);
}

function refuseWrong(version, tag, commits) {
  if (!isVersion(version))
    throw new Error(`the version must look like 0.1.0 or 1.0.0-rc.1, got ${version ?? 'nothing'}`);
  if (git(['status', '--porcelain']))
    throw new Error(
      'the working tree has changes\n  fix: commit or stash them, so that the release holds nothing else',
    );
  if (!tag) return;
  const changes = compareReports(readReports({ commit: tag }), readReports());
  const breaking = changes.some((change) => change.breaking) || commits.some((commit) => commit.breaking);
  const feature = changes.length > 0 || commits.some(({ type }) => type === 'feat');
  const lowest = lowestNext(tag.slice(1), { breaking, feature });
  const needed = isPrerelease(version) ? `${lowest}-0` : lowest;
  if (isLower(version, needed) || !isLower(tag.slice(1), version))
    throw new Error(`${version} is too low after ${tag}: ${reasonFor(breaking, feature)}
  allowed: ${needed} or higher
  fix: choose such a version; npm run api:changes shows what changed in the API`);
}

function reasonFor(breaking, feature) {
  if (breaking) return 'something may break users';
  return feature ? 'there are new features' : 'a version is released once';
}

/** Packs each package once. From here on only these bytes are tried and published. */
function pack() {
  const version = readVersion();
  const section = existsSync(CHANGELOG) && tryFindSection(readFileSync(CHANGELOG, 'utf8'), version);
  demand(install(), 'npm ci');
  const packages = inOrder(findWorkspaces());
  demand(run('tsc', ['-b', ...packages.map(({ dir }) => dir)], { quiet: true }), 'tsc');
  rmSync(FOLDER, { recursive: true, force: true });
  mkdirSync(FOLDER, { recursive: true });
  const tarballs = packAll(join(FOLDER, 'packages'));
  const files = packages.map(({ manifest }) => relative(FOLDER, tarballs.get(manifest.name)));
  const bills = writeBillsOfMaterials(join(FOLDER, 'sbom')).map((file) => relative(FOLDER, file));
  writeFileSync(join(FOLDER, 'SHA256SUMS'), toChecksums(FOLDER, [...files, ...bills]));
  writeFileSync(join(FOLDER, 'notes.md'), `${section || `No notes: CHANGELOG.md says nothing about ${version}.`}\n`);
  console.log(
    `${relative(process.cwd(), FOLDER)}: ${files.length} tarballs, ${bills.length} bills of materials, version ${version}`,
  );
}

function tryRelease() {
  const packages = inOrder(findWorkspaces());
  const files = readChecked(FOLDER);
  tryTarballs(
    packages.map(({ manifest }) => join(FOLDER, tarballOf(files, manifest))),
    packages,
  );
  console.log('The tarballs can be installed and used');
}

/** Publishes what is not there yet, so that a release that stopped halfway is finished by running it again. */
function publish(_, { tag, 'dry-run': dryRun }) {
  const version = readVersion();
  if (!dryRun && tag !== `v${version}`)
    throw new Error(
      `the tag must be that of the version, v${version}, got ${tag ?? 'nothing'}\n  fix: npm run release -- prepare, then tag that commit`,
    );
  const files = readChecked(FOLDER);
  const channel = isPrerelease(version) ? 'next' : 'latest';
  for (const { manifest } of inOrder(findWorkspaces())) {
    const tarball = join(FOLDER, tarballOf(files, manifest));
    const isThere = !dryRun && isPublished(manifest);
    console.log(`${manifest.name}@${version}: ${isThere ? 'is there already' : `publish as ${channel}`}`);
    if (isThere) continue;
    const proof = dryRun ? '--dry-run' : '--provenance';
    demand(run('npm', ['publish', tarball, proof, '--access=public', `--tag=${channel}`]), 'npm publish');
  }
}

function tarballOf(files, manifest) {
  const file = findTarball(files, manifest);
  if (!file)
    throw new Error(`${manifest.name}@${manifest.version} is not among the tarballs\n  fix: npm run release -- pack`);
  return file;
}

function isPublished({ name, version }) {
  try {
    return (
      execFileSync('npm', ['view', `${name}@${version}`, 'version'], { encoding: 'utf8', stdio: 'pipe' }).trim() !== ''
    );
  } catch (error) {
    // npm answers with this where the name or the version is unknown; anything else is a failure.
    if (error.stderr?.includes('E404')) return false;
    throw error;
  }
}

function demand(succeeded, what) {
  if (!succeeded) throw new Error(`${what} failed, see above`);
}
