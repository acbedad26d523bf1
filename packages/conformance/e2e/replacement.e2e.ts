import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Operation } from '../src/stand-in';
import { succeed } from './engine';
import { createStack } from './stack';

test('other canary figures make the new deployment configuration before the old one goes', async (t) => {
  const { engine, cloud } = await createStack(t, 'blueGreen', { changes: withCanary(10) });
  await succeed(engine.up());
  cloud.takeOperations();

  await engine.configure({ changes: withCanary(20) });
  await succeed(engine.up());
  const involved = cloud.takeOperations().filter(({ type }) => type.startsWith('aws:codedeploy/'));
  assert.deepEqual(involved, [
    { kind: 'create', type: CONFIG, id: 'orders-canary-20-7-dev' },
    { kind: 'update', type: GROUP, id: 'orders-app-dev/orders-blue-green-dev' },
    { kind: 'delete', type: CONFIG, id: 'orders-canary-10-7-dev' },
  ]);
});

test('another image to start with registers a task definition before the old one goes', async (t) => {
  const { engine, cloud } = await createStack(t, 'blueGreen');
  await succeed(engine.up());
  cloud.takeOperations();

  await engine.configure({ changes: withInitialImage() });
  await succeed(engine.up());
  assert.deepEqual(kindsOf(cloud.takeOperations(), TASK_DEFINITION), ['create', 'delete']);
});

test('another pattern of names deletes a chat channel before it makes the next, and the update ends with nothing left over', async (t) => {
  const { engine, cloud } = await createStack(t, 'small');
  await succeed(engine.up());
  const before = cloud.resources.length;
  cloud.takeOperations();

  await engine.configure({ changes: JSON.stringify({ naming: { pattern: 'cicd-{service}-{type}-{suffix}' } }) });
  await succeed(engine.up());
  assert.deepEqual(kindsOf(cloud.takeOperations(), CHANNEL), ['delete', 'create']);
  assert.equal(cloud.resources.length, before);
  await succeed(engine.up('--expect-no-changes'));
});

const CONFIG = 'aws:codedeploy/deploymentConfig:DeploymentConfig';
const GROUP = 'aws:codedeploy/deploymentGroup:DeploymentGroup';
const TASK_DEFINITION = 'aws:ecs/taskDefinition:TaskDefinition';
const CHANNEL = 'aws:chatbot/slackChannelConfiguration:SlackChannelConfiguration';

function kindsOf(operations: readonly Operation[], type: string): readonly Operation['kind'][] {
  return operations.filter((operation) => operation.type === type).map(({ kind }) => kind);
}

function withCanary(percent: number): string {
  return JSON.stringify({ deploy: { target: 'ecs', strategy: { kind: 'canary', percent, waitMinutes: 7 } } });
}

/** Like the spec's own `deploy`, but for the image. */
function withInitialImage(): string {
  const initialImage = `public.ecr.aws/acme/waiting@sha256:${'0'.repeat(64)}`;
  const healthCheck = { path: '/health', intervalSeconds: 15, healthyCount: 5 };
  const service = { cpu: 512, memoryMiB: 1024, port: 8080, healthCheck, initialImage };
  return JSON.stringify({
    deploy: { target: 'ecs', strategy: { kind: 'all-at-once' }, terminationWaitMinutes: 5, service },
  });
}
