import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { COMMANDS } from '../src/command';
import { createFolder, runCommand } from './command-runner';

const README = readFileSync(join(__dirname, '../README.md'), 'utf8');
const before = process.cwd();

afterEach(() => process.chdir(before));

test('the example works as it is written', async () => {
  const folder = createFolder();
  writeFileSync(join(folder, 'pipeline.yaml'), block('yaml'));
  process.chdir(folder);
  for (const line of block('sh').trim().split('\n')) {
    const { code, err } = await runCommand(line.split(' ').slice(2));
    expect({ line, code, err }).toEqual({ line, code: 0, err: '' });
  }
  expect(existsSync('out/template.json')).toBe(true);
  const resources: readonly object[] = JSON.parse(readFileSync('out/resources.json', 'utf8'));
  const table = README.slice(README.indexOf('| key | is |'));
  for (const key of new Set(resources.flatMap(Object.keys))) expect(table).toContain(`\`${key}\``);
}, 60_000);

test('every command is in the table', () => {
  for (const [name, { operands }] of Object.entries(COMMANDS))
    expect(README).toContain(`| \`${name} ${operands.join(' ')}`);
});

function block(language: string): string {
  return new RegExp(`\`\`\`${language}\n([^]*?)\`\`\``).exec(README)?.[1] ?? '';
}
