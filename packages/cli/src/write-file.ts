import { mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { CommandFailure } from './failure';

/**
 * Writes a file as a whole: whoever reads it at the same time sees the old content or the new one.
 * @throws CommandFailure when the file cannot be written
 */
export function writeFileAtomically(path: string, content: string): void {
  try {
    mkdirSync(dirname(path), { recursive: true });
    replaceFile(path, content);
  } catch (error) {
    throw CommandFailure.notWritable(path, (error as Error).message);
  }
}

function replaceFile(path: string, content: string): void {
  const temporary = `${path}.${process.pid}.tmp`;
  try {
    writeFileSync(temporary, content);
    renameSync(temporary, path);
  } finally {
    rmSync(temporary, { force: true });
  }
}
