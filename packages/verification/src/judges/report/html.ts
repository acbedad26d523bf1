import { toCellText } from './markdown';
import type { FindingGroup, Matrix, MatrixCell, Report } from './report';
import { STYLE } from './style';

/** The report as one page that needs nothing else. */
export function toHtml(report: Report): string {
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>What the judges say</title>
<style>${STYLE}</style>
</head>
<body>
<main>
<h1>What the judges say</h1>
<p class="summary ${report.isClean ? 'clean' : 'open'}"><strong>${report.isClean ? 'Clean' : 'To do'}</strong> ${toEntities(report.summary)}</p>
${report.matrices.map(toMatrix).join('\n')}
<p class="hint">A cell says findings without a reason / findings with one. An empty cell was not judged.</p>
${toRules(report)}
<h2 id="findings">Findings</h2>
${report.findings.length === 0 ? '<p>None.</p>' : report.findings.map(toFinding).join('\n')}
${toUnmatched(report)}
<h2 id="exceptions">Exceptions</h2>
${toExceptions(report)}
<h2 id="judges">Judges</h2>
${toJudges(report)}
</main>
</body>
</html>
`;
}

function toMatrix({ title, judges, rows }: Matrix): string {
  const head = judges.map((judge) => `<th scope="col">${toEntities(judge)}</th>`).join('');
  const body = rows
    .map(({ system, cells }) => `<tr><th scope="row">${toEntities(system)}</th>${cells.map(toCell).join('')}</tr>`)
    .join('\n');
  return `<h2>${toEntities(title)}</h2>
<div class="wide" tabindex="0" role="region" aria-label="${toEntities(title)}"><table class="matrix">
<thead><tr><th scope="col">system</th>${head}</tr></thead>
<tbody>
${body}
</tbody></table></div>`;
}

function toCell(cell: MatrixCell | undefined): string {
  if (cell === undefined) return '<td class="none"></td>';
  return `<td class="${cell.open > 0 ? 'open' : 'clean'}">${toCellText(cell)}</td>`;
}

function toRules({ rules }: Report): string {
  if (rules.length === 0) return '';
  const number = (title: string, value: number, kind = '') =>
    `<td class="number${kind}" data-title="${title}">${value}</td>`;
  const rows = rules.map(
    ({ judge, rule, open, baseline, strict, reasons }) =>
      `<tr><th scope="row">${toEntities(judge)} ${toEntities(rule)}</th>` +
      number(RULE_HEAD[1], open, open > 0 ? ' open' : '') +
      number(RULE_HEAD[2], baseline) +
      number(RULE_HEAD[3], strict) +
      `<td>${toEntities(reasons.join('; '))}</td></tr>`,
  );
  return `<h2 id="rules">Rules</h2>
<div class="wide" tabindex="0" role="region" aria-label="Rules"><table class="rules">
<thead><tr>${RULE_HEAD.map((title) => `<th scope="col">${title}</th>`).join('')}</tr></thead>
<tbody>
${rows.join('\n')}
</tbody></table></div>`;
}

const RULE_HEAD = ['rule', 'without a reason', 'with one', 'with one, strict', 'reasons'] as const;

function toFinding({ judge, rule, severity, message, count, places }: FindingGroup): string {
  return `<details class="finding">
<summary><span class="tag ${severity}">${severity}</span> <strong>${toEntities(judge)} ${toEntities(rule)}</strong> <span class="count">${count}</span><br>${toEntities(message)}</summary>
<ul>${places.map((place) => `<li>${toEntities(place)}</li>`).join('')}</ul>
</details>`;
}

function toUnmatched({ unmatched }: Report): string {
  if (unmatched.length === 0) return '';
  const items = unmatched.map(
    ({ exception, covered: { judge, rule, resource, subject = '*' } }) =>
      `<li><strong>${toEntities(exception.title)}</strong>: ${[judge, rule, resource, subject].map(toEntities).join(', ')}</li>`,
  );
  return `<h2>Exceptions that match nothing</h2>\n<ul>${items.join('')}</ul>`;
}

function toExceptions({ exceptions }: Report): string {
  if (exceptions.length === 0) return '<p>None.</p>';
  const items = exceptions.map(({ exception: { title, reason, document, covers }, count }) => {
    const rules = [...new Set(covers.map(({ judge, rule }) => `${judge} ${rule}`))];
    const link = document ? `<p><a href="${toEntities(document)}">${toEntities(document)}</a></p>` : '';
    return `<details class="exception">
<summary><strong>${toEntities(title)}</strong> <span class="count">${count}</span><br>${toProse(reason)}</summary>
${link}<ul>${rules.map((rule) => `<li>${toEntities(rule)}</li>`).join('')}</ul>
</details>`;
  });
  return items.join('\n');
}

function toJudges({ judges }: Report): string {
  const rows = judges.map(
    ({ name, about, version, subjects, seconds, ran }) =>
      `<tr><th scope="row">${toEntities(name)}</th><td${ran ? '' : ' class="open"'}>${ran ? '' : 'not run: '}${toEntities(version)}</td>` +
      `<td>${toEntities(about)}</td><td class="number">${subjects}</td><td class="number">${seconds.toFixed(1)} s</td></tr>`,
  );
  const head = ['judge', 'version', 'what it looks for', 'files', 'time'];
  return `<div class="wide" tabindex="0" role="region" aria-label="Judges"><table>
<thead><tr>${head.map((title) => `<th scope="col">${title}</th>`).join('')}</tr></thead>
<tbody>
${rows.join('\n')}
</tbody></table></div>`;
}

const ENTITIES: { readonly [sign: string]: string } = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

function toEntities(text: string): string {
  return text.replace(/[&<>"]/g, (sign) => ENTITIES[sign] ?? sign);
}

/** Text of ours, with code in backticks. */
function toProse(text: string): string {
  return toEntities(text.trim()).replace(/`([^`]*)`/g, '<code>$1</code>');
}
