/**
 * Everything that has to hold before a change is merged: `npm test`.
 *
 * Runs on a fresh clone with nothing installed. The last line says how many checks and test cases passed and failed.
 */
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { apiReports, compareWithGenerated, configurationFiles, modelFiles } from './generated-files.mjs';
import { install } from './install.mjs';
import { ROOT, run } from './run.mjs';
import { findWorkspaces } from './workspaces.mjs';

const NO_INSTALL = { PROJEN_DISABLE_POST: 'true' };
const REPOSITORY_TESTS = [
  'lock',
  'affected',
  'pack',
  'progress',
  'nx-affected-services',
  'compare-with-plan',
  'docs-commands',
  'api-changes',
  'changelog',
  'dependencies',
  'release',
  'sbom',
  'survivors',
].map((name) => `scripts/test/${name}.test.mjs`);

const total = { passed: 0, failed: 0 };

if (check('install', install)) {
  check('lint and format', () => run('biome', ['check']), 'npm run format');
  check('types of .projenrc.ts', () => run('tsc', ['-p', 'tsconfig.projen.json']));
  checkGenerated('configuration files', 'npx projen', configurationFiles, () =>
    run('tsx', ['.projenrc.ts'], { env: NO_INSTALL, quiet: true }),
  );
  check('types', () => run('nx', ['run-many', '-t', 'typecheck'], { quiet: true }));
  checkGenerated('model files', 'npm run generate', modelFiles, () =>
    run('nx', ['run-many', '-t', 'generate'], { quiet: true }),
  );
  checkGenerated('API reports', 'npm run api', apiReports, () => run('nx', ['run-many', '-t', 'api'], { quiet: true }));
  testPackages();
  testRepository();
}

console.log(`${total.passed} passed, ${total.failed} failed`);
process.exitCode = total.failed === 0 && total.passed > 0 ? 0 : 1;

/** Counts one check, and says what mends it. */
function check(title, holds, remedy) {
  console.log(`\n> ${title}`);
  if (holds()) {
    total.passed += 1;
    return true;
  }
  total.failed += 1;
  console.error(`${title}: failed${remedy ? `; to mend it, run: ${remedy}` : ''}`);
  return false;
}

function checkGenerated(title, remedy, listFiles, generate) {
  check(
    title,
    () => {
      const { generated, stale } = compareWithGenerated(listFiles, generate);
      for (const file of stale) console.error(`${file} differs from what its generator writes`);
      return generated && stale.length === 0;
    },
    remedy,
  );
}

/** Runs the test cases of all packages, cached by Nx. A package that leaves no numbers has crashed, which is a failure. */
function testPackages() {
  console.log('\n> tests of the packages');
  const tested = findWorkspaces().filter(({ manifest }) => manifest.nx?.targets?.test);
  for (const { dir } of tested) rmSync(new URL(`${dir}/test-results`, ROOT), { recursive: true, force: true });
  const succeeded = run('nx', ['run-many', '-t', 'test', '--output-style=static']);
  const numbers = tested.map(({ dir }) => ({ dir, ...readTotals(`${dir}/test-results/totals.json`) }));
  for (const { dir, passed, failed } of numbers) {
    console.log(`${dir}: ${passed} passed, ${failed} failed`);
    total.passed += passed;
    total.failed += failed;
  }
  // Coverage below its threshold fails the run without a failing test case.
  if (!succeeded && numbers.every(({ failed }) => failed === 0)) total.failed += 1;
}

function readTotals(file) {
  const url = new URL(file, ROOT);
  const { passed, failed } = existsSync(url) ? JSON.parse(readFileSync(url, 'utf8')) : { passed: 0, failed: 1 };
  return { passed, failed: passed + failed === 0 ? 1 : failed };
}

/** Runs the tests that look at the repository as a whole: what is published, what a change affects, the lock file. */
function testRepository() {
  console.log('\n> tests of the repository');
  const results = new URL('test-results/', ROOT);
  const tap = new URL('repository.tap', results);
  rmSync(results, { recursive: true, force: true });
  mkdirSync(results);
  const reporters = { spec: 'stdout', tap: fileURLToPath(tap) };
  const options = Object.entries(reporters).flatMap(([name, destination]) => [
    `--test-reporter=${name}`,
    `--test-reporter-destination=${destination}`,
  ]);
  const succeeded = run(process.execPath, ['--test', ...options, ...REPOSITORY_TESTS]);
  const report = existsSync(tap) ? readFileSync(tap, 'utf8') : '';
  const count = (word) => Number(report.match(new RegExp(`^# ${word} (\\d+)$`, 'm'))?.[1] ?? 0);
  const [passed, failed] = [count('pass'), count('fail') + count('cancelled')];
  total.passed += passed;
  total.failed += succeeded && passed > 0 ? failed : Math.max(1, failed);
}
