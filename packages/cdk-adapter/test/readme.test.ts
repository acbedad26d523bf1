import { readFileSync } from 'node:fs';
import { join } from 'node:path';

describe('the readme', () => {
  test('shows the example that is compiled and run here', () => {
    const [, shown] = readFileSync(join(__dirname, '../README.md'), 'utf8').split(/```(?:ts)?\n/);
    expect(shown).toBe(readFileSync(join(__dirname, 'readme/example.ts'), 'utf8'));
  });

  test('has an example that runs', () => {
    expect(() => require('./readme/example')).not.toThrow();
  });
});
