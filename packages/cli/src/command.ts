import type { OptionName, ValueOptionName } from './option';
import type { Terminal } from './terminal';

/** What somebody typed after the name of the command. */
export interface CommandLine {
  /** Operands in order, such as the path of the spec. */
  readonly operands: readonly string[];
  /** Values of options that were given. */
  readonly values: { readonly [N in ValueOptionName]?: string };
  /** Whether to answer in JSON. */
  readonly json: boolean;
  /** Whether what is rendered is validated. */
  readonly validate: boolean;
  /** Whether to show the help instead. */
  readonly help: boolean;
}

/** Carries a command out and gives its exit code. */
export type CommandAction = (line: CommandLine, terminal: Terminal) => number | Promise<number>;

/** A command of the command line. */
export interface Command {
  /** Operands as the help shows them; a last one that ends with `…` may be repeated. */
  readonly operands: readonly string[];
  /** Options that must be given. */
  readonly required: readonly OptionName[];
  /** Options that may be given. */
  readonly options: readonly OptionName[];
  /** What it does, on one line. */
  readonly summary: string;
  /** An example to copy. */
  readonly example: string;
  /** Loads what carries it out. A command that is not used costs no time. */
  readonly load: () => CommandAction;
}

/** Every command, in the order of the help. */
export const COMMANDS: { readonly [name: string]: Command } = {
  check: {
    operands: ['SPEC…'],
    required: [],
    options: ['suffix', 'account', 'region', 'platform', 'json'],
    summary: 'finds everything that is wrong with specs; writes nothing',
    example: 'tap-pipeline check pipeline.yaml',
    load: () => (require('./commands/check') as typeof import('./commands/check')).check,
  },
  plan: {
    operands: ['SPEC'],
    required: [],
    options: ['suffix', 'account', 'region', 'platform', 'json'],
    summary: 'shows what will exist: stages, names, roles, documents, outputs, defaults',
    example: 'tap-pipeline plan pipeline.yaml --suffix prod',
    load: () => (require('./commands/plan') as typeof import('./commands/plan')).plan,
  },
  explain: {
    operands: ['SPEC', 'PATH'],
    required: [],
    options: ['suffix', 'platform', 'json'],
    summary: 'says where a value comes from and why',
    example: 'tap-pipeline explain pipeline.yaml logs.buildDays',
    load: () => (require('./commands/explain') as typeof import('./commands/explain')).explain,
  },
  render: {
    operands: ['SPEC'],
    required: ['backend', 'out'],
    options: ['suffix', 'account', 'region', 'platform', 'validate', 'json'],
    summary: 'writes what a backend makes of the pipeline; needs no credentials',
    example: 'tap-pipeline render pipeline.yaml --backend cdk --out out',
    load: () => (require('./commands/render') as typeof import('./commands/render')).render,
  },
};
