/** A table of Markdown. The cells are taken as they are: what must not be read as Markdown is escaped before. */
export function toTable(head: readonly string[], rows: readonly (readonly string[])[]): string {
  return [head, head.map(() => '---'), ...rows].map(toTableRow).join('\n');
}

/** One row of a table. */
export function toTableRow(cells: readonly string[]): string {
  return `| ${cells.join(' | ')} |`;
}

/** Monospaced; it stays in its cell. */
export function toCode(text: string): string {
  return `\`${text.replaceAll('|', '\\|')}\``;
}
