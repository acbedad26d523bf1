import { capitalise } from '../capitalise';
import { toTableRow } from '../markdown';
import type { CaughtFault } from './catch-faults';
import { FAULT_KINDS } from './fault';

/** The page of all faults: what each would have done, and which test finds it. */
export function toFaultTable(all: readonly CaughtFault[]): string {
  const found = all.filter(({ by }) => by !== undefined);
  const sections = FAULT_KINDS.flatMap((kind) => {
    const rows = all.filter(({ fault }) => fault.kind === kind);
    return rows.length === 0 ? [] : [`## ${capitalise(kind)}`, '', ...HEAD, ...rows.map(toRow), ''];
  });
  return [...INTRODUCTION, `${found.length} of ${all.length} are found.`, '', ...sections].join('\n');
}

const INTRODUCTION = [
  '<!-- Written by `npm run faults -- --write`; do not edit. -->',
  '',
  '# Seeded faults',
  '',
  'Can the tests fail? Each row is a small mistake that was put into a copy of the sources, what it would have done to a team',
  'that deploys, and the first test that found it. Golden plans do not count: who makes a mistake writes them anew. A test',
  'counts only where it passes without the mistake. `npm run faults` does it all again, and fails when one is not found.',
  'It needs no AWS account: the third column says what would have happened in one.',
  '',
];

const HEAD = ['| fault | in | without the test | found by |', '|---|---|---|---|'];

function toRow({ fault, by }: CaughtFault): string {
  const [, name = '', ...path] = fault.file.split('/');
  const place = `${name} \`${path.slice(1).join('/')}\``;
  const test = by ? `${by.test} (\`${by.file.replace(/^packages\//, '')}\`)` : '**nothing**';
  return toTableRow([`\`${fault.id}\``, place, fault.effect, test].map(toCell));
}

function toCell(text: string): string {
  return text.replaceAll('|', '\\|').replace(/\s+/g, ' ').replaceAll('<', '&lt;');
}
