import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { parse } from 'yaml';
import { GeneratorFailure } from '../failure';
import type { Backend } from '../scaffold/answers';
import { BACKENDS, isChoice } from './choices';

/** The file in which a platform team settles things for its teams. */
export const PLATFORM_FILE = 'tap-pipeline.platform.yaml';

/** What a platform team settled, as far as questions have a default from it. */
export interface Platform {
  /** The backend of a team, if one is settled. */
  readonly backendOf: (team: string | undefined) => Backend | undefined;
}

/** Without a platform team nothing is settled. */
export const NO_PLATFORM: Platform = { backendOf: () => undefined };

/**
 * What the platform team settled for a folder: the nearest platform file in it or above it.
 * @throws GeneratorFailure when there is one and it cannot be read
 */
export function readPlatform(folder: string): Platform {
  const file = join(folder, PLATFORM_FILE);
  if (existsSync(file)) return parsePlatform(file);
  const parent = dirname(folder);
  return parent === folder ? NO_PLATFORM : readPlatform(parent);
}

function parsePlatform(file: string): Platform {
  const settings = readYaml(file);
  const teams = property(settings, 'teams');
  const backendAt = (at: unknown, path: string) => readBackend(property(at, 'backend'), `${file}: ${path}backend`);
  const ofAll = backendAt(settings, '');
  return {
    backendOf: (team) => (team === undefined ? undefined : backendAt(property(teams, team), `teams.${team}.`)) ?? ofAll,
  };
}

function readYaml(file: string): unknown {
  try {
    return parse(readFileSync(file, 'utf8'));
  } catch (error) {
    throw new GeneratorFailure('unreadable-record', `cannot read ${file}: ${(error as Error).message}`, 'correct it');
  }
}

function readBackend(value: unknown, where: string): Backend | undefined {
  if (value === undefined) return undefined;
  if (typeof value === 'string' && isChoice(BACKENDS, value)) return value;
  const known = Object.keys(BACKENDS).join(' or ');
  throw new GeneratorFailure(
    'unreadable-record',
    `${where} must be ${known}, got ${JSON.stringify(value)}`,
    'correct it',
  );
}

function property(value: unknown, key: string): unknown {
  return typeof value === 'object' && value !== null && Object.hasOwn(value, key) ? Reflect.get(value, key) : undefined;
}
