import type { Fault } from './fault';

/** A fault that no longer fits its file: the file has changed, so the fault has to be written anew. */
export class StaleFault extends Error {
  override readonly name = 'StaleFault';
}

/**
 * The text of the file with the fault in it.
 * @throws StaleFault when the text to replace is not there exactly once, or the fault changes nothing
 */
export function applyFault(text: string, { id, file, find, replace }: Fault): string {
  const count = find === '' ? 0 : text.split(find).length - 1;
  if (count !== 1)
    throw new StaleFault(
      `the fault ${id} is stale: its text must be in ${file} exactly once, got ${count} times\n  text: ${JSON.stringify(find)}\n  fix: write the fault anew, in packages/verification/src/faults/seeded-faults`,
    );
  if (find === replace) throw new StaleFault(`the fault ${id} changes nothing in ${file}`);
  return text.replace(find, () => replace);
}
