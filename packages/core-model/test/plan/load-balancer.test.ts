import type { SecurityRulePlan } from '../../src/plan/security-group';
import { found, repeated, runtimeOf } from '../plan-parts';
import { ALL_PLANS, deployedWith, EXISTING, planOf, SPECS } from '../specs';

const runtime = (name: keyof typeof SPECS) => runtimeOf(planOf(SPECS[name]));
const groupOf = (name: keyof typeof SPECS, id: string) =>
  found(runtime(name).securityGroups.find((group) => group.id === id));
const opened = (rules: readonly SecurityRulePlan[]) =>
  rules.map(({ peer, ports }) => [...Object.values(peer), ports.from, ports.to]);

describe('the listeners', () => {
  test('are HTTP on port 80 without a certificate', () => {
    expect(
      runtime('a deployed service').loadBalancer.listeners.map(({ id, port, protocol }) => [id, port, protocol.kind]),
    ).toEqual([['production', 80, 'HTTP']]);
  });

  test('are HTTPS on port 443 with one, and port 80 sends there', () => {
    const { listeners } = runtime('a certificate').loadBalancer;
    expect(listeners.map(({ id, port }) => [id, port])).toEqual([
      ['production', 443],
      ['test', 9443],
      ['redirect', 80],
    ]);
    expect(listeners[0]?.protocol).toEqual({
      kind: 'HTTPS',
      certificate: EXISTING.certificate,
      policy: expect.stringContaining('TLS13-1-2'),
    });
    expect(listeners[2]?.action).toEqual({ kind: 'redirect', port: 443, status: 'HTTP_301' });
  });

  test('show blue at first, the one for tests too', () => {
    const { listeners } = runtime('hooks and a test listener').loadBalancer;
    expect(listeners.map(({ id, port, action }) => [id, port, action])).toEqual([
      ['production', 80, { kind: 'forward', targetGroup: 'blue' }],
      ['test', 8443, { kind: 'forward', targetGroup: 'blue' }],
    ]);
  });

  test('are added to an existing load balancer on the port of the spec', () => {
    const { loadBalancer } = runtime('an existing load balancer and cluster');
    expect(loadBalancer.arn).toBe(EXISTING.balancer.arn);
    expect(loadBalancer.balancer).toEqual({ kind: 'existing', arn: EXISTING.balancer.arn });
    expect(loadBalancer.listeners.map(({ id, port }) => [id, port])).toEqual([
      ['production', 8081],
      ['test', 9000],
    ]);
  });

  test.each(ALL_PLANS.filter(([, { runtimes }]) => runtimes.length > 0))('have ports of their own: %s', (_, plan) => {
    expect(repeated(runtimeOf(plan).loadBalancer.listeners.map(({ port }) => String(port)))).toEqual([]);
  });
});

describe('the target groups', () => {
  test('are blue and green, and alike but for their names', () => {
    const [blue, green] = runtime('a deployed service').loadBalancer.targetGroups;
    expect({ ...blue, id: '', name: '' }).toEqual({ ...green, id: '', name: '' });
    expect([blue?.name, green?.name]).toEqual(['orders-blue-8080-dev', 'orders-green-8080-dev']);
  });

  test('have another name with another port, since AWS replaces them then', () => {
    const { targetGroups } = runtimeOf(planOf(deployedWith({}, { port: 3000 }))).loadBalancer;
    expect(targetGroups.map(({ name, port }) => [name, port])).toEqual([
      ['orders-blue-3000-dev', 3000],
      ['orders-green-3000-dev', 3000],
    ]);
  });

  test('check the health of tasks as the spec says', () => {
    const healthCheck = {
      path: '/up',
      intervalSeconds: 20,
      timeoutSeconds: 4,
      healthyCount: 4,
      unhealthyCount: 6,
      codes: '200-204',
    };
    for (const group of runtimeOf(planOf(deployedWith({}, { healthCheck }))).loadBalancer.targetGroups)
      expect(group.healthCheck).toEqual(healthCheck);
  });
});

describe('the load balancer', () => {
  test('drops headers that are not valid', () => {
    expect(runtime('a deployed service').loadBalancer.balancer).toMatchObject({
      dropInvalidHeaders: true,
      idleTimeoutSeconds: 60,
    });
  });

  test('cannot be deleted where things are kept', () => {
    expect(runtime('a deployed service').loadBalancer.balancer).toMatchObject({ deletionProtection: false });
    expect(runtime('retain').loadBalancer.balancer).toMatchObject({ deletionProtection: true });
  });
});

describe('the security groups', () => {
  test('let the callers of the spec in, on the ports that listen', () => {
    expect(opened(groupOf('a certificate', 'load-balancer').ingress)).toEqual([
      ['192.0.2.0/24', 443, 443],
      ['198.51.100.0/24', 443, 443],
      ['192.0.2.0/24', 80, 80],
      ['198.51.100.0/24', 80, 80],
      ['10.0.0.0/8', 9443, 9443],
    ]);
  });

  test('let tasks reach HTTPS and what the spec says', () => {
    expect(opened(groupOf('a service with values, permissions and outbound rules', 'tasks').egress)).toEqual([
      ['0.0.0.0/0', 443, 443],
      ['10.1.0.0/16', 5432, 5432],
    ]);
  });

  test('let an existing load balancer reach the tasks', () => {
    expect(runtime('an existing load balancer and cluster').securityGroups.map(({ id }) => id)).toEqual(['tasks']);
    expect(opened(groupOf('an existing load balancer and cluster', 'tasks').ingress)).toEqual([
      [EXISTING.balancer.securityGroupId, 8080, 8080],
    ]);
  });

  test('let tasks, and nobody else, reach the endpoints', () => {
    const { ingress, egress } = groupOf('endpoints only', 'endpoints');
    expect(opened(ingress)).toEqual([[{ of: 'securityGroup/tasks', as: 'id' }, 443, 443]]);
    expect(egress).toEqual([]);
  });

  test.each(ALL_PLANS.filter(([, { runtimes }]) => runtimes.length > 0))(
    'have rules with ids of their own, for callers no wider than the spec: %s',
    (_, plan) => {
      for (const { ingress, egress } of runtimeOf(plan).securityGroups) {
        expect(repeated(ingress.map(({ id }) => id))).toEqual([]);
        expect(repeated(egress.map(({ id }) => id))).toEqual([]);
        for (const { ports } of [...ingress, ...egress]) expect(ports.from).toBe(ports.to);
      }
    },
  );
});
