import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Template } from '@tap-pipeline/conformance';
import type { PipelineSpec } from '@tap-pipeline/core-model';
import { stringify } from 'yaml';
import { runProgram } from './program';

/** What the app in `scripts/e2e-app.ts` is told. */
export interface AppSettings {
  /** Name of the stack. */
  readonly stack: string;
  /** File with the spec. */
  readonly specFile: string;
  /** Suffix of all names. */
  readonly environmentSuffix: string;
  /** Whether it is for the emulator, which lacks some attributes. */
  readonly isEmulator: boolean;
}

/** How the CDK's command line is run. */
export interface CdkOptions {
  /** Name of the stack. */
  readonly stack: string;
  /** Suffix of all names. */
  readonly environmentSuffix: string;
  /** Folder for everything that it writes. */
  readonly folder: string;
  /** The program and the arguments before its own. */
  readonly command: readonly [string, ...string[]];
  /** Command that runs the app. */
  readonly app: string;
  /** Environment: region, and credentials or the address of an emulator. */
  readonly env: NodeJS.ProcessEnv;
  /** Whether it deploys to the emulator. */
  readonly isEmulator: boolean;
  /** Tags of everything in the stack. */
  readonly tags: { readonly [key: string]: string };
  /** After so long a command is ended. */
  readonly timeoutSeconds: number;
  /** Ends a deployment, and never a deletion. @default nothing does */
  readonly signal?: AbortSignal;
}

/** The template as the app made it, before anything was put in for the emulator. */
export const ORIGINAL_TEMPLATE = 'original.template.json';

/** A stack that is deployed by the CDK's own command line, as people do. Nothing of the user's settings reaches it. */
export class Cdk {
  private isStarted = false;

  constructor(private readonly options: CdkOptions) {
    mkdirSync(this.folderOf('home'), { recursive: true });
  }

  /** Prepares the account, once. */
  async bootstrap(account: string, region: string): Promise<void> {
    await this.run(['bootstrap', `aws://${account}/${region}`]);
  }

  /**
   * Deploys a spec, and says what template came of it.
   * @throws Error with what the command line says is wrong
   */
  async deploy(spec: PipelineSpec): Promise<Template> {
    writeFileSync(this.specFile, stringify(spec));
    writeFileSync(this.folderOf('cdk.json'), JSON.stringify({ app: this.options.app, output: 'cdk.out' }));
    const tags = Object.entries(this.options.tags).flatMap(([key, value]) => ['--tags', `${key}=${value}`]);
    this.options.signal?.throwIfAborted();
    this.isStarted = true;
    await this.run(['deploy', this.options.stack, ...APPROVED, ...tags], this.options.signal);
    return JSON.parse(readFileSync(join(this.folderOf('cdk.out'), ORIGINAL_TEMPLATE), 'utf8'));
  }

  /**
   * Deletes the stack, where its deployment was begun.
   * @throws Error with what the command line says is wrong
   */
  async destroy(): Promise<void> {
    if (this.isStarted) await this.run(['destroy', this.options.stack, '--force']);
    this.isStarted = false;
  }

  private get specFile(): string {
    return this.folderOf('spec.pipeline.yaml');
  }

  private folderOf(name: string): string {
    return join(this.options.folder, name);
  }

  private run(args: readonly string[], signal?: AbortSignal): Promise<string> {
    const { command, folder, env, stack, environmentSuffix, isEmulator, timeoutSeconds } = this.options;
    const [program, ...first] = command;
    const settings: AppSettings = { stack, specFile: this.specFile, environmentSuffix, isEmulator };
    return runProgram(program, [...first, ...args, ...QUIET], {
      folder,
      env: {
        ...env,
        CDK_HOME: this.folderOf('home'),
        CDK_DISABLE_CLI_TELEMETRY: 'true',
        E2E_APP: JSON.stringify(settings),
      },
      log: this.folderOf('cdk.log'),
      timeoutSeconds,
      ...(signal && { signal }),
    });
  }
}

const APPROVED = ['--require-approval', 'never'];
const QUIET = ['--no-notices', '--no-version-reporting', '--no-path-metadata', '--ci', '--no-color'];
