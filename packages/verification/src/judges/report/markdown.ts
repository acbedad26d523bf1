import { toTable } from '../../markdown';
import type { Matrix, MatrixCell, Report } from './report';

/** The report as Markdown. */
export function toMarkdown(report: Report): string {
  return [
    '# What the judges say',
    `${report.isClean ? 'Clean' : 'To do'}: ${report.summary}.`,
    ...report.matrices.flatMap((matrix) => [`## ${matrix.title}`, toMatrix(matrix)]),
    'A cell says findings without a reason / findings with one.',
    ...(report.rules.length > 0 ? ['## Rules', toRules(report)] : []),
    '## Findings',
    ...toFindings(report),
    ...(report.unmatched.length > 0 ? ['## Exceptions that match nothing', ...toUnmatched(report)] : []),
    '## Exceptions',
    ...report.exceptions.map(
      ({ exception: { title, reason, document }, count }) =>
        `**${toPlain(title)}** (${count}). ${toProse(reason)}${document ? ` <${document}>` : ''}`,
    ),
    '## Judges',
    toTable(
      ['judge', 'version', 'what it looks for', 'files', 'seconds'],
      report.judges.map(({ name, version, about, subjects, seconds, ran }) => [
        name,
        ran ? version : `not run: ${version}`,
        about,
        String(subjects),
        seconds.toFixed(1),
      ]),
    ),
    '',
  ].join('\n\n');
}

/** The text of a cell: `0 / 12`, or nothing where it was not judged. */
export function toCellText(cell: MatrixCell | undefined): string {
  return cell === undefined ? '' : `${cell.open} / ${cell.excepted}`;
}

function toMatrix({ judges, rows }: Matrix): string {
  return toTable(
    ['system', ...judges],
    rows.map(({ system, cells }) => [system, ...cells.map(toCellText)]),
  );
}

function toRules({ rules }: Report): string {
  return toTable(
    ['judge', 'rule', 'without a reason', 'with one', 'with one, strict', 'reasons'],
    rules.map(({ judge, rule, open, baseline, strict, reasons }) => [
      judge,
      toPlain(rule),
      ...[open, baseline, strict].map(String),
      toPlain(reasons.join('; ')),
    ]),
  );
}

function toFindings({ findings }: Report): readonly string[] {
  if (findings.length === 0) return ['None.'];
  return findings.map(({ judge, rule, severity, message, count, places }) => {
    const shown = places.slice(0, PLACES).map((place) => `- ${toPlain(place)}`);
    const more = places.length > PLACES ? [`- and ${places.length - PLACES} more`] : [];
    return [`**${judge} ${toPlain(rule)}** (${severity}, ${count}): ${toPlain(message)}`, '', ...shown, ...more].join(
      '\n',
    );
  });
}

const PLACES = 10;

function toUnmatched({ unmatched }: Report): readonly string[] {
  const rows = unmatched.map(({ exception, covered: { judge, rule, resource, subject = '*' } }) =>
    [exception.title, judge, rule, resource, subject].map(toPlain),
  );
  return [toTable(['exception', 'judge', 'rule', 'resource', 'subject'], rows)];
}

/** Text that Markdown takes as it is; it stays on one line. */
export function toPlain(text: string): string {
  return text.replace(/\s+/g, ' ').replace(/[|*<>_`]/g, '\\$&');
}

/** Text of ours, with code in backticks, on one line. */
export function toProse(text: string): string {
  return text.trim().replace(/\s+/g, ' ').replaceAll('|', '\\|');
}
