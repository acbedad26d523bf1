import type { NewNetworkPlan } from '../../src/plan/network';
import type { NewNetworkSpec } from '../../src/spec/network';
import { found, roleOf, runtimeOf, sidsOf } from '../plan-parts';
import { render } from '../plausible-values';
import { deployedWith, EXISTING, planOf, SPECS } from '../specs';

const networkOf = (network: Partial<NewNetworkSpec>): NewNetworkPlan =>
  runtimeOf(planOf(deployedWith({}, { initialImage: EXISTING.image }, { network: { kind: 'new', ...network } })))
    .network as NewNetworkPlan;

describe('a new network', () => {
  test('has a public and a private subnet in each zone', () => {
    expect(networkOf({}).subnets.map(({ id }) => id)).toEqual(['public-0', 'public-1', 'private-0', 'private-1']);
    expect(networkOf({ zones: 3 }).subnets.map(({ zone }) => zone.as)).toEqual(['0', '1', '2', '0', '1', '2']);
  });

  test('has the addresses of the spec, cut into equal parts', () => {
    const network = networkOf({ cidr: '10.20.0.0/20', zones: 3 });
    expect(network.cidr).toBe('10.20.0.0/20');
    expect(network.subnets.map(({ cidr }) => cidr)).toEqual([
      '10.20.0.0/23',
      '10.20.2.0/23',
      '10.20.4.0/23',
      '10.20.6.0/23',
      '10.20.8.0/23',
      '10.20.10.0/23',
    ]);
    expect(networkOf({}).cidr).toBe('10.0.0.0/16');
  });

  test('has one NAT gateway for all zones', () => {
    const { natGateways, subnets } = networkOf({ egress: 'nat' });
    expect(natGateways).toEqual([{ id: 'nat-0', name: 'orders-nat-0-dev', subnet: 'public-0' }]);
    expect(subnets.slice(2).map(({ internet }) => internet)).toEqual([
      { natGateway: 'nat-0' },
      { natGateway: 'nat-0' },
    ]);
  });

  test('has one NAT gateway in each zone', () => {
    const { natGateways, subnets } = networkOf({ egress: 'nat-per-zone', zones: 3 });
    expect(natGateways.map(({ subnet }) => subnet)).toEqual(['public-0', 'public-1', 'public-2']);
    expect(subnets.slice(3).map(({ internet }) => internet)).toEqual([
      { natGateway: 'nat-0' },
      { natGateway: 'nat-1' },
      { natGateway: 'nat-2' },
    ]);
  });

  test.each(['endpoints', 'public-ip'] as const)('has no NAT gateway where the way out is by %s', (egress) => {
    const { natGateways, subnets } = networkOf({ egress });
    expect(natGateways).toEqual([]);
    expect(subnets.slice(2).map(({ internet }) => internet)).toEqual(['none', 'none']);
  });

  test('has the free endpoint of S3 always, and no other unless there is no other way out', () => {
    for (const egress of ['nat', 'nat-per-zone', 'public-ip'] as const)
      expect(networkOf({ egress }).endpoints.map(({ id }) => id)).toEqual(['s3']);
    expect(networkOf({ egress: 'endpoints' }).endpoints.map(({ id }) => id)).toEqual([
      's3',
      'ecr-api',
      'ecr-dkr',
      'logs',
    ]);
  });

  test('has endpoints of everything that its tasks are started with', () => {
    const network = runtimeOf(planOf(SPECS['endpoints only'])).network as NewNetworkPlan;
    expect(network.endpoints.map(({ service }) => render(service).split('.').slice(3).join('.'))).toEqual([
      's3',
      'ecr.api',
      'ecr.dkr',
      'logs',
      'secretsmanager',
      'ssm',
      'kms',
    ]);
    expect(network.endpoints[1]?.type).toEqual({
      kind: 'interface',
      subnets: ['private-0', 'private-1'],
      privateDns: true,
      securityGroup: { of: 'securityGroup/endpoints', as: 'id' },
    });
  });

  test('writes down its traffic, unless the spec says otherwise', () => {
    expect(networkOf({}).flowLogs).toMatchObject({
      traffic: 'ALL',
      logs: { name: '/aws/vpc/orders-flow-logs-dev', retentionDays: 30 },
    });
    expect(networkOf({ flowLogs: false })).not.toHaveProperty('flowLogs');
  });

  test('keeps flow logs as long as the spec says', () => {
    const plan = planOf(deployedWith({}, {}, { logs: { networkDays: 90 } }));
    expect((runtimeOf(plan).network as NewNetworkPlan).flowLogs?.logs.retentionDays).toBe(90);
    expect(sidsOf(roleOf(plan, 'flow-logs'))).toEqual(['WriteLogs', 'SeeStreams']);
  });
});

describe('an existing network', () => {
  test('is named by ids, and nothing is made in it but security groups', () => {
    const runtime = runtimeOf(planOf(SPECS['an existing network']));
    expect(runtime.network).toEqual({ kind: 'existing', vpcId: 'vpc-0123456789abcdef0' });
    expect(runtime.service.subnets).toEqual(['subnet-0123456789abcdef2', 'subnet-0123456789abcdef3']);
    expect(runtime.loadBalancer.balancer).toMatchObject({
      subnets: ['subnet-0123456789abcdef0', 'subnet-0123456789abcdef1'],
    });
    expect(new Set(runtime.securityGroups.map(({ vpc }) => vpc))).toEqual(new Set(['vpc-0123456789abcdef0']));
    expect(runtime.service.waitsFor).not.toContain('routes');
  });

  test('with public addresses gives the tasks such', () => {
    expect(runtimeOf(planOf(SPECS['an existing network with public addresses'])).service.assignPublicIp).toBe(true);
  });
});

test('tasks with a public address are in the public subnets', () => {
  const { service } = runtimeOf(planOf(SPECS['a public address for each task']));
  expect(service.assignPublicIp).toBe(true);
  expect(service.subnets).toEqual([
    { of: 'subnet/public-0', as: 'id' },
    { of: 'subnet/public-1', as: 'id' },
  ]);
});

test('there is no network where nothing is deployed', () => {
  expect(planOf(SPECS.minimal).runtimes).toEqual([]);
  expect(found(planOf(SPECS.minimal).delivery).pipelineLogs.name).toBe('/aws/codepipeline/orders-pipeline-dev');
});
