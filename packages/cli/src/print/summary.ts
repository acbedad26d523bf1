import { styleOf } from '../style';
import { LARGEST_DIRECT_TEMPLATE_BYTES, type Summary } from '../summary';
import type { Terminal } from '../terminal';
import { columns } from './columns';

/** What was rendered, for people. */
export function printSummary(summary: Summary, terminal: Terminal): string {
  const { strong, faint } = styleOf(terminal);
  const { pipeline, suffix, stages, resources, template, bytes, preparations, deploy } = summary;
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
    `  Template: ${template} ${faint(`(${groupDigits(bytes)} bytes)`)}`,
    '',
    '  Next step',
    ...nextStep(preparations, bytes, deploy),
    '',
  ].join('\n');
}

function nextStep(preparations: Summary['preparations'], bytes: number, deploy: string): readonly string[] {
  const isLarge = bytes > LARGEST_DIRECT_TEMPLATE_BYTES;
  return [
    ...(preparations.length > 0 ? ['    once, where they are not there yet:'] : []),
    ...preparations.map((command) => `    ${command}`),
    ...(isLarge
      ? [
          `    with a bucket of yours, since CloudFormation takes templates over ${groupDigits(LARGEST_DIRECT_TEMPLATE_BYTES)} bytes only from there`,
        ]
      : []),
    `    ${deploy}`,
  ];
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
