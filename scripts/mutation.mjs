/**
 * Breaks core-model on purpose, a small change at a time, and counts the changes that its tests find:
 * `npm run mutation [-- --area documents --file src/plan/alarm.ts]`. docs/mutation.md says how to read it.
 *
 * Runs on a fresh clone with nothing installed.
 */
import { existsSync, readFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { runCommand } from './command.mjs';
import { install } from './install.mjs';
import { ROOT } from './run.mjs';

const FOLDER = fileURLToPath(new URL('packages/core-model/', ROOT));
const REPORTS = fileURLToPath(new URL('out/mutation/', ROOT));
const LIST = fileURLToPath(new URL('packages/core-model/test/mutation/survivors.yaml', ROOT));

/** What is mutated, and the files in test/mutation that look for it. */
const AREAS = {
  plan: { mutate: ['src/plan/**/*.ts'], tests: ['plan-1', 'plan-2'] },
  documents: { mutate: ['src/documents/**/*.ts'], tests: ['plan-1', 'plan-2'] },
  validate: { mutate: ['src/spec/validate.ts', 'src/spec/validate/**/*.ts'], tests: ['validate'] },
};

const USAGE = `npm run mutation [-- flags]

  --area A     only this one: ${Object.keys(AREAS).join(', ')}; can be repeated
  --file F     only this file of packages/core-model, such as src/plan/alarm.ts; can be repeated
  --workers N  mutants at a time; by default one for each processor, here ${availableParallelism()}
  --strict     fail where a survivor has no reason in the list, or the list has one that is found by now
  --help       this text`;

await runCommand({ usage: USAGE, readFlags, main });

async function main(flags) {
  if (!install()) return 1;
  const runs = toRuns(flags);
  const results = [];
  for (const run of runs) {
    const mutants = await tryMutate(run, flags.workers);
    if (!mutants) return 1;
    results.push({ ...run, mutants });
  }
  const areScoresHigh = tellScores(results);
  const isListTrue = await tellSurvivors(results);
  return areScoresHigh && (isListTrue || !flags.strict) ? 0 : 1;
}

function readFlags(args) {
  const [several, flag] = [{ type: 'string', multiple: true }, { type: 'boolean' }];
  const options = { area: several, file: several, workers: { type: 'string' }, strict: flag, help: flag };
  const { area, file, workers, ...values } = parseArgs({ args, options }).values;
  const wrong = area?.find((name) => !Object.hasOwn(AREAS, name));
  if (wrong !== undefined) throw new Error(`--area must be one of ${Object.keys(AREAS).join(', ')}, got ${wrong}`);
  if (area && file) throw new Error('--area and --file exclude each other: a file is in one area');
  for (const name of file ?? []) {
    if (!existsSync(`${FOLDER}${name}`))
      throw new Error(`--file ${name}: there is no such file in packages/core-model`);
    if (!tryFindArea(name)) throw new Error(`--file ${name} is in none of the areas: ${Object.keys(AREAS).join(', ')}`);
  }
  if (workers !== undefined && !/^[1-9]\d?$/.test(workers))
    throw new Error(`--workers must be a whole number from 1 to 99, got ${workers}`);
  return { ...values, area, file, workers: Number(workers ?? availableParallelism()) };
}

/** The areas, with the files to mutate in each. */
function toRuns({ area, file }) {
  return Object.entries(AREAS)
    .map(([name, { mutate, tests }]) => ({
      name,
      tests,
      mutate: file ? file.filter((path) => tryFindArea(path) === name) : mutate,
    }))
    .filter(({ name, mutate }) => mutate.length > 0 && (area?.includes(name) ?? true));
}

function tryFindArea(file) {
  const isIn = (pattern) => (pattern.includes('*') ? file.startsWith(pattern.split('*')[0]) : file === pattern);
  return Object.keys(AREAS).find((name) => file.endsWith('.ts') && AREAS[name].mutate.some(isIn));
}

async function tryMutate(run, workers) {
  try {
    return await mutate(run, workers);
  } catch ({ message }) {
    console.error(
      `${message}\n  fix: where the tests fail without any change, mend them first: npx jest in packages/core-model`,
    );
    return undefined;
  }
}

async function mutate({ name, tests, mutate }, concurrency) {
  const { Stryker } = await import('@stryker-mutator/core');
  console.log(`\n${name}: ${mutate.join(', ')}`);
  // Stryker takes the folder that it runs in for the project.
  process.chdir(FOLDER);
  const config = JSON.parse(readFileSync('stryker.config.json', 'utf8'));
  const mutants = await new Stryker({
    ...config,
    mutate,
    concurrency,
    jest: { ...config.jest, config: { testMatch: tests.map((file) => `**/${file}.mutation.ts`) } },
    reporters: ['progress-append-only', 'html'],
    htmlReporter: { fileName: `${REPORTS}${name}.html` },
    thresholds: { ...config.thresholds, break: null },
    logLevel: 'warn',
  }).runMutationTest();
  return mutants.map((mutant) => ({ ...mutant, fileName: relative(FOLDER, mutant.fileName).replaceAll('\\', '/') }));
}

/** One line an area. @returns {boolean} whether each is high enough */
function tellScores(results) {
  const { high, break: least } = JSON.parse(readFileSync(`${FOLDER}stryker.config.json`, 'utf8')).thresholds;
  console.log('\narea         score  mutants  killed  timeout  survived  untested  errors');
  const scores = results.map(({ name, mutants }) => {
    const count = (...states) => mutants.filter(({ status }) => states.includes(status)).length;
    const found = count('Killed', 'Timeout');
    const score = (100 * found) / (found + count('Survived', 'NoCoverage'));
    const columns = [mutants.length, count('Killed'), count('Timeout'), count('Survived'), count('NoCoverage')];
    const cells = [...columns, count('RuntimeError', 'CompileError')].map((number) => String(number).padStart(9));
    console.log(`${name.padEnd(10)} ${score.toFixed(1).padStart(6)}%${cells.join('')}`);
    return score;
  });
  const isHigh = scores.every((score) => score >= least);
  if (!isHigh) console.error(`✖ a score is under ${least} %: write tests for what survived (${high} % is our aim)`);
  return isHigh;
}

/** What the list of survivors does not say. @returns {Promise<boolean>} whether the list is true */
async function tellSurvivors(results) {
  // Not at the top: it reads YAML with a package that is installed by now.
  const { compareWithList, readList, toEntry } = await import('./mutation/survivors.mjs');
  const mutants = results.flatMap((result) => result.mutants);
  const sources = new Map();
  const read = (file) => sources.get(file) ?? sources.set(file, readFileSync(`${FOLDER}${file}`, 'utf8')).get(file);
  const survivors = mutants
    .filter(({ status }) => status === 'Survived' || status === 'NoCoverage')
    .map((mutant) => toEntry(mutant, read(mutant.fileName)));
  const files = new Set(mutants.map(({ fileName }) => fileName));
  const { unknown, gone, known } = compareWithList(survivors, readList(LIST), files);
  console.log(
    `\n${survivors.length} survivors, ${known} of them with a reason in ${relative(fileURLToPath(ROOT), LIST)}`,
  );
  if (unknown.length > 0)
    console.log(`✖ without a reason; write a test, or take it into the list:\n${unknown.join('\n')}`);
  if (gone.length > 0) console.log(`✖ in the list, and found by a test or gone; take it out:\n${gone.join('\n')}`);
  return unknown.length === 0 && gone.length === 0;
}
