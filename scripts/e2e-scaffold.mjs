/**
 * Scaffolded repositories, tried as their users do: `npm run e2e:scaffold [-- --backend cdk --language go --verbose]`.
 *
 * Every backend × language × layout is scaffolded in a temporary folder, gets the packages of this repository as they would
 * be published, runs its own checks and tests, and renders its infrastructure, which is compared with the plan. Started by
 * root, it tries one more as a normal user. Needs no AWS account. Runs on a fresh clone.
 */
import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { runCommand } from './command.mjs';
import { install } from './install.mjs';
import { Progress } from './progress.mjs';
import { run } from './run.mjs';
import { BACKENDS, COMBINATIONS, LANGUAGES, LAYOUTS } from './scaffold/combinations.mjs';
import { findMissingTool, makePython } from './scaffold/toolchains.mjs';
import { packAll } from './tarballs.mjs';

const NORMAL_USER = 1000;
/** Of steps side by side, each is told in lines. */
const LINES = { isTTY: false, write: (text) => process.stdout.write(text) };
const TRY = fileURLToPath(new URL('scaffold/try-combination.mjs', import.meta.url));

const USAGE = `npm run e2e:scaffold [-- flags]

  --backend B   only this one: ${BACKENDS.join(', ')}; can be repeated
  --language L  only this one: ${LANGUAGES.join(', ')}; can be repeated
  --layout L    only this one: ${LAYOUTS.join(', ')}; can be repeated
  --optional    skip a language whose tools are missing, in place of failing
  --verbose     show the output of each command as it comes, and its time
  --help        this text`;

await runCommand({ usage: USAGE, readFlags, main });

async function main(flags) {
  if (!install() || !run('tsc', ['-b', 'packages/create', 'packages/cli'], { quiet: true })) return 1;
  const work = mkdtempSync(join(tmpdir(), 'tap-scaffold-'));
  // A normal user reads the packages in it.
  chmodSync(work, 0o755);
  writeFileSync(join(work, 'packages.json'), JSON.stringify([...packAll(join(work, 'packages'))]));
  const total = await tryAll(work, flags);
  if (total.failed === 0) rmSync(work, { recursive: true, force: true });
  else console.log(`what failed is in ${work}`);
  console.log(`${total.passed} passed, ${total.failed} failed, ${total.skipped} skipped`);
  return total.failed === 0 && total.passed > 0 ? 0 : 1;
}

function readFlags(args) {
  const [several, flag] = [{ type: 'string', multiple: true }, { type: 'boolean' }];
  const options = { backend: several, language: several, layout: several, optional: flag, verbose: flag, help: flag };
  const { values } = parseArgs({ args, options });
  for (const [name, allowed] of Object.entries({ backend: BACKENDS, language: LANGUAGES, layout: LAYOUTS })) {
    const wrong = values[name]?.find((value) => !allowed.includes(value));
    if (wrong !== undefined) throw new Error(`--${name} must be one of ${allowed.join(', ')}, got ${wrong}`);
  }
  return values;
}

/** The backends side by side, since an installation mostly waits. */
async function tryAll(work, flags) {
  const progress = new Progress({ isVerbose: flags.verbose, stream: LINES });
  const wanted = COMBINATIONS.filter((combination) =>
    Object.entries(combination).every(([name, value]) => flags[name]?.includes(value) ?? true),
  );
  const python = wanted.some(({ language }) => language === 'python') ? await makePython(work, progress) : undefined;
  const results = await Promise.all(
    BACKENDS.map((backend) =>
      tryInTurn(
        wanted.filter((combination) => combination.backend === backend),
        { progress, work, python, isOptional: flags.optional },
      ),
    ),
  );
  const forUser = wanted.find(({ language }) => language === 'node');
  if (forUser && process.getuid?.() === 0) {
    const folder = join(work, 'user', Object.values(forUser).join('-'));
    results.push([await tryOne(progress, forUser, { folder, work, user: NORMAL_USER })]);
  }
  const count = (kind) => results.flat().filter((result) => result === kind).length;
  return { passed: count('passed'), failed: count('failed'), skipped: count('skipped') };
}

async function tryInTurn(combinations, { progress, work, python, isOptional }) {
  const results = [];
  let modules;
  for (const combination of combinations) {
    const folder = join(work, Object.values(combination).join('-'));
    const reason = findReasonNotTo(combination, python);
    const result = reason
      ? refuse(combination, reason, isOptional)
      : await tryOne(progress, combination, { folder, work, python, modules });
    results.push(result);
    // The next one takes over its node_modules; of one that failed everything stays, so that it can be repeated.
    if (result === 'passed') modules = replace(modules, folder);
  }
  return results;
}

function findReasonNotTo({ language }, python) {
  const missing = findMissingTool(language);
  if (missing) return missing;
  return language === 'python' && !python ? 'its environment of Python could not be made, see above' : undefined;
}

function refuse(combination, reason, isOptional) {
  console.log(`${isOptional ? '- skipped' : '✖'} ${toTitle(combination)}: ${reason}`);
  return isOptional ? 'skipped' : 'failed';
}

function replace(former, folder) {
  if (former) rmSync(former, { recursive: true, force: true });
  return folder;
}

/** One process for each, so that one line tells what came of it, and one command repeats it. */
async function tryOne(progress, combination, { folder, work, python, modules, user }) {
  const given = { ...combination, folder, packages: join(work, 'packages.json'), modules, user };
  if (combination.language === 'python') given.python = python;
  const args = Object.entries(given).flatMap(([name, value]) => (value === undefined ? [] : [`--${name}=${value}`]));
  const title = `${toTitle(combination)}${user === undefined ? '' : ', as a normal user'}`;
  const { succeeded } = await progress.step(title, process.execPath, [TRY, ...args]);
  return succeeded ? 'passed' : 'failed';
}

function toTitle(combination) {
  return Object.values(combination).join(', ');
}
