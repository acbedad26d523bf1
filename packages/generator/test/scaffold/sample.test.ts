import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import type { Answers, Backend } from '../../src/scaffold/answers';
import { listFiles } from '../../src/scaffold/list-files';

const SAMPLE = join(__dirname, '../../../../apps/sample');

/** The sample has these as a workspace of this repository. */
const OWN = ['README.md', 'package.json'];

const [cdk, pulumi] = (['cdk', 'pulumi'] as const).map(filesFor) as [Files, Files];

test('the sample is what the generator writes, with both backends', () => {
  const written = new Map(
    [...cdk, ...pulumi].filter(([path, content]) => (cdk.get(path) ?? content) === (pulumi.get(path) ?? content)),
  );
  const expected = Object.fromEntries([...written].filter(([path]) => !OWN.includes(path)));
  expect(readAll()).toEqual(expected);
});

test('the sample depends on what the generator gives to a repository', () => {
  const [ofCdk, ofPulumi, ofSample] = [cdk.get('package.json'), pulumi.get('package.json'), read('package.json')].map(
    (text) => JSON.parse(text ?? '') as Manifest,
  );
  expect(ofSample?.dependencies).toEqual({ ...ofCdk?.dependencies, ...ofPulumi?.dependencies });
});

interface Manifest {
  readonly dependencies: { readonly [name: string]: string };
}

type Files = ReadonlyMap<string, string>;

function filesFor(backend: Backend): Files {
  const answers: Answers = {
    name: 'sample',
    team: 'platform',
    layout: 'single',
    language: 'node',
    source: 'github',
    repository: 'acme/sample',
    target: 'ecs',
    strategy: 'canary',
    backend,
  };
  return new Map(listFiles(answers).map(({ path, content }) => [path, content]));
}

function readAll(): { readonly [path: string]: string } {
  const paths = readdirSync(SAMPLE, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(SAMPLE, join(entry.parentPath, entry.name)))
    .filter((path) => !OWN.includes(path) && !/^(test-results|node_modules|cdk\.out|out)\//.test(path));
  return Object.fromEntries(paths.map((path) => [path, read(path)]));
}

function read(path: string): string {
  return readFileSync(join(SAMPLE, path), 'utf8');
}
