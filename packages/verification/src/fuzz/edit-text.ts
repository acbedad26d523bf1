import type { TextEdit } from './fuzz-case';
import { WHOLE_TEXTS } from './strange-texts';

/** The text with the edits in it, one after the other. */
export function editText(text: string, edits: readonly TextEdit[]): string {
  return edits.reduce(apply, text);
}

function apply(text: string, edit: TextEdit): string {
  if (edit.do === 'whole') return WHOLE_TEXTS[edit.text]();
  if (edit.do === 'lines') return LINES[edit.as](text);
  const at = Math.floor(edit.at * text.length);
  const [before, after] = [text.slice(0, at), text.slice(at)];
  switch (edit.do) {
    case 'insert':
      return `${before}${edit.text}${after}`;
    case 'cut':
      return `${before}${after.slice(edit.length)}`;
    case 'double':
      return `${before}${after.slice(0, edit.length)}${after}`;
    case 'end':
      return before;
  }
}

const LINES = {
  crlf: (text: string) => text.replaceAll('\n', '\r\n'),
  cr: (text: string) => text.replaceAll('\n', '\r'),
  tabs: (text: string) => text.replace(/^ +/gm, (blanks) => '\t'.repeat(blanks.length)),
} as const;
