import fc from 'fast-check';
import type { BuildSpec } from '../src/spec/build';
import type { EcsDeploySpec } from '../src/spec/deploy';
import { listFargateMemory } from '../src/spec/fargate';
import type { NetworkSpec } from '../src/spec/network';
import type { NotificationSpec } from '../src/spec/notification';
import type { PipelineSpec } from '../src/spec/pipeline-spec';
import type { ScanSpec } from '../src/spec/scan';
import type { ServiceSpec } from '../src/spec/service';
import type { SourceSpec, VariablesSpec } from '../src/spec/source';
import type { LogsSpec } from '../src/spec/storage';
import type { TestSpec } from '../src/spec/test';
import { EXISTING } from './specs';

/** A valid spec, with any of its parts said or left out. */
export function arbitrarySpec(): fc.Arbitrary<PipelineSpec> {
  return fc.record({ source, isDeployed: fc.boolean(), hasKey: fc.boolean() }).chain((choice) => specOf(choice));
}

/** An environment suffix. */
export const suffix = fc
  .stringMatching(/^[a-z][a-z0-9]{0,4}(-[a-z0-9]{1,5})?$/)
  .filter((text) => text !== 'internal' && text !== 'sg');

/** What decides whether the other parts may be said. */
interface Choice {
  readonly source: SourceSpec;
  readonly isDeployed: boolean;
  readonly hasKey: boolean;
}

const maybe = <T>(value: fc.Arbitrary<T>): fc.Arbitrary<T | undefined> => fc.option(value, { nil: undefined });
const word = fc.stringMatching(/^[a-z][a-z0-9]{0,7}$/);
const slug = fc.array(word, { minLength: 1, maxLength: 3 }).map((words) => words.join('-'));
const title = fc.stringMatching(/^[A-Z][A-Za-z0-9 ]{0,20}[a-z]$/);
const command = fc.constantFrom(
  'make all',
  'npm ci',
  'pytest -q',
  'grep -c \'a b\' "$FILE" > out.txt',
  'cd app\nmake  "all"',
  'echo "#: - {x}" > a.yml',
);
const commands = fc.array(command, { minLength: 1, maxLength: 3 });
const days = fc.constantFrom<Required<LogsSpec>['buildDays']>(1, 7, 14, 30, 90, 365);
const minutes = (max: number) => fc.integer({ min: 5, max });
const cidr = fc.constantFrom('0.0.0.0/0', '10.0.0.0/8', '192.0.2.0/24');
const secret = fc.constantFrom(
  { secret: 'app/database' },
  { secret: 'app/database', jsonKey: 'url' },
  { secret: 'arn:aws:secretsmanager:eu-west-1:111122223333:secret:app-AbCdEf' },
);
const parameter = fc.constantFrom({ parameter: '/app/{suffix}/user' }, { parameter: 'user' });
const plainText = fc.string({
  unit: fc.constantFrom('a', 'B', '1', ' ', '"', "'", '\\', '\n', '$', '<', 'é'),
  maxLength: 12,
});
const variables: fc.Arbitrary<VariablesSpec> = fc.dictionary(
  fc.stringMatching(/^V_[A-Z]{1,6}$/),
  fc.oneof(plainText, secret, parameter),
  { maxKeys: 4, noNullPrototype: true },
);
const runtime = fc.constantFrom(
  {},
  { python: '3.12' },
  { node: '22' },
  { python: '3.13', node: '22', java: '21' },
  { go: '1.24' },
);
const reports = fc.uniqueArray(
  fc.record({
    name: word,
    files: fc.constant(['report.xml']),
    format: fc.constantFrom('junit' as const, 'cobertura' as const, undefined),
  }),
  { selector: ({ name }) => name, maxLength: 2 },
);

const source: fc.Arbitrary<SourceSpec> = fc.oneof(
  fc.record({
    kind: fc.constantFrom('github' as const, 'gitlab' as const, 'bitbucket' as const),
    repository: fc.tuple(word, word).map((names) => names.join('/')),
    branch: maybe(fc.constantFrom('main', 'release/1.x')),
    connection: maybe(fc.constant(EXISTING.connection)),
    triggers: maybe(
      fc.constantFrom({ paths: ['src/**', '!docs/**'] }, { tags: ['v*'] }, { pullRequests: ['opened' as const] }),
    ),
    fullClone: maybe(fc.boolean()),
  }),
  fc.record({ kind: fc.constant('codecommit' as const), repository: maybe(slug), fullClone: maybe(fc.boolean()) }),
  fc.record({
    kind: fc.constant('s3' as const),
    bucket: maybe(fc.constant('acme-sources')),
    key: maybe(fc.constant('a/b.zip')),
  }),
  fc.record({ kind: fc.constant('ecr' as const), repository: slug, tag: maybe(fc.constant('stable')) }),
  fc.record({ kind: fc.constant('github-oauth' as const), repository: fc.constant('acme/orders'), token: secret }),
);

