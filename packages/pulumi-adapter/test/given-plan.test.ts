import { SMALLEST } from '../../core-model/test/adapter-specs';
import { build, planOf } from './support/mocks';

test('a plan that was changed after it was made is built as it says: a bucket that keeps no versions', async () => {
  const plan = planOf(SMALLEST);
  const artifactStore = { ...plan.delivery.artifactStore, versioned: false };
  const built = await build({ plan: { ...plan, delivery: { ...plan.delivery, artifactStore } } });
  expect(built.inputs('delivery-artifact-store-versioning').versioningConfiguration).toEqual({ status: 'Suspended' });
});

test('a secret without a JSON key is used as a whole', async () => {
  const plan = planOf({
    service: 'orders',
    source: { kind: 'github-oauth', repository: 'acme/orders', token: { secret: 'github' } },
  });
  const { value } = (await build({ plan })).only('codepipeline/pipeline:Pipeline').inputs.stages;
  expect(value[0].actions[0].configuration.OAuthToken).toBe('{"token":"clear-text-of-secret"}');
});
