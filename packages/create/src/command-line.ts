import { parseArgs } from 'node:util';
import { suggest } from '@tap-pipeline/core-model';
import {
  GeneratorFailure,
  type GeneratorKind,
  type GivenAnswers,
  listOptions,
  type Option,
  pickAnswers,
} from 'generator-tap-pipeline';

/** What somebody typed. */
export interface CommandLine {
  /** What is made. */
  readonly kind: GeneratorKind;
  /** The folder of a new repository, when one was named. */
  readonly folder?: string;
  /** Platform settings, when they were named. */
  readonly platform?: string;
  /** Answers given by options. */
  readonly given: GivenAnswers;
  /** Whether nobody is asked. */
  readonly yes: boolean;
  /** Whether other files in the folder are no reason to stop, and files that differ are overwritten. */
  readonly force: boolean;
  /** Whether dependencies are installed afterwards. */
  readonly install: boolean;
  /** What is shown instead of making anything. */
  readonly shows?: 'help' | 'version';
}

/** Options that make nothing. */
export const SHOWING_OPTIONS: readonly Option[] = [
  { name: 'help', short: 'h', description: 'show this help' },
  { name: 'version', short: 'v', description: 'show the version' },
];

type Tokens = NonNullable<ReturnType<typeof parseArgs>['tokens']>;
type OptionToken = Extract<Tokens[number], { kind: 'option' }>;

/**
 * Reads what was typed.
 * @throws GeneratorFailure when it is no use of the command
 */
export function parseCommandLine(args: readonly string[]): CommandLine {
  const kind = args[0] === 'service' ? 'service' : 'app';
  const rest = kind === 'service' ? args.slice(1) : args;
  const options = [...listOptions(kind), ...SHOWING_OPTIONS];
  const { tokens } = parseArgs({ args: [...rest], options: toParserOptions(options), strict: false, tokens: true });
  const values = Object.fromEntries(
    tokens.filter((token) => token.kind === 'option').map((token) => readOption(options, token)),
  );
  const folders = tokens.filter((token) => token.kind === 'positional').map(({ value }) => value);
  refuseSurplus(folders, kind);
  const shows = values.help === undefined ? (values.version === undefined ? undefined : 'version') : 'help';
  return {
    kind,
    ...(folders[0] !== undefined && { folder: folders[0] }),
    ...(values.platform !== undefined && { platform: values.platform }),
    given: pickAnswers(kind, values),
    yes: values.yes !== undefined,
    force: values.force !== undefined,
    install: values.install !== undefined,
    ...(shows && { shows }),
  };
}

function toParserOptions(options: readonly Option[]) {
  return Object.fromEntries(
    options.map(({ name, short, placeholder }) => [
      name,
      { type: placeholder ? ('string' as const) : ('boolean' as const), ...(short && { short }) },
    ]),
  );
}

function readOption(options: readonly Option[], { name, rawName, value, inlineValue }: OptionToken): [string, string] {
  const option = options.find((candidate) => candidate.name === name);
  if (!option) throw unknownOption(rawName, options);
  const { placeholder } = option;
  if (!placeholder && value !== undefined) throw usage(`--${name} takes no value, got ${value}`, `write --${name}`);
  if (!placeholder) return [name, ''];
  if (value === undefined || (!inlineValue && value.startsWith('-')))
    throw usage(`--${name} needs a value`, `write --${name} ${placeholder}`);
  return [name, value];
}

function unknownOption(rawName: string, options: readonly Option[]): GeneratorFailure {
  const meant = suggest(
    rawName,
    options.map(({ name }) => `--${name}`),
  );
  return usage(
    `there is no option ${rawName}${meant ? ` (did you mean ${meant}?)` : ''}`,
    'see npm create tap-pipeline -- --help',
  );
}

function refuseSurplus(folders: readonly string[], kind: GeneratorKind): void {
  const surplus = folders[kind === 'app' ? 1 : 0];
  if (surplus === undefined) return;
  const takes = kind === 'app' ? 'it takes one folder' : 'service takes no folder: go to the monorepo';
  throw usage(`${takes}, got ${surplus}`, 'see npm create tap-pipeline -- --help');
}

function usage(message: string, fix: string): GeneratorFailure {
  return new GeneratorFailure('wrong-usage', message, fix);
}