function specOf(choice: Choice): fc.Arbitrary<PipelineSpec> {
  return fc
    .record({
      service: slug.filter((name) => !/^(internal|sg)-/.test(`${name}-`)),
      project: maybe(title.filter((text) => !/^(internal|sg)\b/i.test(text))),
      team: maybe(slug.filter((name) => !/^(internal|sg)-/.test(`${name}-`))),
      tags: maybe(fc.constantFrom({ CostCenter: 'cc-1', Owner: 'me' })),
      removal: fc.constantFrom('destroy' as const, 'retain' as const, undefined),
      pattern: fc.constantFrom(
        '{service}-{type}-{suffix}',
        'cicd-{type}-{suffix}',
        '{type}-{suffix}',
        '{project}-{type}-{suffix}',
        undefined,
      ),
      build: build(choice),
      tests,
      scans: scans(choice.source),
      retry: fc.constantFrom('none' as const, 'failed-actions' as const, 'all-actions' as const, undefined),
      deployment: choice.isDeployed ? deployment : fc.constant({}),
      artifacts: maybe(
        fc.record({
          expireDays: maybe(fc.integer({ min: 1, max: 400 })),
          noncurrentDays: maybe(fc.integer({ min: 1, max: 400 })),
        }),
      ),
      logs: maybe(fc.record({ buildDays: maybe(days), pipelineDays: maybe(days) })),
      notifications,
      dashboard: fc.boolean(),
      failedExecutions: maybe(fc.boolean()),
    })
    .chain((parts) => withApprovals(choice, parts))
    .map(withoutUndefined);
}

type Parts = {
  readonly [key: string]: unknown;
  readonly tests: readonly TestSpec[];
  readonly scans: readonly ScanSpec[];
  readonly pattern: string | undefined;
  readonly dashboard: boolean;
  readonly failedExecutions: boolean | undefined;
  readonly deployment: Partial<PipelineSpec> & { readonly alarms?: object };
};

function withApprovals({ source: from, isDeployed, hasKey }: Choice, parts: Parts): fc.Arbitrary<PipelineSpec> {
  const { pattern, dashboard, failedExecutions, deployment: deployed, ...rest } = parts;
  const { alarms, ...runtimeParts } = deployed;
  const places = [
    'build',
    ...(parts.tests.length ? ['test'] : []),
    ...(parts.scans.length ? ['scan'] : []),
    ...(isDeployed ? ['deploy'] : []),
    'end',
  ];
  return fc.subarray(places, { minLength: from.kind === 'ecr' ? 1 : 0 }).map((chosen) => {
    return {
      ...rest,
      ...runtimeParts,
      source: from,
      naming: pattern === undefined ? undefined : { pattern },
      approvals: chosen.map((before, index) => ({
        before,
        ...(index === 0 && { topic: EXISTING.topic, reviewUrl: 'https://example.com' }),
      })),
      encryption: hasKey ? { key: 'customer-managed' } : undefined,
      monitoring: { dashboard, alarms: { failedExecutions, ...alarms } },
    } as unknown as PipelineSpec;
  });
}

function build({ source: from }: Choice): fc.Arbitrary<BuildSpec | undefined> {
  const image: fc.Arbitrary<BuildSpec['image']> =
    from.kind === 'ecr'
      ? fc.constantFrom('none' as const, undefined)
      : fc.record({
          dockerfile: maybe(fc.constantFrom('Dockerfile', 'my file')),
          args: maybe(fc.constantFrom({ VERSION: "it's" })),
          platform: fc.constantFrom('linux/amd64' as const, 'linux/arm64' as const, undefined),
        });
  return maybe(
    fc.record({
      runtime: maybe(runtime),
      commands: maybe(fc.record({ install: maybe(commands), build: maybe(commands), postBuild: maybe(commands) })),
      image,
      compute: fc.constantFrom('small' as const, 'medium' as const, undefined),
      timeoutMinutes: maybe(minutes(2160)),
      queuedTimeoutMinutes: maybe(minutes(480)),
      cache: fc.constantFrom({ kind: 'none' as const }, { kind: 's3' as const, paths: ['/root/.cache/**'] }, undefined),
      environment: maybe(variables),
      reports: maybe(reports),
      registryCredentials: maybe(fc.record({ username: parameter, password: secret })),
      vpc: maybe(
        fc.constant({
          vpcId: 'vpc-0123456789abcdef0',
          subnetIds: ['subnet-0123456789abcdef0'],
          securityGroupIds: ['sg-0123456789abcdef0'],
        }),
      ),
    }),
  );
}

