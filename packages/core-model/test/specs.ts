import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import type { DeliveryPipelinePlan } from '../src/plan/pipeline-plan';
import { planPipeline } from '../src/plan/plan-pipeline';
import type { EcsDeploySpec } from '../src/spec/deploy';
import type { ExistingNetworkSpec } from '../src/spec/network';
import type { PipelineSpec } from '../src/spec/pipeline-spec';
import { resolveSpec } from '../src/spec/resolve';
import type { ServiceSpec } from '../src/spec/service';

/** Names of the three reference systems. */
export const SYSTEM_NAMES = ['registry-build', 'five-stage', 'python-blue-green'] as const;

/** The spec of a reference system, as a team would write it. */
export function loadSystem(name: (typeof SYSTEM_NAMES)[number]): PipelineSpec {
  const path = join(__dirname, '..', 'fixtures', `${name}.pipeline.yaml`);
  return parse(readFileSync(path, 'utf8')) as PipelineSpec;
}

/** The plan of a spec. */
export function planOf(spec: PipelineSpec, suffix = 'dev'): DeliveryPipelinePlan {
  return planPipeline(resolveSpec(spec), { suffix });
}

/** A spec that says next to nothing. */
export const MINIMAL: PipelineSpec = { service: 'orders', source: { kind: 'github', repository: 'acme/orders' } };

/** The minimal spec with some parts said. */
export function specWith(parts: Partial<PipelineSpec>): PipelineSpec {
  return { ...MINIMAL, ...parts };
}

/** A deployed service. */
export function deployedWith(
  deploy: Partial<EcsDeploySpec> = {},
  service: ServiceSpec = {},
  parts: Partial<PipelineSpec> = {},
): PipelineSpec {
  return specWith({ deploy: { target: 'ecs', ...deploy, service }, ...parts });
}

/** Values that specs name and that exist already. */
export const EXISTING = {
  connection: 'arn:aws:codeconnections:eu-west-1:111122223333:connection/01234567-89ab-cdef-0123-456789abcdef',
  certificate: 'arn:aws:acm:eu-west-1:111122223333:certificate/01234567-89ab-cdef-0123-456789abcdef',
  topic: 'arn:aws:sns:eu-west-1:111122223333:releases',
  function: 'arn:aws:lambda:eu-west-1:111122223333:function:check',
  image: `444455556666.dkr.ecr.eu-west-1.amazonaws.com/waiting@sha256:${'0123456789abcdef'.repeat(4)}`,
  balancer: {
    arn: 'arn:aws:elasticloadbalancing:eu-west-1:111122223333:loadbalancer/app/shared/0123456789abcdef',
    securityGroupId: 'sg-0123456789abcdef0',
    dnsName: 'shared-1234.eu-west-1.elb.amazonaws.com',
    listenerPort: 8081,
  },
} as const;

export const EXISTING_NETWORK: ExistingNetworkSpec = {
  kind: 'existing',
  vpcId: 'vpc-0123456789abcdef0',
  publicSubnetIds: ['subnet-0123456789abcdef0', 'subnet-0123456789abcdef1'],
  taskSubnetIds: ['subnet-0123456789abcdef2', 'subnet-0123456789abcdef3'],
  egress: 'nat',
};

const SHARED_NETWORK: ExistingNetworkSpec = {
  kind: 'existing',
  vpcId: 'vpc-0123456789abcdef0',
  taskSubnetIds: ['subnet-0123456789abcdef2', 'subnet-0123456789abcdef3'],
  egress: 'nat',
  loadBalancer: EXISTING.balancer,
  cluster: 'shared',
};

const TESTS: PipelineSpec['tests'] = [
  { name: 'unit', commands: ['make unit'] },
  { name: 'integration', commands: ['make integration'], docker: true },
];

const chatConfiguration = (channel: string) => `arn:aws:chatbot::123456789012:chat-configuration/${channel}`;

const FUNCTIONS: EcsDeploySpec['hooks'] = {
  beforeInstall: EXISTING.function,
  afterInstall: EXISTING.function,
  afterAllowTestTraffic: EXISTING.function,
  beforeAllowTraffic: EXISTING.function,
  afterAllowTraffic: `${EXISTING.function}:live`,
};

