/** A scaffolded monorepo with any number of services, without installing anything. */
import { symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { ROOT } from '../run.mjs';

const CREATE = new URL('packages/create/lib/index.js', ROOT).href;

/**
 * Scaffolds the first service with its repository, and the others into it, as `npm create tap-pipeline` does. It has to be
 * compiled.
 *
 * @param {string} folder the repository
 * @param {readonly { name: string, backend: string, language: string }[]} services
 * @throws {Error} when one was refused
 */
export async function scaffoldServices(folder, services) {
  const { run: create } = await import(CREATE);
  for (const [index, { name, backend, language }] of services.entries()) {
    const answers = ['--yes', '--name', name, '--team', 'platform', '--language', language, '--backend', backend];
    const kind = index === 0 ? [folder, '--layout', 'monorepo', '--repository', 'acme/services'] : ['service'];
    const terminal = { cwd: folder, out: () => {}, err: (text) => console.error(text) };
    if ((await create([...kind, ...answers], terminal)) !== 0) throw new Error(`${name} was not scaffolded`);
  }
}

/** Gives a scaffolded repository the packages of this one. */
export function linkModules(folder) {
  symlinkSync(fileURLToPath(new URL('node_modules', ROOT)), join(folder, 'node_modules'), 'junction');
}
