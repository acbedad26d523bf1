import { readFileSync } from 'node:fs';
import { extname, resolve } from 'node:path';
import { isPipelineError, PipelineError } from './spec/pipeline-error';
import type { PipelineSpec } from './spec/pipeline-spec';
import type { Problem } from './spec/problem';
import { failedModule, noExport, notUtf8, unknownFileKind, unreadableFile } from './spec/problems/file';
import { tooLarge } from './spec/problems/shape';
import { shorten } from './spec/show';
import { parseText } from './spec/text';

const TEXT_ENDINGS = ['.yaml', '.yml', '.json'];
const MODULE_ENDINGS = ['.js', '.cjs'];
const MOST_BYTES = 256 * 1024;

/**
 * Reads a spec from a YAML or JSON file, or from a CommonJS module that exports one. What the file says is
 * checked by `planSpec`, `checkSpec` or `resolveWith`, whose problems then name lines and columns of the file.
 * @throws PipelineError when the file cannot be read or parsed
 */
export function readSpec(path: string): PipelineSpec {
  const ending = extname(path).toLowerCase();
  if (MODULE_ENDINGS.includes(ending)) return loadModule(path);
  if (!TEXT_ENDINGS.includes(ending))
    throw refuse(path, unknownFileKind('', ending, [...TEXT_ENDINGS, ...MODULE_ENDINGS]));
  return parseSpec(decode(path, readBytes(path)), path);
}

/**
 * Reads a spec from a text. `fileName` is named in problems, and its ending `.json` says that the text is JSON;
 * everything else is YAML 1.2.
 * @throws PipelineError when the text cannot be parsed
 */
export function parseSpec(text: string, fileName = 'spec.yaml'): PipelineSpec {
  if (text.length > MOST_BYTES) throw refuse(fileName, tooLarge(''));
  return parseText(text, fileName) as PipelineSpec;
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

function loadModule(path: string): PipelineSpec {
  const exported = runModule(path) as { readonly default?: unknown };
  const spec = exported?.default ?? exported;
  if (typeof spec !== 'object' || spec === null || Object.keys(spec).length === 0) throw refuse(path, noExport(''));
  return spec as PipelineSpec;
}

function runModule(path: string): unknown {
  readBytes(path);
  try {
    return require(resolve(path));
  } catch (error) {
    if (isPipelineError(error)) throw error;
    throw refuse(
      path,
      failedModule('', shorten(String((error as Error | undefined)?.message ?? error).split('\n')[0] as string)),
    );
  }
}

function refuse(file: string, problem: Problem): PipelineError {
  return new PipelineError([{ ...problem, file }]);
}
