import { resolve, resolveSpec } from '../../src/spec/resolve';
import { bucketsOf, found, logGroupsOf, runtimeOf } from '../plan-parts';
import { planOf, SPECS } from '../specs';

describe('a strict service', () => {
  const plan = planOf(SPECS.hardened);
  const runtime = runtimeOf(plan);

  test('encrypts logs, images, artifacts and sources with a key of its own', () => {
    const key = { of: 'encryptionKey', as: 'arn' };
    expect(logGroupsOf(plan).filter((logs) => logs.encryptionKey === undefined)).toEqual([]);
    expect(plan.delivery.imageRegistry?.encryption).toEqual({ kind: 'KMS', key });
    expect(plan.delivery.artifactStore.encryption).toMatchObject({ kind: 'kms', key });
  });

  test('keeps every log for a year at least, and longer where the spec says so', () => {
    const days = Object.fromEntries(logGroupsOf(plan).map(({ id, retentionDays }) => [id, retentionDays]));
    expect(days).toEqual({ build: 400, containers: 365, 'default-group-closer': 365, 'flow-logs': 365, pipeline: 365 });
  });

  test('keeps its data and its load balancer when somebody deletes the stack', () => {
    expect(runtime.loadBalancer.balancer).toMatchObject({ deletionProtection: true, dropInvalidHeaders: true });
    expect(new Set([...bucketsOf(plan), ...logGroupsOf(plan)].map(({ removal }) => removal))).toEqual(
      new Set(['retain']),
    );
    expect(plan.delivery).not.toHaveProperty('bucketEmptier');
  });

  test('speaks HTTPS only', () => {
    expect(runtime.loadBalancer.listeners.map(({ id, protocol }) => [id, protocol.kind])).toEqual([
      ['production', 'HTTPS'],
      ['redirect', 'HTTP'],
    ]);
  });

  test('says at each value that strict set it', () => {
    const { defaults } = resolve(SPECS.hardened);
    const set = defaults.filter(({ reason }) => reason.startsWith('hardening: strict sets it, since '));
    expect(set.map(({ path, value }) => [path, value])).toEqual([
      ['removal', 'retain'],
      ['deploy.service.readOnlyRootFilesystem', true],
      ['network.flowLogs', true],
      ['network.closeDefaultGroup', true],
      ['registry.mutability', 'immutable'],
      ['registry.scanOnPush', true],
      ['logs.pipelineDays', 365],
      ['logs.containerDays', 365],
      ['logs.networkDays', 365],
      ['logs.access', true],
      ['logs.accessDays', 365],
      ['encryption.key', 'customer-managed'],
      ['monitoring.alarms.failedExecutions', true],
    ]);
  });
});

describe('a spec that says nothing of hardening', () => {
  test('has the baseline', () => {
    expect(resolveSpec(SPECS['a deployed service'])).toMatchObject({
      hardening: 'baseline',
      removal: 'destroy',
      encryption: { key: 'aws-managed' },
      logs: { buildDays: 30, access: false },
      network: { flowLogs: true, closeDefaultGroup: false },
    });
  });

  test('has a load balancer that drops invalid headers and closes doubtful requests', () => {
    expect(runtimeOf(planOf(SPECS['a deployed service'])).loadBalancer.balancer).toMatchObject({
      dropInvalidHeaders: true,
      desyncMitigation: 'defensive',
      deletionProtection: false,
    });
  });

  test('gives its container all of the memory of the task, and a limit', () => {
    const { taskDefinition } = runtimeOf(planOf(SPECS['a deployed service']));
    expect(taskDefinition.memory).toBe(String(taskDefinition.container.memoryMiB));
  });

  test('makes no bucket for access logs and leaves the default group as AWS made it', () => {
    const plan = planOf(SPECS['a deployed service']);
    expect(plan.delivery).not.toHaveProperty('accessLogStore');
    expect(runtimeOf(plan)).not.toHaveProperty('defaultSecurityGroup');
    expect(found(plan.delivery.bucketEmptier).buckets.map(({ id }) => id)).toEqual(['artifacts']);
  });
});
