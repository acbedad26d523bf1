import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { missingEntries } from '../complete-lock.mjs';
import { ROOT } from '../run.mjs';

const lock = JSON.parse(readFileSync(new URL('package-lock.json', ROOT), 'utf8'));

test('the lock file holds every optional package, so npm ci accepts it on each platform', () => {
  assert.deepEqual(Object.keys(missingEntries(lock)), []);
});

test('the lock file names no registry', () => {
  const hosts = Object.values(lock.packages)
    .map(({ resolved }) => resolved ?? '')
    .filter((url) => url.includes('://'));
  assert.deepEqual(hosts, []);
});

test('a platform package that the registry did not serve gets an entry with its version and platform', () => {
  const packages = {
    '': {},
    'node_modules/tool': {
      dev: true,
      optionalDependencies: { '@tool/linux-x64-musl': '1.2.3', '@tool/darwin-arm64': '1.2.3' },
    },
    'node_modules/@tool/darwin-arm64': { version: '1.2.3' },
  };
  assert.deepEqual(missingEntries({ packages }), {
    'node_modules/@tool/linux-x64-musl': {
      version: '1.2.3',
      cpu: ['x64'],
      dev: true,
      libc: ['musl'],
      optional: true,
      os: ['linux'],
    },
  });
});
