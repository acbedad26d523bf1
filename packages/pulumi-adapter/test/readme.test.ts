import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { record } from './support/record';

/** A recording takes some seconds where the machine is busy. */
jest.setTimeout(60_000);

describe('the readme', () => {
  test('shows the example that is compiled and run here', () => {
    const [, shown] = readFileSync(join(__dirname, '../README.md'), 'utf8').split(/```(?:ts)?\n/);
    expect(shown).toBe(readFileSync(join(__dirname, 'readme/example.ts'), 'utf8'));
  });

  test('has an example that runs', async () => {
    const { outputs } = await record('example.ts', {
      dir: join(__dirname, 'readme'),
      secretConfig: { npmToken: 'clear-text-of-token' },
    });
    expect(Object.keys(outputs)).toEqual(['bucket', 'outputs']);
  });
});
