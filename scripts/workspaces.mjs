/** The packages of this repository, read from their package.json. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { ROOT } from './run.mjs';

/**
 * Every package in `packages/` and `apps/`.
 *
 * @returns {{ dir: string, manifest: any }[]} the folder from the root, and the content of package.json
 */
export function findWorkspaces() {
  return ['packages', 'apps']
    .flatMap((parent) => readdirSync(new URL(parent, ROOT)).map((name) => `${parent}/${name}`))
    .filter((dir) => existsSync(new URL(`${dir}/package.json`, ROOT)))
    .map((dir) => ({ dir, manifest: JSON.parse(readFileSync(new URL(`${dir}/package.json`, ROOT), 'utf8')) }));
}
