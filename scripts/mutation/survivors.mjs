/** The mutants that no test finds, and why: reading the list, and comparing it with a run. */
import { readFileSync } from 'node:fs';
import { parse, stringify } from 'yaml';

/**
 * A mutant as the list has it: the file, the line of source, the part of it that was replaced, and by what. No line number,
 * which would change with every line above. Stryker counts lines and columns from 1.
 *
 * @returns {{ file: string, line: string, from: string, to: string }}
 */
export function toEntry({ fileName, location: { start, end }, replacement }, source) {
  const lines = source.split('\n').slice(start.line - 1, end.line);
  const last = lines.length - 1;
  const cut = [...lines];
  cut[last] = cut[last].slice(0, end.column - 1);
  cut[0] = cut[0].slice(start.column - 1);
  return { file: fileName, line: lines[0].trim(), from: toOneLine(cut.join(' ')), to: toOneLine(replacement) };
}

function toOneLine(code) {
  return code.replace(/\s+/g, ' ').trim();
}

/** The mutants of the list; each reason stands once, over those that it is true of. */
export function readList(path) {
  const groups = parse(readFileSync(path, 'utf8')) ?? [];
  for (const [index, { reason, mutants }] of groups.entries())
    if (!reason || !mutants?.length) throw new Error(`${path}: entry ${index + 1} must have a reason and mutants`);
  return groups.flatMap(({ mutants }) => mutants);
}

/**
 * @param survivors those of the run
 * @param list those of the list
 * @param {ReadonlySet<string>} files what the run mutated; the list may have others
 * @returns {{ unknown: string[], gone: string[], known: number }} unknown is ready to be pasted into the list
 */
export function compareWithList(survivors, list, files) {
  const listed = new Map(list.map((entry) => [toKey(entry), entry]));
  const seen = new Set(survivors.map(toKey));
  const unknown = survivors.filter((survivor) => !listed.has(toKey(survivor)));
  const gone = list.filter((entry) => files.has(entry.file) && !seen.has(toKey(entry)));
  return { unknown: unknown.map(toText), gone: gone.map(toText), known: survivors.length - unknown.length };
}

function toKey({ file, line, from, to }) {
  return JSON.stringify([file, line, from, to]);
}

function toText(entry) {
  return stringify([entry], { lineWidth: 0 }).replace(/^/gm, '    ').trimEnd();
}
