import assert from 'node:assert/strict';
import { test } from 'node:test';
import { succeed } from './engine';
import { createStack } from './stack';

test('a pipeline with an alias takes another name, and no resource is touched', async (t) => {
  const { engine, cloud } = await createStack(t, 'blueGreen', { name: 'orders' });
  await succeed(engine.up());
  const before = cloud.resources;
  cloud.takeOperations();

  await engine.configure({ name: 'shop', formerName: 'orders' });
  const up = await succeed(engine.up());
  assert.deepEqual(Object.keys(up.changes), ['same']);
  assert.deepEqual(cloud.takeOperations(), []);
  assert.deepEqual(cloud.resources, before);
  const { resources = [] } = (await engine.exportState()).deployment;
  const names = resources.filter(({ type }) => !type.startsWith('pulumi:')).map(({ urn }) => urn.split('::').at(-1));
  assert.deepEqual(
    names.filter((name) => !/^shop(-|$)/.test(name ?? '')),
    [],
  );
});

test('after a rename, the alias can go', async (t) => {
  const { engine, cloud } = await createStack(t, 'small', { name: 'notes' });
  for (const config of [{}, { name: 'memos', formerName: 'notes' }, { formerName: undefined }]) {
    await engine.configure(config);
    await succeed(engine.up());
  }
  assert.deepEqual([...new Set(cloud.takeOperations().map(({ kind }) => kind))], ['create']);
});
