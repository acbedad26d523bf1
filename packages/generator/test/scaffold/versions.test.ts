import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { TAP_PIPELINE_VERSION, VERSIONS } from '../../src/scaffold/files/versions';
import { listFiles } from '../../src/scaffold/list-files';
import { answersOf } from './combinations';

const ROOT = join(__dirname, '../../../..');

/** Versions that this repository is developed with, as `projenrc/versions.ts` says them. */
const OWN = Object.fromEntries(
  [...readFileSync(join(ROOT, 'projenrc/versions.ts'), 'utf8').matchAll(/^ {2}(\w+): '(.*)',$/gm)].map(
    ([, name, version]) => [name, version],
  ),
);

test.each(Object.entries(VERSIONS).filter(([name]) => name !== 'awsCdk'))(
  'what is written uses %s %s, as this repository does',
  (name, version) => {
    expect(OWN[name]).toBe(version);
  },
);

test('the packages of tap-pipeline are those that the generator is released with', () => {
  const { version } = JSON.parse(readFileSync(join(ROOT, 'packages/core-model/package.json'), 'utf8'));
  expect(TAP_PIPELINE_VERSION).toBe(version);
});

test('every other package is pinned', () => {
  for (const backend of ['cdk', 'pulumi'] as const)
    for (const layout of ['single', 'monorepo'] as const)
      for (const { path, content } of listFiles(answersOf({ backend, layout })))
        if (path.endsWith('package.json')) expectPinned(JSON.parse(content));
});

test('every other package is the release that this repository has installed', () => {
  const lock = JSON.parse(readFileSync(join(ROOT, 'package-lock.json'), 'utf8')) as Lock;
  const packages = (['cdk', 'pulumi'] as const)
    .flatMap((backend) => listFiles(answersOf({ backend, layout: 'monorepo' })))
    .filter(({ path }) => path.endsWith('package.json'))
    .map(({ content }) => JSON.parse(content) as Package);
  const written = new Map(
    packages.flatMap(({ dependencies, devDependencies }) => Object.entries({ ...dependencies, ...devDependencies })),
  );
  const own = [...written].filter(([name]) => !ELSEWHERE.test(name));
  expect(own.length).toBeGreaterThan(5);
  for (const [name, version] of own)
    expect({ name, version }).toEqual({ name, version: lock.packages[`node_modules/${name}`]?.version });
});

/** Packages of tap-pipeline itself, and the command line of the CDK, which this repository does not need. */
const ELSEWHERE = /^(@tap-pipeline\/.*|tap-pipeline|aws-cdk)$/;

interface Lock {
  readonly packages: { readonly [path: string]: { readonly version?: string } };
}

interface Package {
  readonly dependencies?: { readonly [name: string]: string };
  readonly devDependencies?: { readonly [name: string]: string };
}

function expectPinned({ dependencies, devDependencies }: Package): void {
  for (const [name, version] of Object.entries({ ...dependencies, ...devDependencies }))
    if (!/^(@tap-pipeline\/|tap-pipeline$)/.test(name))
      expect({ name, version }).toEqual({ name, version: expect.stringMatching(/^\d+\.\d+\.\d+$/) });
}
