import { javascript, type Task, typescript } from 'projen';
import { Biome } from './biome.ts';
import { COMMON } from './common.ts';
import { SharedCompilerOptions } from './compiler.ts';
import { NpmSettings } from './npm-settings.ts';
import { Nx } from './nx.ts';
import { Release } from './release.ts';
import { CLOUD, TOOLS, VERSION } from './versions.ts';
import { Workflow } from './workflow.ts';

/**
 * The commands of the root.
 *
 * They call their tool directly, not through projen: `npm start` and `npm test` have to work before anything is installed.
 */
const SCRIPTS = {
  start: 'node scripts/start.mjs',
  test: 'node scripts/test.mjs',
  compile: 'nx run-many -t compile',
  typecheck: 'nx run-many -t typecheck',
  affected: 'nx affected -t typecheck test',
  generate: 'nx run-many -t generate',
  api: 'nx run-many -t api',
  'api:changes': 'node scripts/api-changes.mjs',
  lint: 'biome check',
  format: 'biome check --write',
  bench: 'node bench/run.mjs',
  conformance: 'node scripts/conformance.mjs',
  'e2e:pulumi': 'node scripts/e2e-pulumi.mjs',
  'e2e:scaffold': 'node scripts/e2e-scaffold.mjs',
  'e2e:emulator': 'node scripts/e2e-emulator.mjs',
  'e2e:aws': 'node scripts/e2e-aws.mjs',
  judges: 'node scripts/judges.mjs',
  iam: 'node scripts/iam.mjs',
  faults: 'node scripts/faults.mjs',
  fuzz: 'node scripts/fuzz.mjs',
  mutation: 'node scripts/mutation.mjs',
  sbom: 'node scripts/sbom.mjs',
  release: 'node scripts/release.mjs',
  projen: 'projen',
};

/** The root of the repository: the tools, the commands, and the settings that all packages share. */
export class Monorepo extends javascript.NodeProject {
  constructor() {
    super({
      ...COMMON,
      name: '@tap-pipeline/monorepo',
      projenVersion: TOOLS.projen,
      readme: { contents: '# tap-pipeline\n' },
      devDeps: [
        `@biomejs/biome@${TOOLS.biome}`,
        `@microsoft/api-extractor@${TOOLS.apiExtractor}`,
        `@swc/core@${TOOLS.swcCore}`,
        `@swc/jest@${TOOLS.swcJest}`,
        `@types/jest@${TOOLS.typesJest}`,
        `@types/node@${TOOLS.typesNode}`,
        `constructs@${CLOUD.constructs}`,
        `jest@${TOOLS.jest}`,
        `nx@${TOOLS.nx}`,
        `tsx@${TOOLS.tsx}`,
        `typescript@${TOOLS.typescript}`,
      ],
      gitignore: [
        '/packages/*/lib/',
        '/apps/*/lib/',
        '/bench/*/lib/',
        '/out/',
        '/.nx/',
        '*.tsbuildinfo',
        'cdk.out/',
        'coverage/',
        'test-results/',
      ],
    });
    new typescript.ProjenrcTs(this, { runner: typescript.TypeScriptRunner.tsx() });
    new SharedCompilerOptions(this);
    new NpmSettings(this);
    new Nx(this);
    new Biome(this);
    new Workflow(this);
    new Release(this);

    this.package.file.addDeletionOverride('devEngines');
    this.package.addField('private', true);
    this.package.addField('version', VERSION);
    this.package.addField('type', 'module');
    this.package.addField('workspaces', ['packages/*', 'apps/*']);
    this.package.addField('scripts', SCRIPTS);
    completeLockAfter(this.package.installTask);
    for (const name of UNUSED_TASKS) this.removeTask(name);
  }
}

/** Tasks that projen brings along and Nx replaces, those first that need others. */
const UNUSED_TASKS = ['build', 'pre-compile', 'compile', 'post-compile', 'test', 'package', 'clobber', 'eject'];

/** Whatever changes the dependencies also leaves a lock file with which `npm ci` passes. */
function completeLockAfter(install: Task): void {
  install.exec('node scripts/complete-lock.mjs');
}
