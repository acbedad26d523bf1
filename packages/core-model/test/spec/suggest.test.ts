import { suggest } from '../../src/spec/suggest';

describe('Did you mean', () => {
  test.each([
    ['bild', 'build'],
    ['biuld', 'build'],
    ['timeout_minutes', 'timeoutMinutes'],
    ['Build', 'build'],
    ['scan', 'scans'],
  ])('%s is probably %s', (got, meant) => {
    expect(suggest(got, ['build', 'timeoutMinutes', 'scans', 'deploy'])).toBe(meant);
  });

  test('a word that is far from all of them is not guessed at', () => {
    expect(suggest('kubernetes', ['build', 'deploy'])).toBeUndefined();
    expect(suggest('x'.repeat(10_000), ['build'])).toBeUndefined();
    expect(suggest('build', [])).toBeUndefined();
  });
});
