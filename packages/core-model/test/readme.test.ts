import { readFileSync } from 'node:fs';
import { join } from 'node:path';

const SHOWN = readFileSync(join(__dirname, '../README.md'), 'utf8').split(/```(?:ts)?\n/)[1];

describe('the readme', () => {
  test('shows the example that is compiled and run here', () => {
    expect(SHOWN).toBe(readFileSync(join(__dirname, 'readme/example.ts'), 'utf8'));
  });

  test('says what the example comes to', () => {
    const { stages } = require('./readme/example') as { readonly stages: string };
    expect(SHOWN).toContain(`// ${stages}\n`);
  });
});
