import { checkSpec, parseSpec } from '@tap-pipeline/core-model';
import { parse as parseYaml } from 'yaml';
import type { Answers } from '../../src/scaffold/answers';
import { toReleasedSpec } from '../../src/scaffold/files/pipeline-yaml';
import { ENVIRONMENTS } from '../../src/scaffold/files/view';
import { listFiles, listServiceFiles } from '../../src/scaffold/list-files';
import { answersOf, COMBINATIONS } from './combinations';

describe.each(COMBINATIONS)('for %s', (_title, answers) => {
  const files = listFiles(answers);
  const paths = files.map(({ path }) => path);

  test('each file is written once, in the order of its path, and for a reason', () => {
    expect(paths).toEqual([...new Set(paths)].sort());
    for (const { reason } of files) expect(reason).toMatch(/^[a-z`].{5,100}[^.]$/);
  });

  test('nothing of a template is left over', () => {
    for (const { path, content } of files) {
      expect({ path, found: content.match(/<%|%>|\[object|[ \t]$/m)?.[0] }).toEqual({ path });
      if (!/\.[a-z]*(js|ts)$/.test(path)) expect({ path, found: content.match(/undefined/)?.[0] }).toEqual({ path });
    }
  });

  test('every document can be parsed', () => {
    for (const { path, content } of files) {
      if (path.endsWith('.json')) expect(() => JSON.parse(content)).not.toThrow();
      if (/\.ya?ml$/.test(path) && !path.includes('infrastructure/')) expect(parseYaml(content)).toBeInstanceOf(Object);
    }
  });

  test('the spec is that of the answers, and holds in every environment', () => {
    const file = find(answers, 'pipeline.yaml');
    expect(parseYaml(file)).toEqual(toReleasedSpec(answers));
    for (const environmentSuffix of ENVIRONMENTS)
      expect(checkSpec(parseSpec(file, 'pipeline.yaml'), { explicit: { environmentSuffix } })).toEqual([]);
  });

  test('the same answers give the same bytes', () => {
    expect(listFiles({ ...answers })).toEqual(files);
  });

  test('the README names every file but itself', () => {
    const text = files.find(({ path }) => path === 'README.md')?.content ?? '';
    for (const path of paths) if (path !== 'README.md') expect(text).toContain(`| \`${path}\` |`);
  });

  test('every command that the README tells to run exists', () => {
    const { scripts } = JSON.parse(find(answers, 'package.json'));
    const text = files.filter(({ path }) => path.endsWith('README.md')).map(({ content }) => content);
    const named = [...text.join('\n').matchAll(/npm run ([a-z:]+)/g)].map(([, script]) => script);
    expect(named).not.toHaveLength(0);
    for (const script of named) expect(Object.keys(scripts)).toContain(script);
  });

  test('GitHub releases what is at GitHub, and nothing else', () => {
    const isThere = paths.includes('.github/workflows/ci-cd.yml');
    expect(isThere).toBe(answers.source === 'github');
    expect(paths.includes('scripts/release.mjs')).toBe(isThere);
  });
});

test('what is written is little', () => {
  expect(listFiles(answersOf())).toHaveLength(21);
  expect(listFiles(answersOf({ backend: 'pulumi' }))).toHaveLength(24);
  expect(listFiles(answersOf({ source: 'codecommit', repository: undefined }))).toHaveLength(17);
});

test('one more service of a monorepo stays in its folder', () => {
  const first = answersOf({ layout: 'monorepo' });
  const second = answersOf({ layout: 'monorepo', name: 'billing', language: 'go', backend: 'pulumi' });
  for (const { path } of listServiceFiles(second)) expect(path).toMatch(/^services\/billing\//);
  const taken = new Set(listFiles(first).map(({ path }) => path));
  expect(listServiceFiles(second).filter(({ path }) => taken.has(path))).toEqual([]);
});

test('the first service of a monorepo is written as one more is', () => {
  const answers = answersOf({ layout: 'monorepo' });
  const first = listFiles(answers).filter(({ path }) => path.startsWith('services/'));
  expect(listServiceFiles(answers)).toEqual(first);
});

test('both backends fit into one repository: only their common documents differ', () => {
  const [cdk, pulumi] = [listFiles(answersOf()), listFiles(answersOf({ backend: 'pulumi' }))];
  const differing = cdk.filter((file) => {
    const other = pulumi.find(({ path }) => path === file.path);
    return other && other.content !== file.content;
  });
  expect(differing.map(({ path }) => path)).toEqual([
    '.github/workflows/ci-cd.yml',
    '.github/workflows/deploy.yml',
    'README.md',
    'infrastructure/github-access.yaml',
    'package.json',
  ]);
});

test('a team and a backend can be chosen by a tag of Nx', () => {
  const answers = answersOf({ layout: 'monorepo', team: 'Payments & Fraud' });
  expect(JSON.parse(find(answers, 'package.json')).nx).toEqual({
    name: 'orders',
    tags: ['team:payments-fraud', 'backend:cdk'],
  });
});

test('a service that is called like a package of npm does not take its place', () => {
  for (const layout of ['single', 'monorepo'] as const)
    for (const name of ['tsx', 'nx', 'constructs'])
      expect(JSON.parse(find(answersOf({ layout, name }), 'package.json')).name).toBe(`@services/${name}`);
});

test('the editor finds the schema of the spec from where the spec lies', () => {
  const schema = 'node_modules/@tap-pipeline/core-model/schema/pipeline.schema.json';
  expect(find(answersOf(), 'pipeline.yaml')).toContain(`# yaml-language-server: $schema=./${schema}`);
  expect(find(answersOf({ layout: 'monorepo' }), 'pipeline.yaml')).toContain(`$schema=../../${schema}`);
});

/** The content of a file of the service, wherever its folder is. */
function find(answers: Answers, path: string): string {
  const folder = answers.layout === 'monorepo' ? `services/${answers.name}/` : '';
  const file = listFiles(answers).find((candidate) => candidate.path === folder + path);
  if (!file) throw new Error(`there is no ${folder}${path}`);
  return file.content;
}
