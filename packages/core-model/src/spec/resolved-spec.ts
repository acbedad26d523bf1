import type { ApprovalSpec } from './approval';
import type { BuildSpec, CommandsSpec, ImageSpec, RegistryCredentialsSpec, ReportSpec } from './build';
import type { EcsDeploySpec, NoDeploySpec, RollbackSpec, StrategySpec, TestListenerSpec } from './deploy';
import type { EncryptionSpec } from './encryption';
import type { AlarmsSpec, MonitoringSpec } from './monitoring';
import type { NamingSpec } from './naming';
import type { ExistingNetworkSpec, NewNetworkSpec } from './network';
import type { PipelineSpec } from './pipeline-spec';
import type { DependencyScanSpec, ImageScanSpec, SastScanSpec, SecretScanSpec } from './scan';
import type { HealthCheckSpec, ServiceSpec } from './service';
import type {
  CodeCommitSourceSpec,
  ConnectionSourceSpec,
  EcrSourceSpec,
  GitHubOAuthSourceSpec,
  S3SourceSpec,
} from './source';
import type { ArtifactsSpec, LogsSpec, RegistrySpec } from './storage';
import type { TestSpec } from './test';

/** `T` with the keys `K` present, `K` of shape `R` where given. */
type Filled<T, K extends keyof T, R extends { readonly [P in keyof T]?: unknown } = Record<never, never>> = Omit<
  T,
  K | keyof R
> &
  Required<Pick<T, Exclude<K, keyof R>>> &
  Readonly<R>;

/** A spec with every default filled in. It is what `planPipeline` plans. */
export type ResolvedSpec = Filled<
  Omit<PipelineSpec, '$schema' | 'overrides' | 'suffix'>,
  'project' | 'purpose' | 'tags' | 'removal' | 'hardening' | 'retry' | 'notifications',
  {
    naming: Required<NamingSpec>;
    source: ResolvedSource;
    build: ResolvedBuild;
    tests: readonly ResolvedTest[];
    scans: readonly ResolvedScan[];
    approvals: readonly ResolvedApproval[];
    deploy: ResolvedDeploy;
    network: ResolvedNetwork | undefined;
    artifacts: Required<ArtifactsSpec>;
    registry: Required<RegistrySpec>;
    logs: Required<LogsSpec>;
    encryption: ResolvedEncryption;
    monitoring: Filled<
      MonitoringSpec,
      'dashboard',
      { alarms: Filled<AlarmsSpec, 'failedExecutions' | 'unhealthyTargets'> }
    >;
  }
>;

/** A source with its defaults. */
export type ResolvedSource =
  | ResolvedConnectionSource
  | Filled<CodeCommitSourceSpec, 'branch' | 'fullClone'>
  | Filled<S3SourceSpec, 'key'>
  | Required<EcrSourceSpec>
  | Required<GitHubOAuthSourceSpec>;

/** A connected repository with its defaults. */
export type ResolvedConnectionSource = Filled<ConnectionSourceSpec, 'branch' | 'fullClone' | 'triggers'>;

/** A build with its defaults. */
export type ResolvedBuild = Filled<
  BuildSpec,
  'runtime' | 'compute' | 'timeoutMinutes' | 'queuedTimeoutMinutes' | 'cache' | 'environment',
  {
    commands: Required<CommandsSpec>;
    image: Required<ImageSpec> | 'none';
    reports: readonly Required<ReportSpec>[];
    registryCredentials?: Required<RegistryCredentialsSpec>;
  }
>;

/** A test with its defaults. */
export type ResolvedTest = Required<Omit<TestSpec, 'reports'>> & { readonly reports: readonly Required<ReportSpec>[] };

/** A scan with its defaults. */
export type ResolvedScan =
  | Required<ImageScanSpec>
  | Required<SastScanSpec>
  | Required<DependencyScanSpec>
  | Required<SecretScanSpec>;

/** An approval with its defaults. */
export type ResolvedApproval = Filled<ApprovalSpec, 'message' | 'timeoutMinutes'>;

/** A deployment with its defaults. */
export type ResolvedDeploy = NoDeploySpec | ResolvedEcsDeploy;

/** A deployment to ECS with its defaults. */
export type ResolvedEcsDeploy = Filled<
  EcsDeploySpec,
  'controller' | 'terminationWaitMinutes' | 'hooks',
  {
    strategy: ResolvedStrategy;
    rollback: Required<RollbackSpec>;
    testListener?: Required<TestListenerSpec>;
    service: ResolvedService;
  }
>;

/** A strategy with its figures. */
export type ResolvedStrategy = StrategySpec extends infer S ? (S extends unknown ? Required<S> : never) : never;

/** A service with its defaults. */
export type ResolvedService = Filled<
  ServiceSpec,
  | 'cpu'
  | 'memoryMiB'
  | 'port'
  | 'desiredCount'
  | 'spotPercent'
  | 'environment'
  | 'readOnlyRootFilesystem'
  | 'healthCheckGraceSeconds'
  | 'allowedCidrs'
  | 'outbound'
  | 'permissions',
  {
    healthCheck: Required<HealthCheckSpec>;
    autoscaling?: Required<NonNullable<ServiceSpec['autoscaling']>>;
  }
>;

/** A network with its defaults. */
export type ResolvedNetwork = Required<NewNetworkSpec> | ExistingNetworkSpec;

/** Encryption with its defaults: only a key of one's own has a time until it is deleted. */
export type ResolvedEncryption =
  | { readonly key: 'aws-managed' }
  | (Required<EncryptionSpec> & { readonly key: 'customer-managed' });
