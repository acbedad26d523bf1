import { homedir } from 'node:os';
import { join } from 'node:path';

/** The folder for what may be thrown away, as the XDG Base Directory Specification says. */
export function cacheFolder(env: NodeJS.ProcessEnv = process.env): string {
  return join(env.XDG_CACHE_HOME || join(homedir(), '.cache'), 'tap-pipeline');
}
