import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Cloud, CloudResource, Values } from '../src/stand-in';
import { succeed } from './engine';
import { createStack } from './stack';

test('an update leaves alone what CodeDeploy and scaling have changed, with and without a refresh', async (t) => {
  const { engine, cloud } = await createStack(t, 'blueGreen');
  await succeed(engine.up());
  const released = release(cloud);
  cloud.takeOperations();

  for (const run of [() => engine.up(), () => engine.refresh(), () => engine.up(), () => engine.up('--refresh')]) {
    const { changes } = await succeed(run());
    assert.equal(changes.create ?? 0, 0);
    assert.equal(changes.replace ?? 0, 0);
    assert.deepEqual(cloud.takeOperations(), []);
  }
  assertReleased(cloud, released);
});

test('a change of another setting of the service sends nothing that CodeDeploy has changed', async (t) => {
  const { engine, cloud } = await createStack(t, 'blueGreen');
  await succeed(engine.up());
  const released = release(cloud);
  cloud.takeOperations();

  await engine.configure({ changes: '{ "tags": { "CostCenter": "42" } }' });
  await succeed(engine.up());
  assert.ok(cloud.takeOperations().some(({ kind, type }) => kind === 'update' && type === SERVICE));
  assert.deepEqual(theOnly(cloud, SERVICE).settings.tags, {
    ...Object(released.service.settings.tags),
    CostCenter: '42',
  });
  assertReleased(cloud, released);
});

test('what a person changes by hand is put back after a refresh', async (t) => {
  const { engine, cloud } = await createStack(t, 'blueGreen');
  await succeed(engine.up());
  const logs = '/aws/codebuild/orders-build-dev';
  cloud.drift(LOG_GROUP, logs, { retentionInDays: 1 });
  cloud.takeOperations();

  await succeed(engine.up('--refresh'));
  assert.deepEqual(cloud.takeOperations(), [{ kind: 'update', type: LOG_GROUP, id: logs }]);
  assert.equal(cloud.tryFind(LOG_GROUP, logs)?.settings.retentionInDays, 14);
});

const SERVICE = 'aws:ecs/service:Service';
const LISTENER = 'aws:lb/listener:Listener';
const LOG_GROUP = 'aws:cloudwatch/logGroup:LogGroup';
const TARGET_GROUP = 'aws:lb/targetGroup:TargetGroup';

/** What a release leaves behind. */
interface Released {
  /** The service as it was before. */
  readonly service: CloudResource;
  /** What is different about it. */
  readonly serviceChanges: Values;
  /** What is different about the listener. */
  readonly listenerChanges: Values;
}

/** Does to the service and its listener what a blue/green deployment, and then scaling, do. */
function release(cloud: Cloud): Released {
  const service = theOnly(cloud, SERVICE);
  const listener = theOnly(cloud, LISTENER);
  const green = cloud.ofType(TARGET_GROUP).find(({ id }) => id.includes('green'));
  assert.ok(green, 'there is no green target group');
  const targetGroupArn = green.state.arn ?? '';
  const serviceChanges = {
    taskDefinition: 'arn:aws:ecs:us-east-1:000000000000:task-definition/orders-task-dev:42',
    loadBalancers: [{ containerName: 'orders', containerPort: 8080, targetGroupArn }],
    desiredCount: 4,
    platformVersion: '1.4.0',
    networkConfiguration: { subnets: ['subnet-1'], securityGroups: ['sg-1'], assignPublicIp: false },
  };
  const listenerChanges = { defaultActions: [{ type: 'forward', targetGroupArn }] };
  cloud.drift(SERVICE, service.id, serviceChanges);
  cloud.drift(LISTENER, listener.id, listenerChanges);
  return { service, serviceChanges, listenerChanges };
}

function assertReleased(cloud: Cloud, { serviceChanges, listenerChanges }: Released): void {
  const { settings: service } = theOnly(cloud, SERVICE);
  const { settings: listener } = theOnly(cloud, LISTENER);
  assert.deepEqual({ ...service, ...serviceChanges }, service);
  assert.deepEqual({ ...listener, ...listenerChanges }, listener);
}

function theOnly(cloud: Cloud, type: string): CloudResource {
  const [resource, ...others] = cloud.ofType(type);
  assert.ok(resource && others.length === 0, `there is not one ${type}`);
  return resource;
}
