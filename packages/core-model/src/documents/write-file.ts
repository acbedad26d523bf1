import { fromParts, partsOf, type Text } from '../plan/vocabulary/text';

/** The command that writes a text to a file as it stands; the shell replaces nothing in it. */
export function writeFile(path: string, content: Text): Text {
  const end = unusedEnd(content);
  const lastLine = endsWithNewline(content) ? '' : '\n';
  return fromParts([`cat > ${path} <<'${end}'\n`, ...partsOf(content), `${lastLine}${end}\n`]);
}

/** A line that is not in the text. */
function unusedEnd(content: Text): string {
  let end = 'END_OF_FILE';
  while (partsOf(content).some((part) => typeof part === 'string' && part.includes(end))) end += '_';
  return end;
}

function endsWithNewline(content: Text): boolean {
  const last = partsOf(content).at(-1);
  return typeof last === 'string' && last.endsWith('\n');
}
