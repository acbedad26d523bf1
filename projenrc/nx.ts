import { Component, JsonFile, type Project } from 'projen';

/** A command that Nx runs, caches, and skips where a change cannot matter to it. */
export interface NxTarget {
  /** The command line, run in the folder of the package. */
  readonly command: string;
  /** Targets that run first. @default those of `nx.json` */
  readonly dependsOn?: readonly string[];
  /** What decides whether a cached result is still right. @default those of `nx.json` */
  readonly inputs?: readonly string[];
  /** Files that the command writes, kept in the cache. @default those of `nx.json` */
  readonly outputs?: readonly string[];
}

/**
 * The `nx` field of a package's package.json.
 *
 * Its targets are explicit, because a target that goes through an npm script costs a second more.
 */
export function toNxField(targets: Record<string, NxTarget>): object {
  const rendered = Object.entries(targets).map(([name, { command, ...rest }]) => [
    name,
    { executor: 'nx:run-commands', options: { command, cwd: '{projectRoot}' }, ...rest },
  ]);
  return { includedScripts: [], targets: Object.fromEntries(rendered) };
}

/** Task running: which task needs which, what is cached, and where. Local only, without daemon, cloud or telemetry. */
export class Nx extends Component {
  constructor(project: Project) {
    super(project);
    new JsonFile(project, 'nx.json', {
      obj: {
        analytics: false,
        cacheDirectory: '.nx/cache',
        defaultBase: 'main',
        neverConnectToCloud: true,
        parallel: 2,
        tui: { enabled: false },
        useDaemonProcess: false,
        namedInputs: {
          sharedGlobals: [
            '{workspaceRoot}/package-lock.json',
            '{workspaceRoot}/nx.json',
            '{workspaceRoot}/tsconfig.base.json',
            '{workspaceRoot}/scripts/jest/**/*',
          ],
          // A report follows from the types, so nothing follows from it.
          default: ['{projectRoot}/**/*', '!{projectRoot}/api/**/*', 'sharedGlobals'],
          // The specs of the model's tests, which the tests of other packages use too.
          modelSpecs: [
            '{workspaceRoot}/packages/core-model/test/*.ts',
            '{workspaceRoot}/packages/core-model/test/arbitrary-spec/**/*',
            '{workspaceRoot}/packages/core-model/fixtures/**/*',
          ],
          production: ['default', '!{projectRoot}/test/**/*', '!{projectRoot}/jest.config.json', '!{projectRoot}/*.md'],
        },
        targetDefaults: {
          compile: {
            cache: true,
            dependsOn: ['^compile'],
            inputs: ['production', '^production'],
            outputs: ['{projectRoot}/lib'],
          },
          generate: { cache: true, dependsOn: ['compile'] },
          api: {
            cache: true,
            dependsOn: ['compile'],
            inputs: ['production', '^production', '{workspaceRoot}/scripts/api-report.mjs'],
            outputs: ['{projectRoot}/api'],
          },
          typecheck: { cache: true, dependsOn: ['compile'], inputs: ['default', '^production', 'modelSpecs'] },
          test: {
            cache: true,
            inputs: ['default', '^production', 'modelSpecs'],
            outputs: ['{projectRoot}/coverage', '{projectRoot}/test-results'],
          },
        },
      },
    });
  }
}
