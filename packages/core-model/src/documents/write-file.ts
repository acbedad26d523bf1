import { fromParts, partsOf, type Text } from '../plan/vocabulary/text';

const END = 'END_OF_FILE';

/** The command that writes a text to a file as it stands; the shell replaces nothing in it. */
export function writeFile(path: string, content: Text): Text {
  return fromParts([
    `cat > ${path} <<'${END}'\n`,
    ...partsOf(content),
    `${endsWithNewline(content) ? '' : '\n'}${END}\n`,
  ]);
}

function endsWithNewline(content: Text): boolean {
  const last = partsOf(content).at(-1);
  return typeof last === 'string' && last.endsWith('\n');
}
