import type { Fault, FaultKind } from './fault';

/** Test files of a package that are run together. */
export interface Suite {
  /** Folder of the package, from the root: `packages/core-model`. */
  readonly package: string;
  /** Beginnings of the paths of the test files in it. */
  readonly paths: readonly string[];
  /** Whether the package uses what its siblings compiled. */
  readonly compiles?: boolean;
}

const CORE_MODEL = 'packages/core-model';
const CDK = 'packages/cdk-adapter';
const PULUMI = 'packages/pulumi-adapter';

const PARITY: Suite = { package: 'packages/conformance', paths: ['test/parity.test.ts'], compiles: true };

/** The suites that may find a fault in a package, those that answer soonest first. */
const SUITES: { readonly [folder: string]: readonly Suite[] } = {
  [CORE_MODEL]: [
    { package: CORE_MODEL, paths: ['test/plan/reference-systems', 'test/plan/iam', 'test/plan/pipeline'] },
    { package: CORE_MODEL, paths: ['test/documents/', 'test/plan/(?!any-spec)'] },
    { package: CDK, paths: ['test/reference-systems/', 'test/judges/'] },
    { package: CORE_MODEL, paths: ['test/'] },
  ],
  [CDK]: [
    { package: CDK, paths: ['test/reference-systems/', 'test/judges/'] },
    { package: CDK, paths: ['test/'] },
    PARITY,
  ],
  [PULUMI]: [
    { package: PULUMI, paths: ['test/reference-systems/'] },
    { package: PULUMI, paths: ['test/blocks'] },
    { package: PULUMI, paths: ['test/'] },
    PARITY,
  ],
};

/** What is about who may do what is found soonest by the tests of roles. */
const FIRST_OF_KIND: { readonly [kind in FaultKind]?: string } = {
  permissions: 'test/plan/iam.test.ts',
  trust: 'test/plan/roles.test.ts',
};

/**
 * The suites that may find the fault, in the order in which they are run: first the test of the file itself.
 * @param exists whether there is such a file, from the root of the repository
 * @throws an error for a file of a package whose tests are not known
 */
export function listSuites({ file, kind }: Fault, exists: (path: string) => boolean): readonly Suite[] {
  const folder = file.split('/').slice(0, 2).join('/');
  const suites = SUITES[folder];
  if (!suites) throw new Error(`no tests are known for ${file}, only for ${Object.keys(SUITES).join(', ')}`);
  const own = file.slice(folder.length + 1).replace(/^src\/(.*)\.ts$/, 'test/$1.test.ts');
  const paths = [own, FIRST_OF_KIND[kind]].filter((path) => path !== undefined && exists(`${folder}/${path}`));
  return paths.length > 0 ? [{ package: folder, paths: paths.map(String) }, ...suites] : suites;
}

/** The suite in a few words. */
export function titleOf({ package: folder, paths }: Suite): string {
  return `${folder} ${paths.join(' ')}`;
}
