import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { listOptions } from '../src/options';
import { HARMLESS } from '../src/repository/target';

const README = readFileSync(join(__dirname, '../README.md'), 'utf8');

test('every option is in the table, and every choice with it', () => {
  for (const { name, description } of listOptions('app')) {
    const [row] = README.split('\n').filter((line) => line.startsWith(`| \`--${name}\``));
    const choices = /: ([\w, -]+) \(/.exec(description)?.[1]?.split(', ') ?? [];
    expect([name, choices.filter((choice) => !row?.includes(`\`${choice}\``))]).toEqual([name, []]);
  }
});

test('every file that may be there is named', () => {
  const hidden = ['.DS_Store', 'Thumbs.db', 'LICENSE', 'LICENSE.md', 'LICENSE.txt'];
  for (const name of HARMLESS.filter((file) => !hidden.includes(file))) expect(README).toContain(`\`${name}\``);
});
