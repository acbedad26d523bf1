import { planOf, SPECS, specWith } from '../specs';

const storeOf = (parts: Parameters<typeof specWith>[0]) => planOf(specWith(parts)).delivery.artifactStore;

describe('the artifact bucket', () => {
  test('deletes artifacts and replaced versions after 30 days, and broken uploads after a week', () => {
    expect(storeOf({}).lifecycle).toEqual({
      id: 'expire-artifacts',
      expireDays: 30,
      noncurrentDays: 30,
      abortUploadDays: 7,
    });
  });

  test('keeps artifacts as long as the spec says', () => {
    expect(storeOf({ artifacts: { expireDays: 5, noncurrentDays: 2 } }).lifecycle).toMatchObject({
      expireDays: 5,
      noncurrentDays: 2,
    });
  });

  test('is named after account and region, too', () => {
    expect(storeOf({}).name).toEqual({
      join: ['orders-artifacts-dev-', { of: 'cloud', as: 'account' }, '-', { of: 'cloud', as: 'region' }],
    });
  });

  test('is encrypted with the keys of S3, or with its own and few calls of KMS', () => {
    expect(storeOf({}).encryption).toEqual({ kind: 'aes256' });
    expect(storeOf({ encryption: { key: 'customer-managed' } }).encryption).toEqual({
      kind: 'kms',
      key: { of: 'encryptionKey', as: 'arn' },
      bucketKey: true,
    });
  });

  test('tells EventBridge nothing; a bucket of sources does', () => {
    expect(storeOf({}).eventBridge).toBe(false);
    expect(planOf(SPECS['a new bucket of zip files']).delivery.source.bucket?.eventBridge).toBe(true);
  });
});
