import type { PipelineSpec } from '@tap-pipeline/core-model';
import type { LeftBehind } from './known';

/** A system that is deployed, changed and deleted. */
export interface System {
  /** Name. */
  readonly name: string;
  /** File with its spec, from the root of the repository. */
  readonly file: string;
  /** What is changed after the first deployment, in words. */
  readonly change: string;
  /** The changed spec. */
  readonly changed: (spec: PipelineSpec) => PipelineSpec;
  /** Whether its data outlives it until the change says otherwise. @default it is deployed to be deleted */
  readonly keepsData?: boolean;
  /** What stays when the stack is deleted, as it should. @default nothing */
  readonly leaves?: readonly LeftBehind[];
}

/** The spec that is deployed first: everything of it is deleted with the stack, unless it is to keep its data. */
export function toDeployed({ keepsData }: System, spec: PipelineSpec): PipelineSpec {
  return keepsData ? spec : { ...spec, removal: 'destroy' };
}

/** The reference systems. */
export const REFERENCE_SYSTEMS: readonly System[] = [
  {
    name: 'five-stage',
    file: 'packages/core-model/fixtures/five-stage.pipeline.yaml',
    change: 'a third test, and logs of containers for 30 days',
    changed: (spec) => ({
      ...spec,
      tests: [...(spec.tests ?? []), { name: 'contract', commands: ['pytest tests/contract'] }],
      logs: { ...spec.logs, containerDays: 30 },
    }),
  },
  {
    name: 'python-blue-green',
    file: 'packages/core-model/fixtures/python-blue-green.pipeline.yaml',
    change: 'more CPU and memory, and logs of builds for 30 days',
    changed: (spec) => ({
      ...spec,
      logs: { ...spec.logs, buildDays: 30 },
      ...(spec.deploy?.target === 'ecs' && {
        deploy: { ...spec.deploy, service: { ...spec.deploy.service, cpu: 1024, memoryMiB: 2048 } },
      }),
    }),
  },
  {
    name: 'registry-build',
    file: 'packages/core-model/fixtures/registry-build.pipeline.yaml',
    change: 'artifacts for 60 days, 20 images, and a question before the end',
    changed: (spec) => ({
      ...spec,
      artifacts: { ...spec.artifacts, expireDays: 60 },
      registry: { ...spec.registry, keepImages: 20 },
      approvals: [{ before: 'end' }],
    }),
  },
];

/** Fixtures of the conformance package with what the reference systems do not have: strictness, endpoints, certificates. */
export const FIXTURE_SYSTEMS: readonly System[] = [
  {
    name: 'strict-payments',
    file: 'packages/conformance/fixtures/strict-payments.pipeline.yaml',
    change: 'from strict to baseline, so that it can be deleted',
    changed: ({ logs: _logs, network: _network, overrides: _overrides, ...spec }) => ({
      ...spec,
      hardening: 'baseline',
      removal: 'destroy',
      encryption: { key: 'customer-managed' },
    }),
    keepsData: true,
    leaves: [
      {
        type: 'AWS::S3::Bucket payments-access-logs-dev-000000000000-us-east-1',
        why: 'access logs were to be kept when they were made',
      },
      {
        type: 'AWS::Logs::LogGroup /aws/lambda/payments-default-group-closer-dev',
        why: 'logs were to be kept when they were made',
      },
    ],
  },
  {
    name: 'node-storefront',
    file: 'packages/conformance/fixtures/node-storefront.pipeline.yaml',
    change: 'releases that move by linear steps, and a dashboard',
    changed: (spec) => ({
      ...spec,
      monitoring: { ...spec.monitoring, dashboard: true },
      ...(spec.deploy?.target === 'ecs' && { deploy: { ...spec.deploy, strategy: { kind: 'linear' } } }),
    }),
  },
  {
    name: 'go-gateway',
    file: 'packages/conformance/fixtures/go-gateway.pipeline.yaml',
    change: 'a question before the release, and logs of containers for 30 days',
    changed: (spec) => ({
      ...spec,
      approvals: [{ before: 'deploy' }],
      logs: { ...spec.logs, containerDays: 30 },
    }),
  },
];

/** A change that every system can take, and that touches nothing which runs. */
export const LONGER_BUILD_LOGS: Pick<System, 'change' | 'changed'> = {
  change: 'logs of builds for 60 days',
  changed: (spec) => ({ ...spec, logs: { ...spec.logs, buildDays: 60 } }),
};

/** The other fixtures that an emulator can take. They have little that those above have not. */
export const OTHER_SYSTEMS: readonly System[] = [
  'dotnet-billing',
  'monorepo-worker',
  'polyglot-library',
  'python-api',
  's3-archive',
].map((name) => ({
  name,
  file: `packages/conformance/fixtures/${name}.pipeline.yaml`,
  ...LONGER_BUILD_LOGS,
}));

/** Everything that can be deployed on an emulator. */
export const SYSTEMS: readonly System[] = [...REFERENCE_SYSTEMS, ...FIXTURE_SYSTEMS, ...OTHER_SYSTEMS];

/** Fixtures that the emulator cannot take, with what it says. */
export const REFUSED_SYSTEMS: readonly { readonly name: string; readonly why: string }[] = [
  { name: 'java-ledger', why: 'scaling policies are refused: "ServiceNamespace is required"' },
  { name: 'released-image', why: 'its network is there already, and the emulator has none' },
  { name: 'ruby-catalogue', why: 'its load balancer is there already, and the emulator has none' },
];
