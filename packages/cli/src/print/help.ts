import { COMMANDS, type Command } from '../command';
import { findOption, type OptionName } from '../option';
import { styleOf } from '../style';
import type { Terminal } from '../terminal';
import { columns } from './columns';

/** The help of the whole command line. */
export function help(terminal: Terminal): string {
  const { strong } = styleOf(terminal);
  const rows = Object.entries(COMMANDS).map(([name, { operands, summary }]) => [
    `${name} ${operands.join(' ')}`,
    summary,
  ]);
  return [
    'One typed description of the path to production of a service; this checks, shows and renders it.',
    '',
    strong('Usage'),
    '  tap-pipeline COMMAND …',
    '',
    strong('Commands'),
    ...columns(rows, '  '),
    '',
    strong('Options'),
    ...columns(
      [
        ['--help, -h', 'show this help'],
        ['--version, -v', 'show the version'],
      ],
      '  ',
    ),
    '',
    'tap-pipeline help COMMAND shows the options of a command.',
    'Exit codes: 0 all is well, 1 problems in the spec, 2 wrong usage.',
    '',
  ].join('\n');
}

/** The help of one command. */
export function commandHelp(name: string, command: Command, terminal: Terminal): string {
  const { strong } = styleOf(terminal);
  const required = command.required.map(writeOption);
  return [
    `tap-pipeline ${name} ${command.summary}.`,
    '',
    strong('Usage'),
    `  tap-pipeline ${[name, ...command.operands, ...required].join(' ')} [OPTION…]`,
    '',
    strong('Options'),
    ...columns([...command.required, ...command.options, 'help' as const].map(describeOption), '  '),
    '',
    strong('Example'),
    `  ${command.example}`,
    '',
  ].join('\n');
}

function describeOption(name: OptionName): string[] {
  return [writeOption(name), findOption(name).doc];
}

function writeOption(name: OptionName): string {
  const { value } = findOption(name);
  return value ? `--${name} ${value}` : `--${name}`;
}
