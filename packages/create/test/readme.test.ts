import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { EXIT_CODES } from '../src/cli';
import { createFolder, runCommand } from './command-runner';

const README = readFileSync(join(__dirname, '../README.md'), 'utf8');

test('the commands with options work as they are written', async () => {
  const lines = [...README.matchAll(/^npm create tap-pipeline (.*) -- (.*)$/gm)].map(([, words, options]) =>
    `${words} ${options}`.split(' '),
  );
  expect(lines).toHaveLength(2);
  const cwd = createFolder();
  const [app = [], service = []] = lines;
  expect(await runCommand(app, cwd)).toMatchObject({ code: 0, err: '' });
  await runCommand(['shop', '--team', 'payments', '--repository', 'acme/shop', '--layout', 'monorepo'], cwd);
  expect(await runCommand(service, join(cwd, 'shop'))).toMatchObject({ code: 0, err: '' });
});

test('the exit codes are those of the command', () => {
  const told = [...README.matchAll(/^\| (\d+) \|/gm)].map(([, code]) => Number(code));
  expect(told).toEqual(Object.values(EXIT_CODES));
});
