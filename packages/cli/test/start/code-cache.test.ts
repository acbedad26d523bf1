import { existsSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { CodeCache, enableCodeCache } from '../../src/start/code-cache';
import { CodeStore } from '../../src/start/code-store';
import { createFolder } from '../command-runner';

const TEXT = 'module.exports = function double(number) { return number * 2; };';

function run(cache: CodeCache, text: string): (number: number) => number {
  const module = { exports: (number: number) => number };
  cache.compile(text, '/package/double.js')(module.exports, require, module, '/package/double.js', '/package');
  return module.exports;
}

/** A cache in which the text was compiled by an earlier process. */
function createFilledStore(): string {
  const path = join(createFolder(), 'cache/code');
  const cache = new CodeCache(new CodeStore(path));
  run(cache, TEXT)(1);
  cache.save();
  return path;
}

test('a module does the same when it comes out of the cache', () => {
  const path = createFilledStore();
  const before = readFileSync(path);
  const cache = new CodeCache(new CodeStore(path));
  expect(run(cache, TEXT)(21)).toBe(42);
  cache.save();
  expect(readFileSync(path)).toEqual(before);
});

test('a module that has changed is compiled again, also when it is as long as before', () => {
  const path = createFilledStore();
  const cache = new CodeCache(new CodeStore(path));
  expect(run(cache, TEXT.replace('* 2', '* 3'))(14)).toBe(42);
  cache.save();
  expect(run(new CodeCache(new CodeStore(path)), TEXT.replace('* 2', '* 3'))(14)).toBe(42);
});

test('what was kept stays when more is added, unless its file is gone', () => {
  const folder = createFolder();
  const [kept, gone] = ['kept.js', 'gone.js'].map((name) => join(folder, name)) as [string, string];
  for (const file of [kept, gone]) writeFileSync(file, TEXT);
  const path = join(folder, 'cache/code');
  const code = (text: string) => ({ hash: 'h', code: Buffer.from(text) });
  new CodeStore(path).add(new Map([kept, gone].map((file) => [file, code(file)])));
  rmSync(gone);
  new CodeStore(path).add(new Map([['/package/ä.js', code('12345')]]));
  const store = new CodeStore(path);
  expect(store.tryFind(kept, 'h')?.toString()).toBe(kept);
  expect(store.tryFind(gone, 'h')).toBeUndefined();
  expect(store.tryFind('/package/ä.js', 'h')?.toString()).toBe('12345');
  expect(store.tryFind('/package/ä.js', 'other')).toBeUndefined();
  expect(store.tryFind('/package/none.js', 'h')).toBeUndefined();
});

test('only the user can read and write the file', () => {
  const path = createFilledStore();
  expect(statSync(path).mode & 0o777).toBe(0o600);
  expect(readdirSync(join(path, '..'))).toEqual(['code']);
});

test('a broken file is an empty one', () => {
  const path = join(createFolder(), 'code');
  writeFileSync(path, 'not a cache at all');
  expect(run(new CodeCache(new CodeStore(path)), TEXT)(21)).toBe(42);
  writeFileSync(path, '');
  expect(new CodeStore(path).tryFind('/package/double.js', 'h')).toBeUndefined();
  expect(existsSync(path)).toBe(true);
});

describe('the loader of a Node without a cache of its own', () => {
  const { env } = process;
  const exits = process.listeners('exit');

  beforeEach(() => {
    process.env = { ...env, XDG_CACHE_HOME: createFolder() };
    delete process.env.NODE_V8_COVERAGE;
    delete process.env.NODE_DISABLE_COMPILE_CACHE;
  });
  afterEach(() => {
    process.env = env;
    for (const listener of process.listeners('exit')) if (!exits.includes(listener)) process.off('exit', listener);
  });

  /** A loader, and what its own compiler was asked for. */
  function createLoader() {
    const asked: string[] = [];
    const _compile = (_: string, filename: string): unknown => asked.push(filename);
    return {
      asked,
      Module: { prototype: { _compile }, _resolveFilename: (id: string) => `/resolved/${id}`, _cache: {} },
    };
  }

  /** Loads a text as the loader does, and gives its exports. */
  function load({ Module }: ReturnType<typeof createLoader>, text: string, filename: string): unknown {
    const module = { exports: {}, require: (id: string) => `required ${id}` };
    Module.prototype._compile.call(module, text, filename);
    return module.exports;
  }

  test('compiles packages through the cache, and leaves the code of users alone', () => {
    const loader = createLoader();
    enableCodeCache(loader);
    expect(load(loader, 'exports.a = 1', '/x/node_modules/y/index.js')).toEqual({ a: 1 });
    expect(load(loader, 'exports.a = 1', '/home/me/spec.cjs')).toEqual({});
    expect(load(loader, '#!/usr/bin/env node', '/x/node_modules/y/bin.js')).toEqual({});
    expect(loader.asked).toEqual(['/home/me/spec.cjs', '/x/node_modules/y/bin.js']);
  });

  test('gives modules what every module has', () => {
    const loader = createLoader();
    enableCodeCache(loader);
    const text = 'module.exports = [require("b"), require.resolve("c"), __filename, __dirname]';
    const expected = ['required b', '/resolved/c', '/x/node_modules/y/index.js', '/x/node_modules/y'];
    expect(load(loader, text, '/x/node_modules/y/index.js')).toEqual(expected);
  });

  test('keeps what was compiled when the process ends, and says nothing when it cannot', () => {
    const loader = createLoader();
    enableCodeCache(loader);
    load(loader, 'exports.a = 1', '/x/node_modules/y/index.js');
    const folder = process.env.XDG_CACHE_HOME as string;
    const save = process.listeners('exit').find((listener) => !exits.includes(listener)) as () => void;
    save();
    expect(readdirSync(join(folder, 'tap-pipeline'))).toHaveLength(1);

    rmSync(folder, { recursive: true });
    writeFileSync(folder, 'in the way');
    expect(save).not.toThrow();
  });

  test('stays as it is when the user does not want a cache', () => {
    process.env.NODE_DISABLE_COMPILE_CACHE = '1';
    const loader = createLoader();
    const { _compile } = loader.Module.prototype;
    enableCodeCache(loader);
    expect(loader.Module.prototype._compile).toBe(_compile);
  });
});

test('a Node with a cache of its own uses that', () => {
  const enableCompileCache = jest.fn();
  enableCodeCache({ enableCompileCache } as never);
  expect(enableCompileCache).toHaveBeenCalledTimes(1);
});
