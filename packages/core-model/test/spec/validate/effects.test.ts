import { tellProblems } from '../tell-problems';

describe('Settings without effect', () => {
  test('a deletion window without a key of its own is refused', () => {
    expect(
      tellProblems(`
      service: orders
      source: { kind: s3 }
      encryption: { deletionWindowDays: 7 }
    `),
    ).toEqual([
      'encryption.deletionWindowDays has no effect: encryption.key is aws-managed; fix: remove it, or set encryption.key to customer-managed',
    ]);
  });

  test('a deletion window with a key of its own is fine', () => {
    expect(
      tellProblems(`
      service: orders
      source: { kind: s3 }
      encryption: { key: customer-managed, deletionWindowDays: 7 }
    `),
    ).toEqual([]);
  });

  test('alarms on a service that is not deployed are refused', () => {
    expect(
      tellProblems(`
      service: orders
      source: { kind: s3 }
      monitoring: { alarms: { unhealthyTargets: true, serverErrors: 5, latencyMs: 300 } }
    `),
    ).toEqual([
      'monitoring.alarms.latencyMs has no effect: nothing is deployed; fix: remove it',
      'monitoring.alarms.serverErrors has no effect: nothing is deployed; fix: remove it',
      'monitoring.alarms.unhealthyTargets has no effect: nothing is deployed; fix: remove it',
    ]);
  });

  test('an alarm on failed executions is fine without a deployment', () => {
    expect(
      tellProblems(`
      service: orders
      source: { kind: s3 }
      monitoring: { alarms: { failedExecutions: true, unhealthyTargets: false } }
    `),
    ).toEqual([]);
  });

  test('days of access logs that nobody asked for are refused', () => {
    const lines = ['service: orders', 'source: { kind: s3 }'];
    expect(tellProblems([...lines, 'logs: { accessDays: 90 }'].join('\n'))).toEqual([
      'logs.accessDays has no effect: logs.access is false; fix: remove it, or set logs.access to true',
    ]);
    expect(tellProblems([...lines, 'logs: { access: true, accessDays: 90 }'].join('\n'))).toEqual([]);
  });

  test('logs of containers and networks without a deployment are refused', () => {
    expect(
      tellProblems(`
      service: orders
      source: { kind: s3 }
      logs: { containerDays: 7, networkDays: 7 }
    `),
    ).toEqual([
      'logs.containerDays has no effect: nothing is deployed; fix: remove it',
      'logs.networkDays has no effect: nothing is deployed; fix: remove it',
    ]);
  });

  test('logs of a network that is there already are refused', () => {
    expect(
      tellProblems(`
      service: orders
      source: { kind: s3 }
      deploy: { target: ecs }
      network: { kind: existing, vpcId: vpc-01234567, publicSubnetIds: [subnet-01234567, subnet-01234568], taskSubnetIds: [subnet-11234567], egress: nat }
      logs: { networkDays: 7 }
    `),
    ).toEqual([
      'logs.networkDays has no effect: the VPC is there already, and its flow logs are its own; fix: remove it',
    ]);
  });

  test('logs of a network without flow logs are refused', () => {
    expect(
      tellProblems(`
      service: orders
      source: { kind: s3 }
      deploy: { target: ecs }
      network: { kind: new, flowLogs: false }
      logs: { networkDays: 7 }
    `),
    ).toEqual(['logs.networkDays has no effect: network.flowLogs is false; fix: remove it']);
  });
});
