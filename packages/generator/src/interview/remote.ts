import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Surroundings } from './questions';

type Remote = NonNullable<Surroundings['remote']>;

const HOSTS: { readonly [host: string]: Remote['source'] } = {
  'github.com': 'github',
  'gitlab.com': 'gitlab',
  'bitbucket.org': 'bitbucket',
};

/** The repository that a folder was cloned from, or `undefined` when it is no clone of a host that the spec knows. */
export function tryFindRemote(folder: string): Remote | undefined {
  if (!existsSync(join(folder, '.git'))) return undefined;
  const { status, stdout } = spawnSync('git', ['-C', folder, 'config', '--get', 'remote.origin.url'], {
    encoding: 'utf8',
  });
  return status === 0 ? tryParseRemote(stdout.trim()) : undefined;
}

/** Understands `https://host/owner/name.git`, `ssh://git@host/owner/name` and `git@host:owner/name.git`. */
export function tryParseRemote(url: string): Remote | undefined {
  const [, host = '', path = ''] = /^(?:\w+:\/\/)?(?:[^@/]*@)?([^:/]+)(?::\d+)?[:/](.+)$/.exec(url) ?? [];
  const source = HOSTS[host.toLowerCase()];
  return source && { source, repository: path.replace(/^\/+|\/+$/g, '').replace(/\.git$/, '') };
}
