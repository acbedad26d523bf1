import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** Where the pages are in the repository. */
export const PAGES_FOLDER = join(__dirname, '..', '..', '..', '..', 'docs', 'iam');

/** Names of pages that are not as they would be written now: changed, missing, or not written any more. */
export function findStalePages(pages: ReadonlyMap<string, string>, folder = PAGES_FOLDER): readonly string[] {
  const files = listFiles(folder);
  const names = [...new Set([...pages.keys(), ...files])];
  return names
    .filter((name) => !files.includes(name) || readFileSync(join(folder, name), 'utf8') !== pages.get(name))
    .sort();
}

/** Writes the pages, and removes those that are not written any more. */
export function writePages(pages: ReadonlyMap<string, string>, folder = PAGES_FOLDER): void {
  mkdirSync(folder, { recursive: true });
  for (const name of listFiles(folder)) if (!pages.has(name)) rmSync(join(folder, name));
  for (const [name, content] of pages) writeFileSync(join(folder, name), content);
}

function listFiles(folder: string): readonly string[] {
  return existsSync(folder) ? readdirSync(folder).filter((name) => name.endsWith('.md')) : [];
}
