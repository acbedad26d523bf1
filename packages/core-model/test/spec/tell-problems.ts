import { checkSpec } from '../../src/check-spec';
import { parseSpec } from '../../src/load-spec';

/** What is wrong with the YAML text, as people read it. */
export function tellProblems(text: string): readonly string[] {
  return checkSpec(parseSpec(unindent(text))).map(({ message, fix }) => `${message}; fix: ${fix}`);
}

/** The text without the indentation that all its lines share. */
export function unindent(text: string): string {
  const lines = text.split('\n').filter((line) => line.trim() !== '');
  const depth = Math.min(...lines.map((line) => line.search(/\S/)));
  return lines.map((line) => line.slice(depth)).join('\n');
}