/** One spec for each option that changes the shape of a plan. */
export const SPECS = {
  minimal: MINIMAL,
  'a new connection to GitLab': specWith({ source: { kind: 'gitlab', repository: 'acme/shop/orders' } }),
  'an existing connection to Bitbucket': specWith({
    source: { kind: 'bitbucket', repository: 'acme/orders', connection: EXISTING.connection },
  }),
  'a new CodeCommit repository': specWith({ source: { kind: 'codecommit' } }),
  'an existing CodeCommit repository': specWith({
    source: { kind: 'codecommit', repository: 'orders', branch: 'trunk' },
  }),
  'a new bucket of zip files': specWith({ source: { kind: 's3' } }),
  'an existing bucket of zip files': specWith({
    source: { kind: 's3', bucket: 'acme-sources', key: 'orders/app.zip' },
  }),
  'an image that is only approved': specWith({
    source: { kind: 'ecr', repository: 'acme/orders' },
    approvals: [{ before: 'end' }],
  }),
  'an image that is released': deployedWith(
    {},
    {},
    {
      source: { kind: 'ecr', repository: 'acme/orders', tag: 'stable' },
      tests: TESTS,
      scans: [{ kind: 'image', scanner: 'trivy' }],
    },
  ),
  'an image that Inspector scans': specWith({
    source: { kind: 'ecr', repository: 'acme/orders' },
    scans: [{ kind: 'image', scanner: 'inspector', failOn: 'medium' }],
  }),
  'a GitHub token': specWith({
    source: { kind: 'github-oauth', repository: 'acme/orders', token: { secret: 'github', jsonKey: 'token' } },
  }),
  'a full clone': specWith({
    source: { kind: 'github', repository: 'acme/orders', fullClone: true },
    tests: TESTS,
    scans: [{ kind: 'sast' }, { kind: 'secrets' }],
  }),
  'a full clone from CodeCommit': specWith({ source: { kind: 'codecommit', fullClone: true }, tests: TESTS }),
  'triggers on paths and pull requests': specWith({
    source: {
      kind: 'github',
      repository: 'acme/orders',
      triggers: { paths: ['services/orders/**', '!**/*.md'], pullRequests: ['opened', 'updated', 'closed'] },
    },
  }),
  'triggers on tags': specWith({ source: { kind: 'github', repository: 'acme/orders', triggers: { tags: ['v*'] } } }),
  'no triggers': specWith({ source: { kind: 'github', repository: 'acme/orders', triggers: 'none' } }),
  'commands without an image': specWith({
    build: { image: 'none', runtime: { node: '22' }, commands: { install: ['npm ci'], build: ['npm test'] } },
  }),
  'every part of a build': specWith({
    build: {
      runtime: { python: '3.12', java: '21' },
      commands: { install: ['make tools'], preBuild: ['make check'], build: ['make all'], postBuild: ['make report'] },
      image: {
        dockerfile: 'docker/My File',
        context: 'app',
        args: { VERSION: "it's 1", DEBUG: '0' },
        movingTags: ['latest'],
      },
      compute: 'large',
      timeoutMinutes: 45,
      queuedTimeoutMinutes: 120,
      environment: {
        MODE: 'ci',
        USER_NAME: { parameter: '/orders/{suffix}/user' },
        PACKAGES: { secret: 'packages', jsonKey: 'npm' },
      },
      reports: [
        { name: 'unit', files: ['unit.xml'] },
        { name: 'coverage', files: ['coverage.xml'], format: 'cobertura' },
      ],
      registryCredentials: { username: { parameter: '/hub/user' }, password: { secret: 'hub', jsonKey: 'password' } },
    },
    registry: { mutability: 'mutable' },
  }),
  'a cache in S3': specWith({ build: { cache: { kind: 's3', paths: ['/root/.cache/pip/**'] } } }),
  'no cache': specWith({ build: { cache: { kind: 'none' } } }),
  'builds in a VPC': specWith({
    build: {
      vpc: {
        vpcId: 'vpc-0123456789abcdef0',
        subnetIds: ['subnet-0123456789abcdef0'],
        securityGroupIds: ['sg-0123456789abcdef0'],
      },
    },
    tests: TESTS,
  }),
  'an image for ARM': deployedWith(
    {},
    {},
    {
      build: { image: { platform: 'linux/arm64' }, runtime: { python: '3.12' } },
      tests: TESTS,
    },
  ),
  'scans by ECR and bandit': specWith({
    scans: [
      { kind: 'image', failOn: 'critical' },
      { kind: 'sast', tool: 'bandit', failOn: 'medium', paths: ['src', 'my lib'] },
    ],
  }),
  'scans by Trivy and semgrep': specWith({
    scans: [
      { kind: 'image', scanner: 'trivy', failOn: 'low' },
      { kind: 'sast', tool: 'semgrep', failOn: 'low' },
      { kind: 'dependencies', failOn: 'critical' },
      { kind: 'secrets', failOn: 'high' },
    ],
  }),
  'a scan by Inspector': specWith({ scans: [{ kind: 'image', scanner: 'inspector' }] }),
  'two scanners of one image': specWith({
    scans: [
      { kind: 'image', scanner: 'ecr' },
      { kind: 'image', scanner: 'trivy' },
      { kind: 'image', scanner: 'inspector' },
    ],
  }),
  'two scanners of the code': specWith({
    scans: [
      { kind: 'sast', tool: 'bandit' },
      { kind: 'sast', tool: 'semgrep' },
    ],
  }),
  'an approval everywhere': deployedWith(
    {},
    {},
    {
      tests: TESTS,
      scans: [{ kind: 'secrets' }],
      approvals: [
        { before: 'build' },
        { before: 'test', message: 'Test "orders"?', reviewUrl: 'https://example.com/orders' },
        { before: 'scan', timeoutMinutes: 60 },
        { before: 'deploy', topic: EXISTING.topic },
        { before: 'end' },
      ],
      notifications: [{ on: ['approval-needed'], email: 'team@example.com' }],
    },
  ),
  'all channels': specWith({
    notifications: [
      { on: ['failed', 'succeeded', 'started', 'stopped', 'superseded', 'approval-needed'], email: 'team@example.com' },
      { on: ['failed'], email: 'boss@example.com' },
      { on: ['failed'], webhook: 'https://example.com/hook' },
      { on: ['failed', 'approval-needed'], slack: { workspaceId: 'T0123456', channelId: 'C0123456' } },
      {
        on: ['succeeded'],
        teams: {
          tenantId: '01234567-89ab-cdef-0123-456789abcdef',
          teamId: '11234567-89ab-cdef-0123-456789abcdef',
          channelId: '19:0123456789abcdef0123456789abcdef0123456789abcdef@thread.tacv2',
        },
      },
    ],
  }),
  'one chat channel told twice': specWith({
    notifications: [
      { on: ['failed'], slack: { workspaceId: 'T0123456', channelId: 'C0123456' } },
      { on: ['approval-needed'], slack: { workspaceId: 'T0123456', channelId: 'C0123456' } },
    ],
  }),
  'chat channels that are configured already': specWith({
    notifications: [
      { on: ['failed'], chatConfiguration: chatConfiguration('slack-channel/Team_alerts') },
      { on: ['approval-needed'], chatConfiguration: chatConfiguration('slack-channel/Team_alerts') },
      { on: ['succeeded'], chatConfiguration: chatConfiguration('microsoft-teams-channel/Team_alerts') },
    ],
  }),
  'a deployed service': deployedWith(),
  'a slow canary': deployedWith({ strategy: { kind: 'canary', percent: 20, waitMinutes: 30 } }),
  'a canary of AWS': deployedWith({ strategy: { kind: 'canary' } }),
  'a linear shift of AWS': deployedWith({ strategy: { kind: 'linear' } }),
  'a slow linear shift': deployedWith({ strategy: { kind: 'linear', percent: 25, waitMinutes: 10 } }),
  autoscaling: deployedWith({}, { autoscaling: { minCount: 2, maxCount: 6 } }),
  'a share of Spot': deployedWith({}, { spotPercent: 40 }),
  'Spot only': deployedWith({}, { spotPercent: 100 }),
  'hooks and a test listener': deployedWith({ hooks: FUNCTIONS, testListener: { allowedCidrs: ['10.0.0.0/8'] } }),
  'a certificate': deployedWith(
    { testListener: { port: 9443, allowedCidrs: ['10.0.0.0/8'] } },
    { certificate: EXISTING.certificate, allowedCidrs: ['192.0.2.0/24', '198.51.100.0/24'] },
  ),
  'no rollback': deployedWith({ rollback: { onFailure: false, onAlarm: false, onRequest: false } }),
  'a service with values, permissions and outbound rules': deployedWith(
    {},
    {
      environment: {
        LOG_LEVEL: 'info',
        QUOTED: 'say "hi"\nto $HOME and `pwd` <TASK>',
        DATABASE_URL: { secret: 'orders/database', jsonKey: 'url' },
        API_KEY: { parameter: '/orders/{suffix}/api-key' },
      },
      permissions: [
        { actions: ['dynamodb:GetItem'], resources: ['arn:aws:dynamodb:eu-west-1:111122223333:table/orders'] },
      ],
      outbound: [{ cidr: '10.1.0.0/16', port: 5432 }],
      readOnlyRootFilesystem: false,
      healthCheckGraceSeconds: 120,
    },
  ),
  'one gateway per zone': deployedWith(
    {},
    {},
    {
      network: { kind: 'new', zones: 3, egress: 'nat-per-zone', cidr: '10.20.0.0/20' },
    },
  ),
  'endpoints only': deployedWith(
    {},
    {
      initialImage: EXISTING.image,
      environment: { URL: { secret: 'database' }, KEY_ID: { parameter: 'key' } },
    },
    { network: { kind: 'new', egress: 'endpoints' }, encryption: { key: 'customer-managed' } },
  ),
  'a public address for each task': deployedWith(
    {},
    {},
    {
      network: { kind: 'new', egress: 'public-ip', flowLogs: false },
    },
  ),
  'an existing network': deployedWith({}, {}, { network: EXISTING_NETWORK }),
  'an existing network with public addresses': deployedWith(
    {},
    {},
    {
      network: { ...EXISTING_NETWORK, egress: 'public-ip' },
    },
  ),
  'an existing load balancer and cluster': deployedWith(
    { testListener: { port: 9000, allowedCidrs: ['10.0.0.0/8'] } },
    {},
    { network: SHARED_NETWORK },
  ),
  'a dashboard': deployedWith(
    {},
    {},
    {
      monitoring: { dashboard: true, alarms: { serverErrors: 5, latencyMs: 800 } },
      notifications: [{ on: ['failed'], email: 'team@example.com' }],
    },
  ),
  'a dashboard of an existing cluster': deployedWith(
    {},
    {},
    { network: SHARED_NETWORK, monitoring: { dashboard: true } },
  ),
  'a dashboard without a service': specWith({ monitoring: { dashboard: true } }),
  'no alarms': deployedWith({}, {}, { monitoring: { alarms: { failedExecutions: false, unhealthyTargets: false } } }),
  'retries of failed actions': deployedWith(
    {},
    {},
    { retry: 'failed-actions', tests: TESTS, scans: [{ kind: 'secrets' }] },
  ),
  'retries of all actions': specWith({ retry: 'all-actions' }),
  'copies in other regions': specWith({ registry: { replicateTo: ['eu-central-1', 'us-east-1'] } }),
  retain: deployedWith({}, {}, { removal: 'retain', source: { kind: 's3' }, encryption: { key: 'customer-managed' } }),
  'a key of its own, for everything': deployedWith(
    { hooks: FUNCTIONS, testListener: { allowedCidrs: ['10.0.0.0/8'] } },
    { environment: { KEY_ID: { parameter: 'key' }, URL: { secret: 'database' } } },
    {
      source: { kind: 'codecommit', fullClone: true },
      encryption: { key: 'customer-managed', deletionWindowDays: 14 },
      build: {
        cache: { kind: 's3', paths: ['/root/.m2/**'] },
        registryCredentials: { username: { parameter: 'hub-user' }, password: { parameter: 'hub-password' } },
      },
      tests: TESTS,
      scans: [{ kind: 'image', scanner: 'inspector' }, { kind: 'sast', tool: 'semgrep' }, { kind: 'dependencies' }],
      approvals: [{ before: 'deploy' }],
      notifications: [
        { on: ['failed', 'approval-needed'], email: 'team@example.com' },
        { on: ['failed'], slack: { workspaceId: 'T0123456', channelId: 'C0123456' } },
      ],
      monitoring: { dashboard: true, alarms: { serverErrors: 1 } },
    },
  ),
  'access logs that go with the stack': deployedWith(
    {},
    {},
    {
      source: { kind: 's3' },
      logs: { access: true, accessDays: 90 },
      network: { kind: 'new', closeDefaultGroup: true },
    },
  ),
  'hardened without a service': specWith({ hardening: 'strict', source: { kind: 's3' } }),
  hardened: deployedWith({}, { certificate: EXISTING.certificate }, { hardening: 'strict', logs: { buildDays: 400 } }),
  'hardened in an existing network': deployedWith(
    {},
    { certificate: EXISTING.certificate },
    { hardening: 'strict', network: SHARED_NETWORK },
  ),
  'long names': deployedWith(
    {},
    {},
    {
      service: 'a-service-with-a-name-of-32-char',
      project: 'A Project: With Spaces + More 2026',
      team: 'a-team-with-quite-a-long-name',
      naming: { pattern: '{team}-{project}-{service}-{type}-{suffix}' },
      removal: 'destroy',
      source: { kind: 's3' },
    },
  ),
} as const satisfies Record<string, PipelineSpec>;

/** All of {@link SPECS} and the reference systems, by name. */
export const ALL_SPECS: readonly (readonly [name: string, spec: PipelineSpec])[] = [
  ...SYSTEM_NAMES.map((name) => [name, loadSystem(name)] as const),
  ...Object.entries(SPECS),
];

/** The plans of {@link ALL_SPECS}, by name. */
export const ALL_PLANS = ALL_SPECS.map(([name, spec]) => [name, planOf(spec)] as const);
