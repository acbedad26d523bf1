import assert from 'node:assert/strict';
import { once } from 'node:events';
import { after, before, test } from 'node:test';
import { createService } from './service.mjs';

const service = createService();
let address;

before(async () => {
  await once(service.listen(0, '127.0.0.1'), 'listening');
  address = `http://127.0.0.1:${service.address().port}`;
});
after(() => service.close());

test('the load balancer sees a healthy task', async () => {
  const response = await fetch(`${address}/health`);
  assert.equal(response.status, 200);
  assert.deepEqual(await response.json(), { status: 'ok' });
});

test('the root greets', async () => {
  assert.match(await (await fetch(`${address}/`)).text(), /Hello/);
});

test('what is not there is not found', async () => {
  assert.equal((await fetch(`${address}/nothing`)).status, 404);
});

test('nothing can be changed', async () => {
  assert.equal((await fetch(`${address}/`, { method: 'POST' })).status, 405);
});
