import { spawnSync } from 'node:child_process';
import { tryFindRemote, tryParseRemote } from '../../src/interview/remote';
import { createFolder } from '../stand-in';

test.each([
  ['https://github.com/acme/orders.git', 'github', 'acme/orders'],
  ['https://user:token@github.com/acme/orders', 'github', 'acme/orders'],
  ['git@github.com:acme/orders.git', 'github', 'acme/orders'],
  ['ssh://git@github.com:22/acme/orders.git', 'github', 'acme/orders'],
  ['git@gitlab.com:acme/shop/orders.git', 'gitlab', 'acme/shop/orders'],
  ['https://bitbucket.org/acme/orders/', 'bitbucket', 'acme/orders'],
])('the remote %s says where the source is', (url, source, repository) => {
  expect(tryParseRemote(url)).toEqual({ source, repository });
});

test.each(['https://git.example.com/acme/orders.git', '/srv/git/orders.git', '', 'github.com'])(
  'the remote %j says nothing',
  (url) => {
    expect(tryParseRemote(url)).toBeUndefined();
  },
);

test('the remote of a clone is found, and none elsewhere', () => {
  const folder = createFolder();
  expect(tryFindRemote(folder)).toBeUndefined();
  spawnSync('git', ['init', '--quiet', folder]);
  expect(tryFindRemote(folder)).toBeUndefined();
  spawnSync('git', ['-C', folder, 'remote', 'add', 'origin', 'git@github.com:acme/orders.git']);
  expect(tryFindRemote(folder)).toEqual({ source: 'github', repository: 'acme/orders' });
});
