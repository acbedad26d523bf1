import { found } from '../plan-parts';
import { planOf, SPECS, specWith } from '../specs';

const registryOf = (registry: object) => found(planOf(specWith({ registry })).delivery.imageRegistry);

describe('the image registry', () => {
  test('has tags that name one image for ever, unless the spec says otherwise', () => {
    expect(registryOf({}).tagMutability).toBe('IMMUTABLE');
    expect(registryOf({ mutability: 'mutable' }).tagMutability).toBe('MUTABLE');
  });

  test('keeps as many images as the spec says', () => {
    const [rule] = JSON.parse(registryOf({ keepImages: 25 }).lifecyclePolicy).rules;
    expect(rule).toMatchObject({
      rulePriority: 1,
      description: 'keep the last 25 images',
      selection: { countNumber: 25 },
    });
  });

  test('scans images when they are pushed, unless the spec says otherwise', () => {
    expect(registryOf({}).scanOnPush).toBe(true);
    expect(registryOf({ scanOnPush: false }).scanOnPush).toBe(false);
  });

  test('copies its own images, and no others, to other regions', () => {
    expect(registryOf({})).not.toHaveProperty('replication');
    const { replication, name } = registryOf({ replicateTo: ['eu-central-1'] });
    expect(replication).toEqual({ regions: ['eu-central-1'], repositoryPrefix: name });
  });

  test('has another name with another kind of key, since AWS fixes the key for ever', () => {
    const withKey = found(planOf(specWith({ encryption: { key: 'customer-managed' } })).delivery.imageRegistry);
    expect(withKey.encryption).toEqual({ kind: 'KMS', key: { of: 'encryptionKey', as: 'arn' } });
    expect(withKey.name).not.toBe(registryOf({}).name);
  });

  test('is not there where no image is built', () => {
    expect(planOf(SPECS['commands without an image']).delivery).not.toHaveProperty('imageRegistry');
    expect(planOf(SPECS['an image that is released']).delivery).not.toHaveProperty('imageRegistry');
  });
});
