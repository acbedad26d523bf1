import assert from 'node:assert/strict';
import { test } from 'node:test';
import { succeed } from './engine';
import { createStack } from './stack';

test('a preview makes nothing, and promises what the update makes', async (t) => {
  const { engine, cloud } = await createStack(t, 'blueGreen');

  const preview = await succeed(engine.preview());
  assert.deepEqual(cloud.resources, []);

  const up = await succeed(engine.up());
  assert.deepEqual(up.changes, preview.changes);
  assert.ok(cloud.resources.length > 70, `only ${cloud.resources.length} resources`);
});

test('every value that a resource is given is known', async (t) => {
  const { engine, cloud } = await createStack(t, 'blueGreen');
  await succeed(engine.up());

  const settings = JSON.stringify(cloud.resources.map(({ settings }) => settings));
  assert.doesNotMatch(settings, /undefined|\[object Object\]|Calling \[to/);
});

for (const spec of ['blueGreen', 'small'] as const) {
  test(`a second update and a refresh of the ${spec} pipeline change nothing`, async (t) => {
    const { engine, cloud } = await createStack(t, spec);
    await succeed(engine.up());
    cloud.takeOperations();

    await succeed(engine.up('--expect-no-changes'));
    const refresh = await succeed(engine.refresh('--expect-no-changes'));
    assert.deepEqual(Object.keys(refresh.changes), ['same']);
    assert.deepEqual(cloud.takeOperations(), []);
  });
}

test('a changed setting changes the resources that have it, in place, and nothing else', async (t) => {
  const { engine, cloud } = await createStack(t, 'blueGreen');
  await succeed(engine.up());
  const before = cloud.resources;
  cloud.takeOperations();

  await engine.configure({ 'tap-pipeline:logsBuildDays': '30' });
  const up = await succeed(engine.up());
  assert.equal(up.changes.update, 1);
  assert.deepEqual(Object.keys(up.changes).sort(), ['same', 'update']);
  const id = '/aws/codebuild/orders-build-dev';
  assert.deepEqual(cloud.takeOperations(), [{ kind: 'update', type: LOG_GROUP, id }]);
  assert.deepEqual(
    cloud.resources.map(({ settings }) => settings),
    before.map(({ id: known, settings }) => (known === id ? { ...settings, retentionInDays: 30 } : settings)),
  );
});

test('destroy leaves nothing, neither in the account nor in the state', async (t) => {
  const { engine, cloud } = await createStack(t, 'blueGreen');
  await succeed(engine.up());
  const made = cloud.resources.length;
  cloud.takeOperations();

  await succeed(engine.destroy());
  assert.deepEqual(cloud.resources, []);
  assert.equal(cloud.takeOperations().filter(({ kind }) => kind === 'delete').length, made);
  assert.deepEqual((await engine.exportState()).deployment.resources ?? [], []);
});

test('with removal: retain, destroy keeps data and what protects it, and takes the rest away', async (t) => {
  const { engine, cloud } = await createStack(t, 'blueGreen', {
    'tap-pipeline:removal': 'retain',
    'tap-pipeline:encryptionKey': 'customer-managed',
  });
  await succeed(engine.up());
  const kept = cloud.resources.filter(({ type }) => KEPT.includes(type)).map(({ id }) => id);

  await succeed(engine.destroy());
  assert.deepEqual([...new Set(cloud.resources.map(({ type }) => type))].sort(), KEPT);
  assert.deepEqual(
    cloud.resources.map(({ id }) => id),
    kept,
  );
  assert.deepEqual((await engine.exportState()).deployment.resources ?? [], []);
});

const LOG_GROUP = 'aws:cloudwatch/logGroup:LogGroup';

const KEPT = [
  LOG_GROUP,
  'aws:codecommit/repository:Repository',
  'aws:ecr/lifecyclePolicy:LifecyclePolicy',
  'aws:ecr/repository:Repository',
  'aws:kms/key:Key',
  'aws:s3/bucket:Bucket',
  'aws:s3/bucketLifecycleConfiguration:BucketLifecycleConfiguration',
  'aws:s3/bucketOwnershipControls:BucketOwnershipControls',
  'aws:s3/bucketPolicy:BucketPolicy',
  'aws:s3/bucketPublicAccessBlock:BucketPublicAccessBlock',
  'aws:s3/bucketServerSideEncryptionConfiguration:BucketServerSideEncryptionConfiguration',
  'aws:s3/bucketVersioning:BucketVersioning',
].sort();
