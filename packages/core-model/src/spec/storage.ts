/** How long the pipeline's artifacts are kept. */
export interface ArtifactsSpec {
  /**
   * Days after which artifacts expire.
   * @minimum 1
   * @maximum 36500
   * @asType integer
   * @default 30
   */
  readonly expireDays?: number;
  /**
   * Days after which replaced versions are deleted.
   * @minimum 1
   * @maximum 36500
   * @asType integer
   * @default 30
   */
  readonly noncurrentDays?: number;
}

/** The image registry, a repository in Amazon ECR. */
export interface RegistrySpec {
  /**
   * Number of images that are kept.
   * @minimum 1
   * @maximum 10000
   * @asType integer
   * @default 10
   */
  readonly keepImages?: number;
  /**
   * Whether a tag may be moved to another image.
   * @default "immutable"
   */
  readonly mutability?: 'mutable' | 'immutable';
  /** Whether ECR scans each image when it is pushed. @default true */
  readonly scanOnPush?: boolean;
  /**
   * Regions that images are copied to. This is a setting of the account's whole registry: let one pipeline of the account have it.
   * @maxItems 25
   * @default []
   */
  readonly replicateTo?: readonly Region[];
}

/**
 * Name of a region, for example `eu-west-1`.
 * @pattern ^[a-z]{2}(-[a-z]+)+-[0-9]$
 */
export type Region = string;

/**
 * How long logs are kept, in days. CloudWatch Logs takes only some numbers.
 * @see CloudWatch Logs API Reference, "PutRetentionPolicy"
 */
export interface LogsSpec {
  /** Logs of builds, tests and scans. @default 30 */
  readonly buildDays?: RetentionDays;
  /** Logs of the pipeline. @default 30 */
  readonly pipelineDays?: RetentionDays;
  /** Logs of the service's containers. @default 30 */
  readonly containerDays?: RetentionDays;
  /** Flow logs of the VPC. @default 30 */
  readonly networkDays?: RetentionDays;
  /**
   * Whether requests to the load balancer that is created, and to the buckets, are logged in one more bucket; S3 takes
   * about $0.023 a GB and month. The logs hold addresses of users.
   * @default false
   */
  readonly access?: boolean;
  /**
   * Days after which those access logs expire.
   * @minimum 1
   * @maximum 36500
   * @asType integer
   * @default 30
   */
  readonly accessDays?: number;
}

/** Days that CloudWatch Logs takes. */
export type RetentionDays =
  | 1
  | 3
  | 5
  | 7
  | 14
  | 30
  | 60
  | 90
  | 120
  | 150
  | 180
  | 365
  | 400
  | 545
  | 731
  | 1096
  | 1827
  | 2192
  | 2557
  | 2922
  | 3288
  | 3653;
