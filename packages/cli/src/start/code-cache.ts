import { createHash } from 'node:crypto';
import * as nodeModule from 'node:module';
import { homedir } from 'node:os';
import { dirname, join, sep } from 'node:path';
import { constants, Script } from 'node:vm';
import { CodeStore, type StoredCode } from './code-store';

/**
 * Keeps the compiled form of this program's modules between runs: a short run spends a third of its time on compiling.
 *
 * Node 22.1 and newer do it themselves. For older ones it is done here, in a file that only the user can read and
 * write. `NODE_DISABLE_COMPILE_CACHE=1` switches both off.
 */
export function enableCodeCache(node: NodeModules = nodeModule as unknown as NodeModules): void {
  const { NODE_DISABLE_COMPILE_CACHE, NODE_V8_COVERAGE } = process.env;
  if (node.enableCompileCache) node.enableCompileCache();
  else if (!NODE_DISABLE_COMPILE_CACHE && !NODE_V8_COVERAGE)
    installCodeCache(new CodeCache(new CodeStore(cacheFile())), node.Module);
}

/** What `node:module` offers: a cache of its own, or at least the loader. */
interface NodeModules {
  readonly enableCompileCache?: () => unknown;
  readonly Module: Loader;
}

function cacheFile(): string {
  const folder = process.env.XDG_CACHE_HOME || join(homedir(), '.cache');
  return join(folder, 'tap-pipeline', `code-${process.version}-${process.arch}`);
}

/** Compiles modules, those that were compiled before from what was kept. */
export class CodeCache {
  private readonly fresh = new Map<string, { readonly hash: string; readonly script: Script }>();

  constructor(private readonly store: CodeStore) {}

  /** The module as a function of `exports`, `require`, `module`, its file name and its folder. */
  compile(content: string, filename: string): (...parameters: unknown[]) => unknown {
    const hash = createHash('sha1').update(content).digest('base64');
    const cachedData = this.store.tryFind(filename, hash);
    const script = new Script(nodeModule.Module.wrap(content), {
      filename,
      ...(cachedData && { cachedData }),
      ...(constants && { importModuleDynamically: constants.USE_MAIN_CONTEXT_DEFAULT_LOADER }),
    });
    if (!cachedData || script.cachedDataRejected) this.fresh.set(filename, { hash, script });
    return script.runInThisContext();
  }

  /** Keeps what was compiled, with the functions that V8 has compiled since then because they were called. */
  save(): void {
    if (this.fresh.size === 0) return;
    const codes = [...this.fresh].map(([name, { hash, script }]): [string, StoredCode] => [
      name,
      { hash, code: script.createCachedData() },
    ]);
    this.store.add(new Map(codes));
  }
}

/** A module as the loader of Node 20 sees it. */
interface LoadedModule {
  readonly exports: unknown;
  require(id: string): unknown;
}

/** What the loaders of all Node versions without a compile cache have in common; no newer one gets here. */
interface Loader {
  readonly prototype: { _compile(this: LoadedModule, content: string, filename: string): unknown };
  _resolveFilename(id: string, parent: LoadedModule, isMain: boolean, options?: object): string;
  readonly _cache: unknown;
}

/** Compiles the modules of packages through the cache. */
function installCodeCache(cache: CodeCache, loader: Loader): void {
  const compile = loader.prototype._compile;
  loader.prototype._compile = function (content, filename) {
    if (!isPublished(filename) || content.startsWith('#!')) return compile.call(this, content, filename);
    const run = cache.compile(content, filename);
    return run.call(this.exports, this.exports, createRequire(loader, this), this, filename, dirname(filename));
  };
  process.on('exit', () => saveQuietly(cache));
}

/** Code of a package, not of the user; packages of this repository lie beside each other, outside of node_modules. */
function isPublished(filename: string): boolean {
  return filename.includes(`${sep}node_modules${sep}`) || filename.startsWith(join(__dirname, '../../..'));
}

function createRequire(loader: Loader, module: LoadedModule): object {
  return Object.assign((id: string) => module.require(id), {
    resolve: (id: string, options?: object) => loader._resolveFilename(id, module, false, options),
    main: require.main,
    cache: loader._cache,
  });
}

function saveQuietly(cache: CodeCache): void {
  try {
    cache.save();
  } catch {
    // Without a folder to write to, the next run is as slow as this one, and that is all.
  }
}
