import assert from 'node:assert/strict';
import { test } from 'node:test';
import { succeed } from './engine';
import { createStack } from './stack';

test('a protected pipeline refuses destroy as a whole, until it is unprotected', async (t) => {
  const { engine, cloud } = await createStack(t, 'small', { protect: 'true' });
  await succeed(engine.up());
  const before = cloud.resources;
  cloud.takeOperations();

  const refused = await engine.destroy();
  assert.equal(refused.succeeded, false);
  assert.match(refused.text, /protected/);
  assert.deepEqual(cloud.takeOperations(), []);
  assert.deepEqual(cloud.resources, before);

  await engine.configure({ protect: 'false' });
  await succeed(engine.up());
  assert.deepEqual(cloud.takeOperations(), []);
  await succeed(engine.destroy());
  assert.deepEqual(cloud.resources, []);
});

test('a protected resource that would go stops the update before anything is done', async (t) => {
  const { engine, cloud } = await createStack(t, 'small', { protect: 'true' });
  await succeed(engine.up());
  cloud.takeOperations();

  await engine.configure({ changes: JSON.stringify({ notifications: [{ on: ['failed'], slack: OTHER_WORKSPACE }] }) });
  const preview = await engine.preview();
  assert.equal(preview.succeeded, false);
  assert.match(preview.text, /protected/);
  assert.deepEqual(cloud.takeOperations(), []);
});

const OTHER_WORKSPACE = { workspaceId: 'T9876WXYZ', channelId: 'C0123ABCD' };
