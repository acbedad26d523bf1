import type { ApprovalSpec } from './approval';
import type { BuildSpec } from './build';
import type { DeploySpec } from './deploy';
import type { EncryptionSpec } from './encryption';
import type { Hardening } from './hardening';
import type { MonitoringSpec } from './monitoring';
import type { NamingSpec } from './naming';
import type { NetworkSpec } from './network';
import type { NotificationSpec } from './notification';
import type { ScanSpec } from './scan';
import type { SourceSpec } from './source';
import type { ArtifactsSpec, LogsSpec, RegistrySpec } from './storage';
import type { TestSpec } from './test';

/**
 * What happens to what a stack made when the stack is deleted. `destroy` removes everything, stored
 * objects and images too; `retain` keeps what holds data: buckets, registry, key, repository and logs.
 */
export type Removal = 'destroy' | 'retain';

/** Tags by key; AWS allows keys of 128 and values of 256 characters. */
export interface Tags {
  readonly [key: string]: string;
}

/** One service's path to production: where its source is, how it is built, checked, approved and deployed. */
export interface PipelineSpec {
  /** Where the JSON Schema of this file lies; read by editors only. */
  readonly $schema?: string;

  /**
   * Name of the service. It is part of every name that AWS shows: lower-case letters, digits and
   * hyphens, beginning with a letter, at most 32 characters.
   * @pattern ^[a-z][a-z0-9]*(-[a-z0-9]+)*$
   * @maxLength 32
   */
  readonly service: string;

  /**
   * Project that the service belongs to; the value of the tag `Project`. Defaults to the service's name.
   * @minLength 1
   * @maxLength 256
   */
  readonly project?: string;

  /**
   * Team that owns the service; the value of the tag `Owner` unless `tags` sets that one.
   * @minLength 1
   * @maxLength 256
   */
  readonly team?: string;

  /**
   * What the pipeline is for, in a few words; the value of the tag `Purpose`.
   * @minLength 1
   * @maxLength 256
   * @default "continuous delivery"
   */
  readonly purpose?: string;

  /** More tags for everything that can be tagged, for example `CostCenter` or `DataClassification`. */
  readonly tags?: Tags;

  /** How physical names are built. */
  readonly naming?: NamingSpec;

  /**
   * Environment suffix, part of every physical name: `dev`, `staging`, `prod`, `pr123`. A setting from
   * the command line, CDK context or the environment goes before it.
   * @pattern ^[a-z][a-z0-9]*(-[a-z0-9]+)*$
   * @maxLength 16
   * @default "dev"
   */
  readonly suffix?: string;

  /**
   * What happens on deletion of the stack; set `retain` for production in `overrides`.
   * @default "destroy"
   */
  readonly removal?: Removal;

  /**
   * How much of what protects is on. `baseline` costs next to nothing. `strict` sets the values that an auditor
   * asks for, and a spec may only make them stricter: a certificate, a key of its own ($1 a month), access logs and a year
   * of logs (about $0.03 a GB and month), data that stays when the stack is deleted. `docs/hardening.md` has each with its price.
   * @default "baseline"
   */
  readonly hardening?: Hardening;

  /** Where the source comes from, and what starts the pipeline. */
  readonly source: SourceSpec;

  /** How the service is built. Left out: the `Dockerfile` of the source is built and pushed. */
  readonly build?: BuildSpec;

  /** Tests that run side by side in the stage `Test`, after the build. */
  readonly tests?: readonly TestSpec[];

  /** Security scans that run side by side in the stage `SecurityScan`, after the tests. */
  readonly scans?: readonly ScanSpec[];

  /** Points at which a person must approve before the pipeline goes on. */
  readonly approvals?: readonly ApprovalSpec[];

  /**
   * What runs once more, without being asked, when the stage `Build`, `Test` or `SecurityScan` fails. A
   * failed deployment never does.
   * @default "none"
   * @see CodePipeline User Guide, "Configure automatic retry on stage failure"
   */
  readonly retry?: 'none' | 'failed-actions' | 'all-actions';

  /** Where and how the service is deployed. Left out: the pipeline ends with the image. */
  readonly deploy?: DeploySpec;

  /** The network that the service runs in; only for deploy target `ecs`. Left out: a new VPC. */
  readonly network?: NetworkSpec;

  /** How long the pipeline's artifacts are kept. */
  readonly artifacts?: ArtifactsSpec;

  /** The image registry. */
  readonly registry?: RegistrySpec;

  /** How long logs are kept. */
  readonly logs?: LogsSpec;

  /** The keys that data at rest is encrypted with. */
  readonly encryption?: EncryptionSpec;

  /** Who is told what. */
  readonly notifications?: readonly NotificationSpec[];

  /** Alarms and a dashboard. */
  readonly monitoring?: MonitoringSpec;

  /**
   * What is different in single environments, by suffix: a part of a spec, merged over it. Objects are
   * merged key by key, lists and values are replaced; a union (`source`, `strategy`, …) whose `kind` changes is replaced.
   */
  readonly overrides?: { readonly [suffix: string]: PipelineOverride };
}

/** A part of a spec that holds for one environment only. */
export type PipelineOverride = DeepPartial<Omit<PipelineSpec, '$schema' | 'service' | 'suffix' | 'overrides'>>;

/** Everything optional, at every depth; lists are replaced as a whole. */
export type DeepPartial<T> = T extends readonly unknown[]
  ? T
  : T extends object
    ? { readonly [K in keyof T]?: DeepPartial<T[K]> }
    : T;
