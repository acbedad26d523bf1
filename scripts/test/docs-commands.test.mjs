import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { describe, test } from 'node:test';
import { ROOT } from '../run.mjs';

/** What a page says of commands that nothing here can run. */
const ACCOUNT = /AWS account|account of yours|emulator|†/;
const INSTALL =
  'what the benchmark and `npm run e2e:scaffold` do with tarballs; from the registry, once it is published';

/**
 * What shows that commands of the docs work: a test or script, with words of it that run them; or why nothing here can.
 * A command belongs to the first proof with an expression that it matches.
 */
const PROOFS = [
  { commands: /^npm start\b/, file: 'bench/run.mjs', words: "measureCommand('npm', ['start'])" },
  { commands: /^npm test$/, file: '.ci/run', words: 'npm test' },
  { commands: /^npm install && npm test/, file: 'scripts/scaffold/try-combination.mjs', words: "'npm', ['test']" },
  { commands: /^npm run check$/, file: 'scripts/scaffold/try-combination.mjs', words: "['run', 'check']" },
  { commands: /^npm run generate$/, file: 'scripts/test.mjs', words: "'generate'" },
  { commands: /^npm run (lint|format)$/, file: 'scripts/test.mjs', words: "run('biome', ['check'])" },
  { commands: /^npm run api/, file: 'scripts/test.mjs', words: "'npm run api'" },
  { commands: /^npm run affected\b/, file: 'scripts/test/affected.test.mjs', words: 'affected' },
  { commands: /^npx projen$/, file: 'scripts/test.mjs', words: '.projenrc.ts' },
  {
    commands: /^npx tap-pipeline .*services\/|orders\/pipeline.yaml/,
    file: 'packages/cli/test/for-platform-teams.test.ts',
    words: 'for-platform-teams.md',
  },
  {
    commands: /^npx tap-pipeline (check|plan|render|explain) pipeline.yaml/,
    file: 'packages/cli/test/readme.test.ts',
    words: "block('sh')",
  },
  {
    commands: /^npx tap-pipeline \w+ packages\/core-model\/fixtures\//,
    file: 'scripts/test/compare-with-plan.test.mjs',
    words: 'five-stage.pipeline.yaml',
  },
  {
    commands: /^npm create tap-pipeline/,
    file: 'packages/create/test/readme.test.ts',
    words: 'npm create tap-pipeline',
  },
  { commands: /^yo tap-pipeline/, file: 'bench/scaffold.mjs', words: "yo('tap-pipeline'" },
  { commands: /^npm install/, reason: INSTALL },
  { commands: /^npm (audit|publish)/, reason: 'it asks or changes the public registry' },
  { commands: /^npx jest --watch$/, reason: 'it ends when its user ends it' },
  { commands: /^(npx )?cdk synth/, file: 'bench/scaffold.mjs', words: 'cdk synth' },
  { commands: /^cdk init/, file: 'bench/scaffold.mjs', words: "CDK, ['init', 'app'" },
  {
    commands: /^(aws|pulumi|(npx )?cdk|jq)\b/,
    needs: ACCOUNT,
    reason: 'it changes or reads what is in an AWS account',
  },
];

/** The catalogue of errors has fixes for things that are the reader's own; the change log has titles of commits. */
const NOT_READ = ['CHANGELOG.md', 'errors.md'];

/** Programs whose commands are looked for. */
const PROGRAMS = ['npm', 'npx', 'yo', 'pulumi', 'aws', 'cdk', 'jq'];

const SCRIPTS = JSON.parse(read('package.json')).scripts;

describe('every command in the docs', () => {
  const told = listPages().flatMap((page) => commandsOf(read(page)).map((command) => ({ page, command })));

  test('is run by a test or a script, or says why nothing here can run it', () => {
    const open = told.filter(({ command }) => !findProof(command));

    assert.deepEqual(open, []);
  });

  test('that needs an AWS account stands on a page that says so', () => {
    const silent = told.filter(({ page, command }) => findProof(command)?.needs?.test(read(page)) === false);

    assert.deepEqual(silent, []);
  });

  test('of this repository is one of its commands', () => {
    const names = told.flatMap(({ command }) => /^npm run ([\w:]+)/.exec(command)?.[1] ?? []);

    const ofScaffolds = ['check', 'preview', 'synth'];
    assert.deepEqual(
      [...new Set(names)].filter((name) => !SCRIPTS[name] && !ofScaffolds.includes(name)),
      [],
    );
  });

  for (const { commands, file, words } of PROOFS.filter((proof) => proof.file))
    test(`like ${commands.source} is run by ${file}`, () => {
      assert.ok(read(file).includes(words), `${file} has: ${words}`);
      assert.ok(
        told.some(({ command }) => commands.test(command)),
        'a page tells such a command',
      );
    });
});

function findProof(command) {
  const [, script] = /^npm run ([\w:]+)/.exec(command) ?? [];
  // A suite of the repository is its own proof, as long as its file is there.
  const suite = /^node (scripts\/[\w-]+\.mjs|bench\/run\.mjs)$/.exec(SCRIPTS[script] ?? '')?.[1];
  if (suite && existsSync(new URL(suite, ROOT))) return { file: suite };
  return PROOFS.find(({ commands }) => commands.test(command));
}

function listPages() {
  const folders = ['./', 'docs/', 'docs/adr/', 'docs/reference-systems/', 'bench/', ...listPackages()];
  return folders.flatMap((folder) =>
    readdirSync(new URL(folder, ROOT))
      .filter((name) => name.endsWith('.md') && !NOT_READ.includes(name))
      .map((name) => `${folder}${name}`),
  );
}

function listPackages() {
  return readdirSync(new URL('packages', ROOT)).map((name) => `packages/${name}/`);
}

/** Each line of code that begins with a program, and what stands between back ticks, without comments. */
function commandsOf(markdown) {
  const joined = markdown.replaceAll(/\\\n\s*/g, '');
  const fenced = [...joined.matchAll(/^\s*```\w*\n([\s\S]*?)```/gm)].flatMap(([, block]) => block.split('\n'));
  const indented = joined.split('\n').filter((line) => line.startsWith('    '));
  const quoted = [...joined.matchAll(/`([^`\n]+)`/g)].map(([, code]) => code);
  const isCommand = (text) => PROGRAMS.some((program) => text.startsWith(`${program} `));
  const lines = [...fenced, ...indented].map((line) => line.trim());
  return [...new Set([...lines, ...quoted].filter(isCommand).map((text) => text.split(/\s#/)[0].trim()))];
}

function read(file) {
  return readFileSync(new URL(file, ROOT), 'utf8');
}
