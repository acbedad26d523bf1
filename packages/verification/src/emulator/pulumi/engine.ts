import { mkdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { runProgram } from '../program';
import type { StackState } from './state';

/** How Pulumi's engine is run. */
export interface EngineOptions {
  /** Folder for everything that it writes: project, state and settings. */
  readonly folder: string;
  /** File of the program. */
  readonly program: string;
  /** Name of the stack, which is the suffix of all names. */
  readonly stack: string;
  /** Config by path, such as `aws:region`. */
  readonly config: { readonly [path: string]: string };
  /** The user's environment; of AWS and Pulumi nothing in it is used but where the plugins are. */
  readonly env: NodeJS.ProcessEnv;
  /** After so long a command is ended. */
  readonly timeoutSeconds: number;
  /** The program. @default pulumi, from the PATH */
  readonly command?: readonly [string, ...string[]];
}

/** Pulumi's engine with one stack, whose state is in a folder of its own. It fetches no plugin by itself. */
export class Engine {
  constructor(private readonly options: EngineOptions) {
    const home = this.fileOf('home');
    mkdirSync(home, { recursive: true });
    rmSync(join(home, 'plugins'), { force: true });
    symlinkSync(pluginsOf(options.env), join(home, 'plugins'));
  }

  /**
   * Makes the stack, with its config.
   * @throws Error with what the engine says is wrong
   */
  async createStack(): Promise<void> {
    const { program, stack, config } = this.options;
    writeFileSync(this.fileOf('Pulumi.yaml'), toProject(program));
    await this.run(['stack', 'init', stack]);
    const settings = Object.entries(config).flatMap(([path, value]) => ['--plaintext', `${path}=${value}`]);
    await this.run(['config', 'set-all', '--path', ...settings]);
  }

  /**
   * Makes what the program asks for.
   * @throws Error with what the engine says is wrong
   */
  async up(): Promise<void> {
    await this.run(['up', '--yes', '--skip-preview']);
  }

  /** What the engine remembers. */
  async exportState(): Promise<StackState> {
    const file = this.fileOf('state.json');
    await this.run(['stack', 'export', '--file', file]);
    return JSON.parse(readFileSync(file, 'utf8'));
  }

  /**
   * Takes everything away.
   * @throws Error with what the engine says is wrong
   */
  async destroy(): Promise<void> {
    await this.run(['destroy', '--yes', '--skip-preview']);
  }

  private fileOf(name: string): string {
    return join(this.options.folder, name);
  }

  private run(args: readonly string[]): Promise<string> {
    const { folder, timeoutSeconds, command: [program, ...first] = ['pulumi'] } = this.options;
    return runProgram(program, [...first, '--non-interactive', '--color=never', ...args], {
      folder,
      env: this.environment(),
      log: this.fileOf('pulumi.log'),
      timeoutSeconds,
    });
  }

  private environment(): NodeJS.ProcessEnv {
    const { env, folder } = this.options;
    const own = Object.entries(env).filter(([name]) => !/^(AWS_|PULUMI_|TAP_PIPELINE_|ENVIRONMENT_SUFFIX$)/.test(name));
    return {
      ...Object.fromEntries(own),
      AWS_CONFIG_FILE: '/dev/null',
      AWS_EC2_METADATA_DISABLED: 'true',
      AWS_SHARED_CREDENTIALS_FILE: '/dev/null',
      PULUMI_BACKEND_URL: `file://${folder}`,
      PULUMI_CONFIG_PASSPHRASE: 'nothing here is secret',
      PULUMI_DISABLE_AUTOMATIC_PLUGIN_ACQUISITION: 'true',
      PULUMI_HOME: this.fileOf('home'),
      PULUMI_SKIP_UPDATE_CHECK: 'true',
    };
  }
}

/** Where the user's plugins are. */
function pluginsOf(env: NodeJS.ProcessEnv): string {
  return join(env.PULUMI_HOME || join(homedir(), '.pulumi'), 'plugins');
}

function toProject(program: string): string {
  return `name: ${PROJECT}
main: ${JSON.stringify(program)}
runtime:
  name: nodejs
  options:
    typescript: false
    nodeargs: --import tsx
`;
}

/** Name of the project, with which its own config begins. */
export const PROJECT = 'tap-pipeline-e2e';
