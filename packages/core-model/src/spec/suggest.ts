/** The candidate that was probably meant, or `undefined`: at most a third of the letters may differ, in any case one. */
export function suggest(got: string, candidates: readonly string[]): string | undefined {
  if (got.length > 64) return undefined;
  const plain = (text: string) => text.toLowerCase().replace(/[-_. ]/g, '');
  const [best] = candidates
    .map((candidate) => ({ candidate, distance: distance(plain(got), plain(candidate)) }))
    .filter((entry) => entry.distance <= Math.max(1, Math.floor(Math.max(got.length, entry.candidate.length) / 3)))
    .sort((a, b) => a.distance - b.distance);
  return best?.candidate;
}

/** Damerau-Levenshtein distance: letters to insert, delete, replace, or swap with their neighbour. */
function distance(a: string, b: string): number {
  let beforeLast: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, column) => column);
  for (let row = 1; row <= a.length; row += 1) {
    const current = [row];
    for (let column = 1; column <= b.length; column += 1) {
      const isSame = a[row - 1] === b[column - 1];
      const swapped = row > 1 && column > 1 && a[row - 1] === b[column - 2] && a[row - 2] === b[column - 1];
      const steps = [at(last, column) + 1, at(current, column - 1) + 1, at(last, column - 1) + (isSame ? 0 : 1)];
      current.push(Math.min(...steps, ...(swapped ? [at(beforeLast, column - 2) + 1] : [])));
    }
    beforeLast = last;
    last = current;
  }
  return at(last, b.length);
}

function at(row: readonly number[], column: number): number {
  return row[column] as number;
}