const tests: fc.Arbitrary<readonly TestSpec[]> = fc.uniqueArray(
  fc.record({
    name: slug,
    commands,
    runtime: maybe(runtime),
    reports: maybe(reports),
    environment: maybe(variables),
    docker: maybe(fc.boolean()),
    timeoutMinutes: maybe(minutes(2160)),
  }),
  { selector: ({ name }) => name, maxLength: 3 },
);

function scans({ kind }: SourceSpec): fc.Arbitrary<readonly ScanSpec[]> {
  const failOn = fc.constantFrom('critical' as const, 'high' as const, 'medium' as const, 'low' as const, undefined);
  const all: fc.Arbitrary<ScanSpec>[] = [
    fc.record({
      kind: fc.constant('image' as const),
      scanner: fc.constantFrom('ecr' as const, 'inspector' as const, 'trivy' as const),
      failOn,
    }),
    fc.record({
      kind: fc.constant('sast' as const),
      tool: fc.constantFrom('bandit' as const, 'semgrep' as const),
      paths: maybe(fc.constantFrom(['src', 'my lib'])),
      failOn: fc.constantFrom('high' as const, 'low' as const, undefined),
    }),
    fc.record({ kind: fc.constant('dependencies' as const), failOn }),
    fc.record({ kind: fc.constant('secrets' as const), failOn }),
  ];
  const allowed = kind === 'ecr' ? all.slice(0, 1) : all;
  return fc.uniqueArray(fc.oneof(...allowed), {
    selector: ({ failOn: _, ...scan }) =>
      JSON.stringify([scan.kind, 'scanner' in scan ? scan.scanner : '', 'tool' in scan ? scan.tool : '']),
    maxLength: 4,
  });
}

const strategy: fc.Arbitrary<EcsDeploySpec['strategy']> = fc.oneof(
  fc.constant({ kind: 'all-at-once' as const }),
  fc.record({
    kind: fc.constant('canary' as const),
    percent: maybe(fc.integer({ min: 1, max: 99 })),
    waitMinutes: maybe(fc.integer({ min: 1, max: 2880 })),
  }),
  fc.record({
    kind: fc.constant('linear' as const),
    percent: maybe(fc.integer({ min: 1, max: 99 })),
    waitMinutes: maybe(fc.integer({ min: 1, max: 20 })),
  }),
);

const size = fc
  .constantFrom<Required<ServiceSpec>['cpu']>(256, 512, 1024, 2048, 4096)
  .chain((cpu) => fc.constantFrom(...listFargateMemory(cpu)).map((memoryMiB) => ({ cpu, memoryMiB })));

const count = fc.oneof(
  fc.constant({}),
  fc.record({ desiredCount: fc.integer({ min: 1, max: 5 }) }),
  fc
    .tuple(fc.integer({ min: 1, max: 5 }), fc.nat({ max: 5 }))
    .map(([minCount, more]) => ({ autoscaling: { minCount, maxCount: minCount + more } })),
);

const existing = {
  kind: 'existing' as const,
  vpcId: 'vpc-0123456789abcdef0',
  taskSubnetIds: ['subnet-0123456789abcdef2', 'subnet-0123456789abcdef3'],
};

const network: fc.Arbitrary<NetworkSpec | undefined> = fc.oneof(
  fc.constant(undefined),
  fc.record({
    kind: fc.constant('new' as const),
    cidr: maybe(
      fc
        .tuple(fc.nat({ max: 255 }), fc.integer({ min: 16, max: 24 }))
        .map(([second, prefix]) => `10.${second}.0.0/${prefix}`),
    ),
    zones: fc.constantFrom(2 as const, 3 as const, undefined),
    egress: fc.constantFrom(
      'nat' as const,
      'nat-per-zone' as const,
      'endpoints' as const,
      'public-ip' as const,
      undefined,
    ),
    flowLogs: maybe(fc.boolean()),
  }),
  fc.record({
    ...constants(existing),
    publicSubnetIds: fc.constant(['subnet-0123456789abcdef0', 'subnet-0123456789abcdef1']),
    egress: fc.constantFrom('nat' as const, 'endpoints' as const, 'public-ip' as const),
    cluster: maybe(fc.constant('shared')),
  }),
  fc.record({
    ...constants(existing),
    egress: fc.constant('nat' as const),
    loadBalancer: fc.constant(EXISTING.balancer),
    cluster: maybe(fc.constant('shared')),
  }),
);

