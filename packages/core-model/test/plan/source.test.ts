import { planOf, SPECS, specWith } from '../specs';

const sourceOf = (name: keyof typeof SPECS) => planOf(SPECS[name]).delivery.source;

describe('what is created for the source', () => {
  test.each([
    ['github', 'GitHub'],
    ['gitlab', 'GitLab'],
    ['bitbucket', 'Bitbucket'],
  ] as const)('a connection to %s', (kind, providerType) => {
    const { source } = planOf(specWith({ source: { kind, repository: 'acme/orders' } })).delivery;
    expect(source).toEqual({ connection: { name: `orders-${kind}-dev`, providerType } });
  });

  test('a repository of CodeCommit', () => {
    expect(sourceOf('a new CodeCommit repository')).toEqual({
      repository: { name: 'orders-source-dev', description: 'Source of orders', removal: 'destroy' },
    });
    expect(sourceOf('a full clone from CodeCommit').repository).not.toHaveProperty('encryptionKey');
    expect(sourceOf('a key of its own, for everything').repository?.encryptionKey).toEqual({
      of: 'encryptionKey',
      as: 'arn',
    });
  });

  test('a bucket of zip files, of which the newest is never deleted', () => {
    const { bucket } = sourceOf('a new bucket of zip files');
    expect(bucket?.lifecycle).toEqual({ id: 'expire-replaced-sources', noncurrentDays: 30, abortUploadDays: 7 });
    expect(bucket?.versioned).toBe(true);
  });

  test.each([
    'an existing connection to Bitbucket',
    'an existing CodeCommit repository',
    'an existing bucket of zip files',
    'an image that is released',
    'a GitHub token',
  ] as const)('nothing for %s', (name) => {
    expect(sourceOf(name)).toEqual({});
  });
});
