import { createRequire } from 'node:module';
import { basename, extname, isAbsolute, join, relative, resolve } from 'node:path';
import { FILE_ENDINGS, type FileContent, loadFile, loadText } from '../load-file';
import { isPipelineError, PipelineError } from '../spec/pipeline-error';
import { missingPackage, severalPlatformFiles } from '../spec/problems/platform';
import { aboutPlatform, BEGINNING } from './about-platform';
import { listNearestFiles } from './find-platform';
import type { PlatformSettings } from './platform-settings';

const CONTENT: FileContent = {
  beginning: BEGINNING,
  exports: ['platform settings', 'definePlatform'],
};

/**
 * Reads platform settings from a YAML or JSON file, from a CommonJS module, or from an npm package whose `main` is one
 * of these. A name is a package unless it begins with `.` or `/`, or ends like a file. Packages are looked for from the
 * folder on. What the settings say is checked together with the spec that they are used for, or by `checkPlatform`.
 * @param folder where packages are looked for @default the working directory
 * @throws PipelineError when they cannot be found, read or parsed
 */
export function readPlatform(name: string, folder = '.'): PlatformSettings {
  return ofPlatform(() => loadFile(isPackage(name) ? resolvePackage(name, folder) : name, CONTENT));
}

/**
 * The platform settings of the nearest file: in the folder, or the next one above it, up to the root of the repository,
 * and where there is none, of the file system. `undefined` when there is no such file.
 * @throws PipelineError when a folder has several, or when the file cannot be read or parsed
 */
export function tryReadPlatformNear(folder: string): PlatformSettings | undefined {
  const files = listNearestFiles(folder);
  return files.length > 0 ? readNearestPlatform(files) : undefined;
}

/**
 * Reads the only one of the files.
 * @throws PipelineError when there are several
 */
export function readNearestPlatform(files: readonly string[]): PlatformSettings {
  const [file = '', ...others] = files;
  if (others.length === 0) return readPlatform(shorter(relative(process.cwd(), file), file));
  const names = files.map((path) => basename(path));
  throw new PipelineError(aboutPlatform([{ ...severalPlatformFiles('', names), file }]));
}

/**
 * Reads platform settings from a text. `fileName` is named in problems, and its ending `.json` says that the
 * text is JSON; everything else is YAML 1.2.
 * @throws PipelineError when the text cannot be parsed
 */
export function parsePlatform(text: string, fileName = 'tap-pipeline.platform.yaml'): PlatformSettings {
  return ofPlatform(() => loadText(text, fileName, CONTENT));
}

function isPackage(name: string): boolean {
  if (name.startsWith('@')) return true;
  return !name.startsWith('.') && !isAbsolute(name) && !FILE_ENDINGS.includes(extname(name).toLowerCase());
}

function resolvePackage(name: string, folder: string): string {
  try {
    return createRequire(join(resolve(folder), 'here.js')).resolve(name);
  } catch {
    throw new PipelineError([missingPackage('', name)]);
  }
}

function shorter(a: string, b: string): string {
  return a.length < b.length ? a : b;
}

function ofPlatform(load: () => object): PlatformSettings {
  try {
    return load();
  } catch (error) {
    throw isPipelineError(error) ? new PipelineError(aboutPlatform(error.problems)) : error;
  }
}
