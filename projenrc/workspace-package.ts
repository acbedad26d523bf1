import { javascript } from 'projen';
import { COMMON, REPOSITORY } from './common.ts';
import { Compiler } from './compiler.ts';
import type { Monorepo } from './monorepo.ts';
import { type NxTarget, toNxField } from './nx.ts';
import { UnitTests, type UnitTestsOptions } from './unit-tests.ts';
import { VERSION } from './versions.ts';

/** Options of {@link WorkspacePackage}. */
export interface WorkspacePackageOptions extends UnitTestsOptions {
  /** The root. */
  readonly parent: Monorepo;
  /** The folder, from the root, such as `packages/core-model`. */
  readonly dir: string;
  /** The name in the npm registry. */
  readonly name: string;
  /** One line about the package, for the npm registry. */
  readonly description: string;
  /** Packages of this repository that it uses. @default none */
  readonly siblings?: readonly WorkspacePackage[];
  /** Packages of this repository that it uses where the user has them. @default none */
  readonly optionalSiblings?: readonly WorkspacePackage[];
  /** Packages of this repository that its tests use. @default none */
  readonly devSiblings?: readonly WorkspacePackage[];
  /** Words that the npm registry finds it by, beside those of all packages. @default none */
  readonly keywords?: string[];
  /** Dependencies, as `name@range`. @default none */
  readonly deps?: string[];
  /** Dependencies that the user brings along, as `name@range`. @default none */
  readonly peerDeps?: string[];
  /** Dependencies of optional siblings that it uses itself, as `name@range`. @default none */
  readonly optionalPeerDeps?: string[];
  /** Dependencies of the tests and scripts, as `name@version`. @default none, the common tools are at the root */
  readonly devDeps?: string[];
  /** Commands that it installs: name to file. @default none */
  readonly bin?: Record<string, string>;
  /** The module that users import, by its file in `src`. @default "index"; none where it is private */
  readonly main?: string;
  /** Further modules that users import, by their folder in `src`: `testing` for `NAME/testing`. @default none */
  readonly entries?: readonly string[];
  /** Folders to publish beside `lib`, importable by their path. @default none */
  readonly publishes?: readonly string[];
  /** Further targets for Nx, beside compile, typecheck and test. @default none */
  readonly targets?: Record<string, NxTarget>;
  /** Whether it never goes to the npm registry. @default false */
  readonly private?: boolean;
}

/** Words that the npm registry finds every package by. */
const KEYWORDS = ['aws', 'blue-green', 'ci-cd', 'codepipeline', 'deployment', 'ecs', 'infrastructure-as-code'];

/** A package of the monorepo: CommonJS, compiled to `lib`, tested with Jest, run by Nx. */
export class WorkspacePackage extends javascript.NodeProject {
  /** The folder, from the root. */
  readonly dir: string;

  constructor(options: WorkspacePackageOptions) {
    const { siblings = [], optionalSiblings = [], devSiblings = [] } = options;
    super({
      ...COMMON,
      parent: options.parent,
      outdir: options.dir,
      name: options.name,
      description: options.description,
      deps: [...siblings.map(toDependency), ...(options.deps ?? [])],
      peerDeps: [
        ...optionalSiblings.map(toDependency),
        ...(options.optionalPeerDeps ?? []),
        ...(options.peerDeps ?? []),
      ],
      peerDependencyOptions: { pinnedDevDependency: false },
      devDeps: [...devSiblings.map(toDependency), ...(options.devDeps ?? [])],
      keywords: options.private ? undefined : [...KEYWORDS, ...(options.keywords ?? [])],
      homepage: `${REPOSITORY}/tree/main/${options.dir}#readme`,
      repositoryDirectory: options.dir,
      bin: options.bin,
      readme: { contents: `# ${options.name}\n\n${options.description}.\n` },
      projenDevDependency: false,
    });
    this.dir = options.dir;
    new Compiler(
      this,
      [...siblings, ...optionalSiblings].map((sibling) => `../../${sibling.dir}`),
    );
    new UnitTests(this, options);
    this.describe(options);
    this.leaveToTheRoot();
  }

  private describe(options: WorkspacePackageOptions): void {
    const folders = options.publishes ?? [];
    const targets: Record<string, NxTarget> = {
      compile: { command: 'tsc -b' },
      typecheck: { command: 'tsc -p test/tsconfig.json' },
      test: { command: 'jest --coverage', ...(options.usesCompiledSiblings && { dependsOn: ['^compile'] }) },
      ...(!options.private && { api: { command: 'node ../../scripts/api-report.mjs' } }),
      ...options.targets,
    };
    this.package.addField('version', VERSION);
    this.package.file.addDeletionOverride('devEngines');
    this.package.addField('type', 'commonjs');
    const optional = [
      ...(options.optionalSiblings ?? []).map(({ package: { packageName } }) => packageName),
      ...(options.optionalPeerDeps ?? []).map((dependency) => dependency.slice(0, dependency.lastIndexOf('@'))),
    ];
    if (optional.length > 0)
      this.package.addField(
        'peerDependenciesMeta',
        Object.fromEntries(optional.map((name) => [name, { optional: true }])),
      );
    this.package.addField(
      'scripts',
      Object.fromEntries(Object.entries(targets).map(([name, { command }]) => [name, command])),
    );
    this.package.addField('nx', toNxField(targets));
    const main = entryPoint(options.main ?? 'index');
    if (!options.private || options.main) {
      this.package.addField('main', toFile(main.default));
      this.package.addField('types', toFile(main.types));
    }
    if (options.private) {
      this.package.addField('private', true);
      return;
    }
    this.package.addField('exports', {
      '.': main,
      ...Object.fromEntries((options.entries ?? []).map((entry) => [`./${entry}`, entryPoint(`${entry}/index`)])),
      ...Object.fromEntries(folders.map((folder) => [`./${folder}/*`, `./${folder}/*`])),
      './package.json': './package.json',
    });
    this.package.addField('files', ['lib', '!lib/.tsbuildinfo', ...folders]);
    this.package.addField('sideEffects', false);
    this.package.addField('publishConfig', { access: 'public' });
  }

  /** The root installs, ignores and runs for all packages, so nothing of that stands here a second time. */
  private leaveToTheRoot(): void {
    this.package.postSynthesize = () => undefined;
    for (const file of ['.gitattributes', '.gitignore', '.projen/deps.json', '.projen/tasks.json'])
      this.tryRemoveFile(file);
  }
}

function toDependency(sibling: WorkspacePackage): string {
  return `${sibling.package.packageName}@^${VERSION}`;
}

function entryPoint(file: string): { readonly types: string; readonly default: string } {
  return { types: `./lib/${file}.d.ts`, default: `./lib/${file}.js` };
}

/** `./lib/index.js` as it stands outside of `exports`. */
function toFile(entry: string): string {
  return entry.replace('./', '');
}
