import { findCredential, got, listWords, shorten, showValue } from '../../src/spec/show';

describe('Values in messages', () => {
  test('a long text is cut', () => {
    const shown = showValue('x'.repeat(1_000_000));
    expect(shown).toHaveLength(60);
    expect(shown).toMatch(/…$/);
  });

  test('control characters are written as escapes', () => {
    expect(showValue('a\u0000\nb')).toBe('"a\\u0000\\nb"');
  });

  test('lists and objects are named, not repeated', () => {
    expect([showValue([]), showValue([1]), showValue({ a: 1 }), showValue(null), showValue(1.5)]).toEqual([
      'an empty list',
      'a list',
      'an object',
      'null',
      '1.5',
    ]);
  });

  test.each(['build.environment.URL', 'build.image.args.X', 'source.token', 'build.registryCredentials.password'])(
    'a text at %s is never shown',
    (path) => {
      expect(showValue('hunter2', path)).toBeUndefined();
    },
  );

  test.each([
    ['AKIAIOSFODNN7EXAMPLE', 'an AWS access key id'],
    [`ghp_${'a'.repeat(36)}`, 'a GitHub token'],
    [`github_pat_${'a'.repeat(22)}`, 'a GitHub token'],
    [`glpat-${'a'.repeat(20)}`, 'a GitLab token'],
    ['xoxb-0123456789-abc', 'a Slack token'],
    [`dckr_pat_${'a'.repeat(27)}`, 'a Docker Hub token'],
    [`npm_${'a'.repeat(36)}`, 'an npm token'],
    ['-----BEGIN PRIVATE KEY-----', 'a private key'],
  ])('%s is known as a credential and never shown', (text, what) => {
    expect(findCredential(`before ${text} after`)).toBe(what);
    expect(showValue(text)).toBeUndefined();
  });

  test('what is not shown leaves no trace in a message', () => {
    expect(got(undefined)).toBe('');
    expect(got('150')).toBe(', got 150');
  });

  test('words are listed as in a sentence', () => {
    expect([listWords([]), listWords(['a']), listWords(['a', 'b']), listWords(['a', 'b', 'c'], 'and')]).toEqual([
      '',
      'a',
      'a or b',
      'a, b and c',
    ]);
  });
});

describe('a text in a message', () => {
  test('is one line', () => {
    expect(shorten('pytest \\\n    --verbose\n')).toBe('pytest \\ --verbose ');
  });

  test('is cut, and says so', () => {
    expect(shorten('a'.repeat(60))).toBe('a'.repeat(60));
    expect(shorten('a'.repeat(61))).toBe(`${'a'.repeat(59)}…`);
    expect(shorten(`a${'\n'.repeat(1000)}b`)).toBe('a …');
  });
});
