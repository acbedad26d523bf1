import { styleText } from 'node:util';
import type { Change } from '../repository/changes';

/** The difference between a file and what the generator would write, as a patch with colours. */
export async function showDiff({ file, current = '' }: Change): Promise<string> {
  // Few runs have a conflict.
  const { createTwoFilesPatch } = await import('diff');
  const patch = createTwoFilesPatch('yours', 'new', current, file.content, file.path, file.path);
  return patch.split('\n').map(colour).join('\n');
}

function colour(line: string): string {
  if (line.startsWith('+')) return styleText('green', line);
  if (line.startsWith('-')) return styleText('red', line);
  return line.startsWith('@@') ? styleText('cyan', line) : line;
}
