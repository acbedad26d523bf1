import { parseArgs } from 'node:util';
import type { Command, CommandLine } from './command';
import { CommandFailure } from './failure';
import { findOption, OPTIONS, type OptionName } from './option';
import { didYouMean } from './suggest';

type Tokens = NonNullable<ReturnType<typeof parseArgs>['tokens']>;
type OptionToken = Extract<Tokens[number], { kind: 'option' }>;

/**
 * Reads what was typed after the name of a command.
 * @throws CommandFailure with exit code 2 when it does not fit the command
 */
export function parseCommandLine(name: string, command: Command, args: readonly string[]): CommandLine {
  const tokens = parseArgs({ args: [...args], options: parserOptions(), strict: false, tokens: true }).tokens;
  const known: readonly OptionName[] = [...command.required, ...command.options, 'help'];
  const options = tokens.filter((token) => token.kind === 'option').map((token) => readOption(name, known, token));
  const operands = tokens.filter((token) => token.kind === 'positional').map(({ value }) => value);
  const given = Object.fromEntries(options) as { readonly [N in OptionName]?: string };
  const line = {
    operands,
    values: given,
    json: given.json !== undefined,
    validate: given.validate !== undefined,
    help: given.help !== undefined,
  };
  if (!line.help) requireAll(name, command, line);
  return line;
}

/** Whether the arguments ask for JSON, before it is known that they are right. */
export function asksForJson(args: readonly string[]): boolean {
  return args.includes('--json');
}

function parserOptions() {
  const entries = (Object.keys(OPTIONS) as OptionName[]).map((name) => [
    name,
    {
      type: findOption(name).value ? ('string' as const) : ('boolean' as const),
      ...(name === 'help' && { short: 'h' }),
    },
  ]);
  return Object.fromEntries(entries);
}

function readOption(command: string, known: readonly OptionName[], token: OptionToken): [OptionName, string] {
  const { name, value, inlineValue, rawName } = token;
  if (!isKnown(known, name)) throw unknownOption(command, known, rawName);
  const option = findOption(name);
  if (!option.value) {
    if (value !== undefined) throw CommandFailure.usage(`--${name} takes no value, got ${value}`, `write --${name}`);
    return [name, ''];
  }
  if (!value || (!inlineValue && value.startsWith('-')))
    throw CommandFailure.usage(`--${name} needs a value`, `write --${name} ${option.value}`);
  if (option.pattern && !option.pattern.test(value))
    throw CommandFailure.usage(`--${name} must be ${option.allowed}, got ${value}`, `correct --${name}`);
  return [name, value];
}

function isKnown(known: readonly OptionName[], name: string): name is OptionName {
  return (known as readonly string[]).includes(name);
}

function unknownOption(command: string, known: readonly OptionName[], rawName: string): CommandFailure {
  const flags = known.map((name) => `--${name}`);
  return CommandFailure.usage(
    `${command} has no option ${rawName}${didYouMean(rawName, flags)}`,
    `see tap-pipeline help ${command}`,
  );
}

function requireAll(
  name: string,
  { operands, required }: Command,
  line: Pick<CommandLine, 'operands' | 'values'>,
): void {
  const help = `see tap-pipeline help ${name}`;
  const absent = operands[line.operands.length];
  if (absent) throw CommandFailure.usage(`${name} needs ${absent.replace('…', '')}`, help);
  const surplus = operands.at(-1)?.endsWith('…') ? undefined : line.operands[operands.length];
  if (surplus !== undefined)
    throw CommandFailure.usage(`${name} takes ${operands.join(' ')} and no more, got ${surplus}`, help);
  const missing = required.find((option) => line.values[option as keyof CommandLine['values']] === undefined);
  if (missing) throw CommandFailure.usage(`${name} needs --${missing} ${findOption(missing).value}`, help);
}
