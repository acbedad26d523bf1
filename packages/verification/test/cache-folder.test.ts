import { cacheFolder } from '../src/cache-folder';

test('the cache lies where the system keeps caches', () => {
  expect(cacheFolder({ XDG_CACHE_HOME: '/caches' })).toBe('/caches/tap-pipeline');
  expect(cacheFolder({})).toMatch(/\/\.cache\/tap-pipeline$/);
});
