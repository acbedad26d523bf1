/** ` (did you mean render?)` when one of the words is within two letters of what was typed, otherwise nothing. */
export function didYouMean(typed: string, words: readonly string[]): string {
  const [best] = words
    .map((word) => ({ word, letters: distance(typed, word) }))
    .filter(({ word, letters }) => letters <= Math.min(2, Math.ceil(word.length / 3)))
    .sort((a, b) => a.letters - b.letters);
  return best ? ` (did you mean ${best.word}?)` : '';
}

/** Levenshtein distance: letters to insert, delete or replace. */
function distance(from: string, to: string): number {
  const first = Array.from({ length: to.length + 1 }, (_, column) => column);
  return [...from].reduce((above, letter, row) => nextRow(above, letter, row, to), first)[to.length] ?? 0;
}

function nextRow(above: readonly number[], letter: string, row: number, to: string): number[] {
  const cells = [row + 1];
  for (let column = 0; column < to.length; column += 1) {
    const replaced = (above[column] ?? 0) + (letter === to[column] ? 0 : 1);
    cells.push(Math.min(replaced, (above[column + 1] ?? 0) + 1, (cells[column] ?? 0) + 1));
  }
  return cells;
}
