/** Rows of cells, all of the same length, as lines in which the cells of a column begin below each other. */
export function columns(rows: readonly (readonly string[])[], indent = ''): string[] {
  const widths = rows.reduce<readonly number[]>(
    (found, row) => row.map((cell, i) => Math.max(cell.length, found[i] ?? 0)),
    [],
  );
  return rows.map((row) =>
    `${indent}${row.map((cell, column) => cell.padEnd(widths[column] as number)).join('  ')}`.trimEnd(),
  );
}
