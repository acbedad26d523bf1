import { randomBytes } from 'node:crypto';
import { existsSync, readdirSync, statSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { GeneratorFailure } from '../failure';
import type { ScaffoldFile } from '../scaffold/scaffold-file';
import { DISK, explain, type FileSystem } from './file-system';

/** What is written and what is removed, below one folder. */
export interface Writing {
  /** The folder; made when it is not there. */
  readonly folder: string;
  /** Files with their whole content; what is there already is replaced. */
  readonly files: readonly ScaffoldFile[];
  /** Paths of files that go. */
  readonly removals: readonly string[];
}

/**
 * Writes everything or nothing. All files are written to a temporary folder first, on the same disk; then they are
 * moved, and what they replace is kept until the last one is in its place. When anything fails, all is moved back.
 * @throws GeneratorFailure when it failed; the folder is then as it was before
 */
export function applyChanges(writing: Writing, disk: FileSystem = DISK): void {
  if (writing.files.length === 0 && writing.removals.length === 0) return;
  const move = new Move(writing, disk);
  try {
    move.run();
  } catch (error) {
    throw notWritten(move, error);
  }
  move.finish();
}

/** Goes back, and says how that went. */
function notWritten(move: Move, error: unknown): GeneratorFailure {
  const { cause, fix } = explain(error);
  const what = `cannot write ${move.at}: ${cause}`;
  try {
    move.undo();
  } catch (again) {
    const message = `${what}; and going back failed: ${explain(again).cause}`;
    return new GeneratorFailure('not-writable', message, `${move.temporary} has what is missing in ${move.folder}`);
  }
  return new GeneratorFailure('not-writable', `${what}; nothing was changed`, fix);
}

/** One writing, step by step, with the way back. */
class Move {
  /** The file or folder of the step that is being done. */
  at: string;
  /** Has what is not yet, or no longer, in its place. */
  readonly temporary: string;
  /** The folder that is written to. */
  readonly folder: string;
  private readonly back: (() => void)[] = [];
  private replaced = 0;

  constructor(
    private readonly writing: Writing,
    private readonly disk: FileSystem,
  ) {
    this.folder = writing.folder;
    this.at = writing.folder;
    this.temporary = join(findExisting(writing.folder), `.tap-pipeline-${randomBytes(6).toString('hex')}`);
  }

  run(): void {
    this.makeFolder(this.temporary);
    this.makeFolder(this.old());
    this.stage();
    this.makeParents(dirname(this.folder));
    this.place('');
    for (const path of this.writing.removals) this.takeAway(path);
  }

  /** Goes back, step by step, and stops at one that fails: what is not back yet is then still in the temporary folder. */
  undo(): void {
    for (const step of this.back.reverse()) step();
  }

  /** Everything is in its place. */
  finish(): void {
    try {
      this.disk.remove(this.temporary);
    } catch (error) {
      const { cause } = explain(error);
      throw new GeneratorFailure(
        'not-writable',
        `everything is written, but ${this.temporary} cannot be removed: ${cause}`,
        'remove it',
      );
    }
  }

  private stage(): void {
    this.disk.makeFolder(this.staged(''));
    const made = new Set(['.']);
    for (const { path, content, isExecutable } of this.writing.files) {
      this.at = join(this.folder, path);
      for (const folder of foldersOf(path)) {
        if (!made.has(folder)) this.disk.makeFolder(this.staged(folder));
        made.add(folder);
      }
      this.disk.writeFile(this.staged(path), content, isExecutable ? 0o755 : 0o644);
    }
  }

  /** Moves the largest parts that nothing is in the way of: a whole new repository in one step. */
  private place(path: string): void {
    const from = this.staged(path);
    const to = join(this.folder, path);
    if (existsSync(to) && statSync(from).isDirectory()) {
      for (const name of readdirSync(from)) this.place(join(path, name));
      return;
    }
    if (existsSync(to)) this.putAside(to);
    this.move(from, to);
  }

  private takeAway(path: string): void {
    this.putAside(join(this.folder, path));
    for (const folder of foldersOf(path).reverse()) {
      const empty = join(this.folder, folder);
      if (readdirSync(empty).length > 0) return;
      this.disk.removeFolder(empty);
      this.back.push(() => this.disk.makeFolder(empty));
    }
  }

  private putAside(path: string): void {
    this.replaced += 1;
    this.move(path, join(this.old(), `${this.replaced}-${basename(path)}`));
  }

  private move(from: string, to: string): void {
    this.at = from.startsWith(this.temporary) ? to : from;
    this.disk.move(from, to);
    this.back.push(() => this.disk.move(to, from));
  }

  private makeParents(folder: string): void {
    if (existsSync(folder)) return;
    this.makeParents(dirname(folder));
    this.at = folder;
    this.disk.makeFolder(folder);
    this.back.push(() => this.disk.removeFolder(folder));
  }

  private makeFolder(path: string): void {
    this.disk.makeFolder(path);
    this.back.push(() => this.disk.remove(path));
  }

  private staged(path: string): string {
    return join(this.temporary, 'new', path);
  }

  private old(): string {
    return join(this.temporary, 'old');
  }
}

/** The folder itself, or the nearest one above it that is there. */
function findExisting(folder: string): string {
  return existsSync(folder) ? folder : findExisting(dirname(folder));
}

/** The folders of a path, from the outside in: `a/b/c.txt` has `a` and `a/b`. */
function foldersOf(path: string): string[] {
  const folder = dirname(path);
  return folder === '.' ? [] : [...foldersOf(folder), folder];
}
