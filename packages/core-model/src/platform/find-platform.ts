import { existsSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { PLATFORM_VARIABLE, type SettingSources } from '../settings';
import { tryFindOrigin } from '../spec/origin';
import type { PlatformSettings } from './platform-settings';

/** Names of a file with platform settings that is found by itself. */
const PLATFORM_FILES = ['yaml', 'yml', 'json', 'cjs'].map((ending) => `tap-pipeline.platform.${ending}`);

/**
 * The platform settings for the spec: the ones that are given, else those that the environment variable names, else
 * those of the nearest file, seen from the file of the spec or, for a spec in code, from `sources.folder`. Where there are
 * none, and mostly there are none, nothing is loaded that they would need.
 * @throws PipelineError when they cannot be found, read or parsed
 */
export function tryFindPlatform(spec: unknown, sources: SettingSources): PlatformSettings | undefined {
  const { platform, variables } = sources;
  if (platform !== undefined && typeof platform !== 'string') return platform;
  const folder = tryFindOrigin(spec)?.folder ?? sources.folder;
  const name = platform || variables?.[PLATFORM_VARIABLE];
  const found = name || folder === undefined ? [] : listNearestFiles(folder);
  if (!name && found.length === 0) return undefined;
  const { readPlatform, readNearestPlatform } = require('./load-platform') as typeof import('./load-platform');
  return name ? readPlatform(name, folder) : readNearestPlatform(found);
}

/**
 * The nearest files with platform settings: those in the folder, or the next one above it that has any, up to the root of
 * the repository, and where there is none, of the file system. There should be one at most.
 */
export function listNearestFiles(folder: string): readonly string[] {
  const at = resolve(folder);
  const found = PLATFORM_FILES.map((name) => join(at, name)).filter((path) => existsSync(path));
  const above = dirname(at);
  return found.length > 0 || above === at || existsSync(join(at, '.git')) ? found : listNearestFiles(above);
}
