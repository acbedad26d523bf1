import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** What a command of the engine did. */
export interface EngineRun {
  /** Whether it succeeded. */
  readonly succeeded: boolean;
  /** Everything that it wrote. */
  readonly text: string;
  /** What was done to how many resources, components among them: `{ create: 3, same: 40 }`. */
  readonly changes: { readonly [operation: string]: number };
}

/** Pulumi's engine with a stack in a folder of its own: project, state, plugins and settings are nowhere else. */
export class Engine {
  /** The folder. */
  readonly folder = mkdtempSync(join(tmpdir(), 'tap-pipeline-e2e-'));
  private readonly texts: string[] = [];

  /** @param attach value of PULUMI_DEBUG_PROVIDERS */
  constructor(private readonly attach: string) {}

  /** Everything that all commands wrote. */
  get transcript(): string {
    return this.texts.join('\n');
  }

  /**
   * Makes the stack.
   * @throws Error when the engine cannot
   */
  async createStack(): Promise<void> {
    writeFileSync(join(this.folder, 'Pulumi.yaml'), PROJECT);
    await succeed(this.run(['stack', 'init', STACK]));
  }

  /**
   * Sets config of the stack; undefined takes a key away.
   * @throws Error when the engine cannot
   */
  async configure(config: { readonly [key: string]: string | undefined }): Promise<void> {
    for (const [key, value] of Object.entries(config)) {
      await succeed(this.run(value === undefined ? ['config', 'rm', key] : ['config', 'set', key, '--', value]));
    }
  }

  /**
   * Sets secret config of the stack. The value goes through standard input, as it does from a person's.
   * @throws Error when the engine cannot
   */
  async configureSecret(key: string, value: string): Promise<void> {
    await succeed(this.run(['config', 'set', '--secret', key], value));
  }

  /** What an update would do. */
  preview(...flags: readonly string[]): Promise<EngineRun> {
    return this.run(['preview', '--json', ...flags]);
  }

  /** Makes what the program asks for. */
  up(...flags: readonly string[]): Promise<EngineRun> {
    return this.run(['up', ...UNASKED, ...flags]);
  }

  /** Looks at what there is. */
  refresh(...flags: readonly string[]): Promise<EngineRun> {
    return this.run(['refresh', ...UNASKED, ...flags]);
  }

  /** Takes everything away. With a preview before it, as people run it; it says so in words. */
  destroy(): Promise<EngineRun> {
    return this.run(['destroy', '--yes']);
  }

  /**
   * What the engine remembers, with secrets encrypted.
   * @throws Error when the engine cannot
   */
  async exportState(): Promise<StackState> {
    return JSON.parse((await succeed(this.run(['stack', 'export']))).text);
  }

  /** Runs any command. */
  run(parts: readonly string[], input = ''): Promise<EngineRun> {
    return new Promise((tell, fail) => {
      const child = spawn('pulumi', ['--non-interactive', '--color=never', ...parts], {
        cwd: this.folder,
        env: this.environment(),
        timeout: MOST_MILLISECONDS,
      });
      const start = Date.now();
      let text = '';
      const collect = (chunk: string) => {
        text += chunk;
      };
      child.stdout.setEncoding('utf8').on('data', collect);
      child.stderr.setEncoding('utf8').on('data', collect);
      child.on('error', fail);
      child.on('close', (code) => {
        const command = `pulumi ${parts.join(' ')}`;
        this.texts.push(`> ${command}\n${text}`);
        if (process.env.E2E_VERBOSE) console.error(`${Math.round((Date.now() - start) / 100) / 10} s  ${command}`);
        tell({ succeeded: code === 0, text, changes: findChanges(text) });
      });
      child.stdin.end(input);
    });
  }

  /** Removes the folder. */
  remove(): void {
    rmSync(this.folder, { recursive: true, force: true });
  }

  /** Nothing of the user's own settings reaches engine or program. */
  private environment(): NodeJS.ProcessEnv {
    const own = Object.entries(process.env).filter(
      ([name]) => !/^(AWS_|PULUMI_|TAP_PIPELINE_|ENVIRONMENT_SUFFIX$)/.test(name),
    );
    return {
      ...Object.fromEntries(own),
      PULUMI_BACKEND_URL: `file://${this.folder}`,
      PULUMI_CONFIG_PASSPHRASE: 'a passphrase',
      PULUMI_DEBUG_PROVIDERS: this.attach,
      PULUMI_DISABLE_AUTOMATIC_PLUGIN_ACQUISITION: 'true',
      PULUMI_HOME: join(this.folder, 'home'),
      PULUMI_SKIP_UPDATE_CHECK: 'true',
    };
  }
}

/**
 * Waits for a command that has to succeed.
 * @throws Error with what it says is wrong
 */
export async function succeed(running: Promise<EngineRun>): Promise<EngineRun> {
  const run = await running;
  if (!run.succeeded) throw new Error(findErrors(run.text));
  return run;
}

/** What the engine remembers. */
export interface StackState {
  /** The state. */
  readonly deployment: {
    /** All resources; undefined when there are none. */
    readonly resources?: readonly StateResource[];
  };
}

/** A resource that the engine remembers. */
export interface StateResource {
  /** URN. */
  readonly urn: string;
  /** Type token. */
  readonly type: string;
  /** Inputs. */
  readonly inputs?: { readonly [name: string]: unknown };
  /** Outputs. */
  readonly outputs?: { readonly [name: string]: unknown };
}

const STACK = 'dev';

/** A command that takes longer hangs. */
const MOST_MILLISECONDS = 600_000;

const UNASKED = ['--yes', '--skip-preview', '--json'];

const PROJECT = `name: orders
main: ${JSON.stringify(join(__dirname, 'program', 'index.ts'))}
runtime:
  name: nodejs
  options:
    typescript: false
    nodeargs: --import tsx
`;

/** A preview is one JSON document, an update one a line. */
function findChanges(text: string): EngineRun['changes'] {
  const [, changes] = text.match(/"(?:changeSummary|resourceChanges)":\s*(\{[^}]*\})/) ?? [];
  return changes === undefined ? {} : JSON.parse(changes);
}

/** The lines that tell of errors, and the end where there are none: the whole can be of megabytes. */
function findErrors(text: string): string {
  const lines = text.split('\n').filter((line) => /"severity": ?"error"|^ *error:/.test(line));
  return lines.length > 0 ? lines.join('\n') : text.slice(-2000);
}
