import { dirname } from 'node:path';

/** The packages among an adapter and its engine's that are not installed. The engine's are those that the adapter would load. */
export function findMissing(adapter: string, engine: readonly string[]): readonly string[] {
  const home = tryResolve(adapter, __dirname);
  const folder = home === undefined ? __dirname : dirname(home);
  const missing = engine.filter((name) => tryResolve(name, folder) === undefined);
  return home === undefined ? [adapter, ...missing] : missing;
}

/** Path of the description of a package, as a module in the folder would find it. */
function tryResolve(name: string, folder: string): string | undefined {
  try {
    return require.resolve(`${name}/package.json`, { paths: [folder] });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'MODULE_NOT_FOUND') return undefined;
    throw error;
  }
}
