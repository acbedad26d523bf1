import type { PipelineSpec } from '../src/spec/pipeline-spec';

/** The smallest spec: an image, and nothing that is deployed. */
export const SMALLEST: PipelineSpec = { service: 'orders', source: { kind: 's3' } };

/** A spec with every part that a backend has to build. */
export const EVERYTHING: PipelineSpec = {
  service: 'orders',
  team: 'payments',
  retry: 'failed-actions',
  source: {
    kind: 'github',
    repository: 'acme/orders',
    branch: 'main',
    triggers: { paths: ['src/**'], pullRequests: ['opened', 'updated'] },
  },
  build: {
    cache: { kind: 's3', paths: ['/root/.npm/**/*'] },
    environment: {
      PLAIN: 'text',
      PARAMETER: { parameter: '/orders/token' },
      SECRET: { secret: 'orders', jsonKey: 'key' },
    },
    vpc: {
      vpcId: 'vpc-0123456789abcdef0',
      subnetIds: ['subnet-0123456789abcdef0'],
      securityGroupIds: ['sg-0123456789abcdef0'],
    },
  },
  tests: [{ name: 'unit', commands: ['npm test'] }],
  scans: [{ kind: 'image' }],
  approvals: [{ before: 'deploy', message: 'Release orders?', timeoutMinutes: 60 }],
  deploy: {
    target: 'ecs',
    strategy: { kind: 'linear', percent: 20, waitMinutes: 2 },
    testListener: { port: 8443, allowedCidrs: ['10.0.0.0/8'] },
    service: {
      certificate: 'arn:aws:acm:eu-west-1:111122223333:certificate/12345678-1234-1234-1234-123456789012',
      autoscaling: { minCount: 2, maxCount: 8, targetCpuPercent: 60 },
    },
  },
  network: { kind: 'new', zones: 2, egress: 'nat-per-zone', flowLogs: true },
  registry: { replicateTo: ['eu-central-1'] },
  encryption: { key: 'customer-managed' },
  notifications: [
    { on: ['failed'], email: 'team@example.com' },
    { on: ['failed'], webhook: 'https://example.com/hook' },
    { on: ['approval-needed'], slack: { workspaceId: 'T0123ABCD', channelId: 'C0123ABCD' } },
    {
      on: ['failed'],
      teams: {
        tenantId: '12345678-1234-1234-1234-123456789012',
        teamId: '12345678-1234-1234-1234-123456789013',
        channelId: '19%3Aabc%40thread.tacv2',
      },
    },
    {
      on: ['succeeded'],
      chatConfiguration: 'arn:aws:chatbot::123456789012:chat-configuration/slack-channel/releases',
    },
  ],
  monitoring: { alarms: { serverErrors: 10, latencyMs: 500 }, dashboard: true },
};

/** The same, hardened, from a bucket of zip files. */
export const HARDENED: PipelineSpec = {
  ...EVERYTHING,
  hardening: 'strict',
  source: { kind: 's3' },
  build: {},
};

/** A service in a network, behind a load balancer and in a cluster that are there already. */
export const EXISTING: PipelineSpec = {
  service: 'orders',
  source: { kind: 'codecommit', repository: 'orders' },
  deploy: { target: 'ecs' },
  network: {
    kind: 'existing',
    vpcId: 'vpc-0123456789abcdef0',
    taskSubnetIds: ['subnet-0123456789abcdef0', 'subnet-0123456789abcdef1'],
    egress: 'nat',
    cluster: 'shared',
    loadBalancer: {
      arn: 'arn:aws:elasticloadbalancing:eu-west-1:111122223333:loadbalancer/app/shared/0123456789abcdef',
      securityGroupId: 'sg-0123456789abcdef0',
      dnsName: 'shared.eu-west-1.elb.amazonaws.com',
      listenerPort: 8080,
    },
  },
};
