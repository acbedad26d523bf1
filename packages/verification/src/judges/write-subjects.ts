import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, isAbsolute, join } from 'node:path';
import type { Subject } from './subject';

/** Writes the subjects into a folder, which holds nothing else; those that have an absolute path lie there already. */
export function writeSubjects(subjects: readonly Subject[], folder: string): readonly Subject[] {
  rmSync(folder, { recursive: true, force: true });
  return subjects.map((subject) => {
    if (isAbsolute(subject.path)) return subject;
    const path = join(folder, subject.path);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, subject.text);
    return { ...subject, path };
  });
}