const deployment: fc.Arbitrary<Partial<PipelineSpec> & { readonly alarms?: object }> = fc
  .record({
    network,
    strategy: maybe(strategy),
    terminationWaitMinutes: maybe(fc.integer({ min: 1, max: 2880 })),
    onFailure: maybe(fc.boolean()),
    testListener: maybe(
      fc.record({ port: maybe(fc.constantFrom(9000, 9443)), allowedCidrs: fc.constant(['10.0.0.0/8']) }),
    ),
    hooks: maybe(
      fc.record({
        beforeInstall: maybe(fc.constant(EXISTING.function)),
        afterAllowTraffic: maybe(fc.constant(EXISTING.function)),
      }),
    ),
    size: fc.oneof(fc.constant({}), size),
    count,
    service: fc.record({
      port: maybe(fc.integer({ min: 1, max: 65535 })),
      spotPercent: maybe(fc.integer({ min: 0, max: 100 })),
      environment: maybe(variables),
      readOnlyRootFilesystem: maybe(fc.boolean()),
      certificate: maybe(fc.constant(EXISTING.certificate)),
      allowedCidrs: maybe(fc.uniqueArray(cidr, { minLength: 1 })),
      outbound: maybe(fc.constant([{ cidr: '10.0.0.0/8', port: 5432 }])),
      permissions: maybe(
        fc.constant([{ actions: ['sqs:SendMessage'], resources: ['arn:aws:sqs:eu-west-1:111122223333:orders'] }]),
      ),
    }),
    alarms: fc.record({
      unhealthyTargets: maybe(fc.boolean()),
      serverErrors: maybe(fc.integer({ min: 1, max: 100 })),
      latencyMs: maybe(fc.integer({ min: 1, max: 5000 })),
    }),
  })
  .map((parts) => ({
    network: parts.network,
    alarms: parts.alarms,
    deploy: {
      target: 'ecs' as const,
      strategy: parts.strategy,
      terminationWaitMinutes: parts.terminationWaitMinutes,
      rollback: { onFailure: parts.onFailure },
      testListener: parts.testListener,
      hooks: parts.hooks,
      service: {
        ...parts.service,
        ...parts.size,
        ...parts.count,
        ...(parts.network?.egress === 'endpoints' && { initialImage: EXISTING.image }),
      },
    },
  }));

const on = fc.uniqueArray(
  fc.constantFrom<NotificationSpec['on'][number]>(
    'failed',
    'succeeded',
    'started',
    'stopped',
    'superseded',
    'approval-needed',
  ),
  {
    minLength: 1,
  },
);

const notifications: fc.Arbitrary<readonly NotificationSpec[]> = fc
  .record({
    email: maybe(on),
    other: maybe(on),
    webhook: maybe(on),
    slack: maybe(on),
    teams: maybe(on),
  })
  .map(({ email, other, webhook, slack, teams }) => [
    ...(email ? [{ on: email, email: 'team@example.com' }] : []),
    ...(other ? [{ on: other, email: 'boss@example.com' }] : []),
    ...(webhook ? [{ on: webhook, webhook: 'https://example.com/hook' }] : []),
    ...(slack ? [{ on: slack, slack: { workspaceId: 'T0123456', channelId: 'C0123456' } }] : []),
    ...(teams ? [{ on: teams, teams: { tenantId: TENANT, teamId: TENANT, channelId: '19:abc@thread.tacv2' } }] : []),
  ]);

const TENANT = '01234567-89ab-cdef-0123-456789abcdef';

function constants<T extends object>(values: T): { readonly [K in keyof T]: fc.Arbitrary<T[K]> } {
  return Object.fromEntries(Object.entries(values).map(([key, value]) => [key, fc.constant(value)])) as {
    readonly [K in keyof T]: fc.Arbitrary<T[K]>;
  };
}

/** What is left out is not there at all, as in a file. */
function withoutUndefined<T>(value: T): T {
  return JSON.parse(JSON.stringify(value)) as T;
}
