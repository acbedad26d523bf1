import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { GenerateOptions, Scaffold } from '../src/generate';
import type { Decision, Prompter } from '../src/prompter';
import type { Answers } from '../src/scaffold/answers';
import type { ScaffoldFile } from '../src/scaffold/scaffold-file';

/** Answers that are all right. */
export const ANSWERS: Answers = {
  name: 'orders',
  team: 'payments',
  layout: 'single',
  language: 'python',
  source: 'github',
  repository: 'acme/orders',
  target: 'ecs',
  strategy: 'canary',
  backend: 'cdk',
};

/** A few files, so that the engine's tests do not follow every change of the templates. */
export const SMALL: Scaffold = {
  listFiles: (answers) => [
    { path: 'README.md', content: `# ${answers.name}\n`, reason: 'what this is' },
    { path: 'scripts/run.sh', content: '#!/bin/sh\n', isExecutable: true, reason: 'runs it' },
    ...(answers.layout === 'single' ? serviceFiles(answers, '') : serviceFiles(answers, `services/${answers.name}/`)),
  ],
  listServiceFiles: (answers) => serviceFiles(answers, `services/${answers.name}/`),
};

function serviceFiles({ name, language, strategy }: Answers, base: string): readonly ScaffoldFile[] {
  return [
    {
      path: `${base}pipeline.yaml`,
      content: `service: ${name}\nstrategy: ${strategy}\n`,
      reason: 'the path to production',
    },
    { path: `${base}service/${language}/main.txt`, content: `${name} in ${language}\n`, reason: 'the service' },
  ];
}

/** Options of a run that is told everything; each may be replaced. */
export function optionsFor(cwd: string, changes: Partial<GenerateOptions> = {}): GenerateOptions {
  return {
    kind: 'app',
    cwd,
    folder: 'orders',
    given: { team: 'payments', repository: 'acme/orders' },
    isForced: false,
    isInstalled: false,
    scaffold: SMALL,
    ...changes,
  };
}

/** Answers questions and decisions from lists, and remembers what was asked and shown. */
export function fakePrompter(answers: { readonly [name: string]: string }, decisions: readonly Decision[] = []) {
  const asked: string[] = [];
  const told: string[] = [];
  const left = [...decisions];
  const prompter: Prompter = {
    ask: async ({ name, default: byDefault, findProblem }) => {
      asked.push(name);
      const answer = answers[name] ?? byDefault;
      if (answer === undefined) throw new Error(`the test has no answer for ${name}`);
      const problem = findProblem(answer);
      if (problem !== undefined) throw new Error(problem);
      return answer;
    },
    decide: async ({ message }) => {
      asked.push(message);
      const decision = left.shift();
      if (!decision) throw new Error(`the test has no decision for: ${message}`);
      return decision;
    },
    tell: (text) => void told.push(text),
  };
  return { prompter, asked, told };
}

const folders: string[] = [];

/** A folder of its own for a test. */
export function createFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'generator-test-'));
  folders.push(folder);
  return folder;
}

/** Writes a file, with the folders that it needs. */
export function write(folder: string, path: string, content: string): void {
  mkdirSync(dirname(join(folder, path)), { recursive: true });
  writeFileSync(join(folder, path), content);
}

/** Every file below a folder with its content, and every folder that is empty. */
export function snapshot(folder: string, base = ''): { readonly [path: string]: string } {
  const names = readdirSync(join(folder, base)).sort();
  if (names.length === 0 && base !== '') return { [`${base}/`]: 'empty folder' };
  return Object.assign(
    {},
    ...names.map((name) => {
      const path = base === '' ? name : `${base}/${name}`;
      const absolute = join(folder, path);
      return statSync(absolute).isDirectory() ? snapshot(folder, path) : { [path]: readFileSync(absolute, 'utf8') };
    }),
  );
}

afterAll(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
});
