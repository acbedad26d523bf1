import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { PLATFORM_FILE, readPlatform } from '../../src/interview/platform';
import { createFolder, write } from '../stand-in';

test('a team has the backend that is settled for it, and every other team the common one', () => {
  const folder = createFolder();
  write(folder, PLATFORM_FILE, 'backend: cdk\nteams: { payments: { backend: pulumi }, search: {} }\n');
  mkdirSync(join(folder, 'a/b'), { recursive: true });
  const { backendOf } = readPlatform(join(folder, 'a/b'));
  expect(['payments', 'search', 'other', 'constructor', undefined].map(backendOf)).toEqual([
    'pulumi',
    'cdk',
    'cdk',
    'cdk',
    'cdk',
  ]);
});

test('without a platform file nothing is settled', () => {
  expect(readPlatform(createFolder()).backendOf('payments')).toBeUndefined();
});

test.each([
  ['backend: terraform\n', /tap-pipeline\.platform\.yaml: backend must be cdk or pulumi, got "terraform"/],
  ['teams: { payments: { backend: 7 } }\n', /teams\.payments\.backend must be cdk or pulumi, got 7/],
  ['backend: [\n', /cannot read .*tap-pipeline\.platform\.yaml/],
])('a platform file that says %j is refused', (text, message) => {
  const folder = createFolder();
  write(folder, PLATFORM_FILE, text);
  expect(() => readPlatform(folder).backendOf('payments')).toThrow(message);
});
