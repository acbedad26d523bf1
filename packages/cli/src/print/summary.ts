import type { NextStep } from '../rendering';
import { styleOf } from '../style';
import type { Summary } from '../summary';
import type { Terminal } from '../terminal';
import { columns } from './columns';

/** What was rendered, for people. */
export function printSummary(summary: Summary, terminal: Terminal): string {
  const { strong, faint } = styleOf(terminal);
  const { pipeline, suffix, stages, resources, file, bytes, nextSteps } = summary;
  const total = Object.values(resources).reduce((sum, number) => sum + number, 0);
  return [
    `${strong(pipeline)} ${faint(`environment ${suffix}`)}`,
    '',
    '  Stages',
    ...columns(
      stages.map(({ name, actions }, index) => [`${index + 1}`, name, actions.join(', ')]),
      '    ',
    ),
    '',
    `  Resources: ${total}`,
    ...wrap(
      Object.entries(resources).map(([service, number]) => `${service} ${number}`),
      '    ',
    ),
    '',
    `  Written: ${file} ${faint(`(${groupDigits(bytes)} bytes)`)}`,
    '',
    '  Next step',
    ...nextSteps.flatMap(printStep),
    '',
  ].join('\n');
}

function printStep({ note, lines }: NextStep): readonly string[] {
  return note === undefined ? indent(lines, 4) : [`    ${note}`, ...indent(lines, 6)];
}

function indent(lines: readonly string[], width: number): readonly string[] {
  return lines.map((line) => `${' '.repeat(width)}${line}`);
}

/** The words, separated by dots, in lines of at most 100 letters. */
function wrap(words: readonly string[], indent: string): readonly string[] {
  const lines: string[] = [];
  for (const word of words) {
    const last = lines.at(-1);
    if (last !== undefined && last.length + word.length < 97) lines[lines.length - 1] = `${last} · ${word}`;
    else lines.push(`${indent}${word}`);
  }
  return lines;
}

/** `51200` as `51,200`. `toLocaleString` would load the tables of all languages for it. */
function groupDigits(number: number): string {
  return String(number).replace(/\B(?=(\d{3})+$)/g, ',');
}
