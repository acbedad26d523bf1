import { toTable } from '../../markdown';
import type { Covered, Exception } from '../exception';
import { toPlain, toProse } from './markdown';

const [START, END] = [
  '<!-- From packages/verification/judges/exceptions.yaml, by `npm run judges -- --write`; a test holds them together. -->',
  '<!-- End of the exceptions. -->',
];

/**
 * The page of documentation with the exceptions of today in place of those that it has.
 * @throws Error where the page has no place for them
 */
export function putExceptions(page: string, exceptions: readonly Exception[]): string {
  const [from, to] = [page.indexOf(START), page.indexOf(END)];
  if (from < 0 || to < from)
    throw new Error(`docs/judges.md must hold the lines\n${START}\n${END}\nfor the exceptions`);
  return `${page.slice(0, from)}${START}\n\n${tableOf(exceptions)}\n\n${page.slice(to)}`;
}

function tableOf(exceptions: readonly Exception[]): string {
  return toTable(
    ['what stays', 'where', 'found by', 'why'],
    exceptions.map(({ title, reason, document, covers }) => [
      toPlain(title),
      listOnce(covers.map(toPlace)).join(', '),
      listOnce(covers.map(({ judge }) => judge))
        .map((name) => `${name}: ${rulesOf(name, covers)}`)
        .join('; '),
      `${toProse(reason)}${document ? ` ([document](${document}))` : ''}`,
    ]),
  );
}

function toPlace({ hardening, subject }: Covered): string {
  return hardening ?? toPlain(subject ?? 'everywhere');
}

function rulesOf(name: string, covers: readonly Covered[]): string {
  const rules = covers.filter(({ judge }) => judge === name).map(({ rule }) => toPlain(rule));
  return listOnce(rules).join(', ');
}

function listOnce(words: readonly string[]): readonly string[] {
  return [...new Set(words)];
}
