import * as fs from 'node:fs';
import { GeneratorFailure } from '../failure';

/** What the generator does to files; tests put a full disk or missing rights in its place. */
export interface FileSystem {
  /** Makes a folder, whose parent is there. */
  readonly makeFolder: (path: string) => void;
  /** Writes a new file. */
  readonly writeFile: (path: string, content: string, mode: number) => void;
  /** Moves a file or a folder within one file system. */
  readonly move: (from: string, to: string) => void;
  /** Removes a file, or a folder with what it holds; nothing where there is nothing. */
  readonly remove: (path: string) => void;
  /** Removes a folder that is empty. */
  readonly removeFolder: (path: string) => void;
}

/** The files of this computer. */
export const DISK: FileSystem = {
  makeFolder: (path) => fs.mkdirSync(path),
  writeFile: (path, content, mode) => fs.writeFileSync(path, content, { mode, flag: 'wx' }),
  move: (from, to) => fs.renameSync(from, to),
  remove: (path) => fs.rmSync(path, { recursive: true, force: true }),
  removeFolder: (path) => fs.rmdirSync(path),
};

const CAUSES: { readonly [code: string]: readonly [cause: string, fix: string] } = {
  EACCES: ['its rights do not allow it', 'choose a folder of yours, or change its rights'],
  EPERM: ['its rights do not allow it', 'choose a folder of yours, or change its rights'],
  EROFS: ['the file system is read-only', 'choose a folder on another one'],
  ENOSPC: ['the disk is full', 'make room, or choose a folder on another disk'],
  EDQUOT: ['your share of the disk is used up', 'make room, or choose a folder on another disk'],
  ENAMETOOLONG: ['its path is too long', 'choose a folder with a shorter path'],
  EISDIR: ['it is a folder', 'rename or remove it'],
  ENOTDIR: ['a part of its path is no folder', 'choose another folder'],
  EXDEV: ['a part of the folder is on another disk', 'choose another folder'],
  EEXIST: ['something else is there', 'choose another folder'],
};

/** Why a file cannot be read or written, and what to do. */
export function explain(error: unknown): { readonly cause: string; readonly fix: string } {
  const { code = '', message } = error as NodeJS.ErrnoException;
  const [cause, fix] = CAUSES[code] ?? [message, 'mend the cause, and run it again'];
  return { cause, fix };
}

/**
 * Looks at files, and says why when that cannot be done.
 * @throws GeneratorFailure with the path and the cause
 */
export function inspect<T>(path: string, look: () => T): T {
  try {
    return look();
  } catch (error) {
    const { cause, fix } = explain(error);
    throw new GeneratorFailure('not-readable', `cannot read ${path}: ${cause}`, fix);
  }
}
