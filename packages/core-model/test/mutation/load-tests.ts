import { readdirSync } from 'node:fs';
import { join } from 'node:path';

const FOLDER = join(__dirname, '..');

/**
 * Takes tests into one file, since a file costs more time than most of the tests in it. Where a mutant keeps them from
 * loading that is a failed test too, which Stryker would take for an error in the tests.
 */
export function loadTests(files: readonly string[]): void {
  try {
    for (const file of files) require(join(FOLDER, file));
  } catch (error) {
    test('the tests can be loaded', () => {
      throw error;
    });
  }
}

/** The tests in these folders of `test`. */
export function listTests(...folders: readonly string[]): readonly string[] {
  return folders.flatMap((folder) =>
    readdirSync(join(FOLDER, folder), { recursive: true, encoding: 'utf8' })
      .filter((file) => file.endsWith('.test.ts'))
      .map((file) => join(folder, file))
      .sort(),
  );
}
