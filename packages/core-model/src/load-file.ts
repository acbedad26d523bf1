import { readFileSync } from 'node:fs';
import { dirname, extname, resolve } from 'node:path';
import { setOrigin, tryFindOrigin } from './spec/origin';
import { isPipelineError, PipelineError } from './spec/pipeline-error';
import type { Problem } from './spec/problem';
import { failedModule, noExport, notUtf8, syntaxError, unknownFileKind, unreadableFile } from './spec/problems/file';
import { tooLarge } from './spec/problems/shape';
import { kindOf, shorten } from './spec/show';
import { parseText } from './spec/text';

const TEXT_ENDINGS = ['.yaml', '.yml', '.json'];
const MODULE_ENDINGS = ['.js', '.cjs'];
const MOST_BYTES = 256 * 1024;

/** Endings of the files that can be loaded. */
export const FILE_ENDINGS: readonly string[] = [...TEXT_ENDINGS, ...MODULE_ENDINGS];

/** What a file holds, in the words of its problems. */
export interface FileContent {
  /** What to write into an empty file. @default the beginning of a spec */
  readonly beginning?: string;
  /** What a module exports, and the function that makes it. @default a spec, by `definePipeline` */
  readonly exports?: readonly [what: string, call: string];
}

/**
 * The object in a YAML or JSON file, or the one that a CommonJS module exports. It remembers its file.
 * @throws PipelineError when the file cannot be read or parsed
 */
export function loadFile(path: string, content: FileContent = {}): object {
  if (typeof path !== 'string')
    throw new PipelineError([unreadableFile('', `its path must be a text, got ${kindOf(path)}`)]);
  const value = loadByEnding(path, content);
  const { positionAt, sourceAt, file } = tryFindOrigin(value) ?? { ...NO_POSITIONS, file: path };
  setOrigin(value, { file, folder: dirname(path), positionAt, sourceAt });
  return value;
}

/**
 * The object in a YAML or JSON text.
 * @throws PipelineError when the text cannot be parsed
 */
export function loadText(text: string, fileName: string, { beginning }: FileContent = {}): object {
  if (typeof text !== 'string')
    throw refuse(fileName, syntaxError('', `it must be a text, got ${kindOf(text)}`, 'read the file as UTF-8'));
  if (text.length > MOST_BYTES) throw refuse(fileName, tooLarge(''));
  return parseText(text, fileName, beginning) as object;
}

/** The origin of what a module makes: it has no place in a text. */
const NO_POSITIONS = { positionAt: () => undefined, sourceAt: () => undefined };

function loadByEnding(path: string, content: FileContent): object {
  const ending = extname(path).toLowerCase();
  if (MODULE_ENDINGS.includes(ending)) return loadModule(path, content);
  if (!TEXT_ENDINGS.includes(ending)) throw refuse(path, unknownFileKind('', ending, FILE_ENDINGS));
  return loadText(decode(path, readBytes(path)), path, content);
}

function readBytes(path: string): Uint8Array {
  try {
    return readFileSync(path);
  } catch (error) {
    throw refuse(path, unreadableFile('', reasonOf(error)));
  }
}

const REASONS: { readonly [code: string]: string } = {
  ENOENT: 'there is no such file',
  EISDIR: 'it is a folder',
  EACCES: 'its rights do not allow it',
  EPERM: 'its rights do not allow it',
  ENOTDIR: 'a part of its path is no folder',
  ENAMETOOLONG: 'its path is too long',
  ELOOP: 'its links lead in a circle',
};

function reasonOf(error: unknown): string {
  const { code = 'unknown', message } = error as NodeJS.ErrnoException;
  return REASONS[code] ?? shorten(message);
}

function decode(path: string, bytes: Uint8Array): string {
  if (bytes.length > MOST_BYTES) throw refuse(path, tooLarge(''));
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw refuse(path, notUtf8(''));
  }
}

function loadModule(path: string, { exports = ['spec', 'definePipeline'] }: FileContent): object {
  const exported = runModule(path) as { readonly default?: unknown } | undefined;
  const value = exported?.default ?? exported;
  if (typeof value !== 'object' || value === null || Object.keys(value).length === 0)
    throw refuse(path, noExport('', ...exports));
  return value;
}

function runModule(path: string): unknown {
  readBytes(path);
  try {
    return require(resolve(path));
  } catch (error) {
    if (isPipelineError(error)) throw error;
    throw refuse(
      path,
      failedModule(
        '',
        shorten(
          String((error as Error | undefined)?.message ?? error)
            .split('\n', 1)
            .join(),
        ),
      ),
    );
  }
}

function refuse(file: string, problem: Problem): PipelineError {
  return new PipelineError([{ ...problem, file }]);
}
