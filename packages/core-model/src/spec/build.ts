import type { ParameterReferenceSpec, SecretReferenceSpec, VariablesSpec } from './source';

/**
 * How the service is built, in AWS CodeBuild.
 * @see CodeBuild User Guide, "Build specification reference for CodeBuild"
 */
export interface BuildSpec {
  /** Languages that the commands need, and their versions: `{ python: '3.12' }`. */
  readonly runtime?: RuntimeSpec;

  /** Commands of each phase; a command that fails ends the build. */
  readonly commands?: CommandsSpec;

  /**
   * The Docker image that is built and pushed, or `none`.
   * @default {"dockerfile": "Dockerfile", "context": ".", "args": {}, "platform": "linux/amd64", "movingTags": []}
   */
  readonly image?: ImageSpec | 'none';

  /** Machine size; small is 4 GiB and 2 vCPUs. @default "small" */
  readonly compute?: ComputeSize;

  /**
   * CodeBuild's image that the commands run in. Left out: the newest that has every version of `runtime`.
   * @see CodeBuild User Guide, "Docker images provided by CodeBuild"
   */
  readonly machineImage?: MachineImage;

  /**
   * Minutes after which a build fails.
   * @minimum 5
   * @maximum 2160
   * @asType integer
   * @default 30
   */
  readonly timeoutMinutes?: number;

  /**
   * Minutes that a build may wait for a machine.
   * @minimum 5
   * @maximum 480
   * @asType integer
   * @default 60
   */
  readonly queuedTimeoutMinutes?: number;

  /** What is kept between builds: in S3, on the build machine, or nothing. */
  readonly cache?: CacheSpec;

  /** Environment variables of the commands. */
  readonly environment?: VariablesSpec;

  /** Test reports that the commands write. */
  readonly reports?: readonly ReportSpec[];

  /** A registry that base images come from, to log in to before the build. */
  readonly registryCredentials?: RegistryCredentialsSpec;

  /** The VPC that builds run in. Left out: none, with CodeBuild's own way to the internet. */
  readonly vpc?: BuildVpcSpec;
}

/** Machine sizes of CodeBuild: 2, 4, 8, 36 (ARM: 48) and 72 vCPUs. */
export type ComputeSize = 'small' | 'medium' | 'large' | 'xlarge' | '2xlarge';

/** CodeBuild's curated images for x86 (`standard`, `amazonlinux-x86_64`) and ARM (`amazonlinux-aarch64`). */
export type MachineImage =
  | 'aws/codebuild/standard:7.0'
  | 'aws/codebuild/standard:8.0'
  | 'aws/codebuild/amazonlinux-x86_64-standard:5.0'
  | 'aws/codebuild/amazonlinux-x86_64-standard:6.0'
  | 'aws/codebuild/amazonlinux-aarch64-standard:3.0'
  | 'aws/codebuild/amazonlinux-aarch64-standard:4.0';

/** Languages and their versions, as text: `'3.12'`, not `3.12`. */
export interface RuntimeSpec {
  /** Python version, for example `3.12`. */
  readonly python?: string;
  /** Node.js version, for example `22`. */
  readonly node?: string;
  /** Java (Corretto) version, for example `21`. */
  readonly java?: string;
  /** Go version, for example `1.24`. */
  readonly go?: string;
  /** Ruby version, for example `3.4`. */
  readonly ruby?: string;
  /** .NET version, for example `8.0`. */
  readonly dotnet?: string;
}

/**
 * A shell command; one that hides its own failure (`|| true`, `|| echo`) is refused.
 * @pattern \S
 * @maxLength 8192
 */
export type Command = string;

/** Commands by phase, in order. */
export interface CommandsSpec {
  /** Fetch tools and dependencies. */
  readonly install?: readonly Command[];
  /** Before the build. */
  readonly preBuild?: readonly Command[];
  /** Build and test; the image is built after these. */
  readonly build?: readonly Command[];
  /** After the build and the push. */
  readonly postBuild?: readonly Command[];
}

/** A Docker image. */
export interface ImageSpec {
  /**
   * Path of the Dockerfile.
   * @minLength 1
   * @default "Dockerfile"
   */
  readonly dockerfile?: string;
  /**
   * Folder that is sent to the Docker engine.
   * @minLength 1
   * @default "."
   */
  readonly context?: string;
  /** Build arguments. They stay readable in the image: no secrets. */
  readonly args?: { readonly [name: string]: string };
  /**
   * Processor that the image is for. ARM images are built on ARM machines and run on Graviton.
   * @default "linux/amd64"
   */
  readonly platform?: 'linux/amd64' | 'linux/arm64';
  /**
   * Tags that move to every new image, for example `latest`, beside the tag that names the commit and
   * build. They need `registry.mutability: mutable`.
   * @default []
   */
  readonly movingTags?: readonly ImageTag[];
}

/**
 * A tag of an image.
 * @pattern ^[A-Za-z0-9_][A-Za-z0-9_.-]{0,127}$
 */
export type ImageTag = string;

/** What is kept between builds. */
export type CacheSpec =
  | {
      /** Nothing is kept. */
      readonly kind: 'none';
    }
  | {
      /** Docker layers and source on the build machine, while AWS happens to reuse it. */
      readonly kind: 'local';
    }
  | {
      /** Folders, in the artifact bucket below `cache/`. */
      readonly kind: 's3';
      /**
       * Paths that are kept, for example `/root/.cache/pip/**`.
       * @minItems 1
       */
      readonly paths: readonly string[];
    };

/**
 * Files that CodeBuild turns into a report.
 * @see CodeBuild User Guide, "Work with test reports in AWS CodeBuild"
 */
export interface ReportSpec {
  /**
   * Name of the report.
   * @pattern ^[A-Za-z0-9][A-Za-z0-9_-]*$
   * @maxLength 64
   */
  readonly name: string;
  /**
   * Files, for example `report.xml`.
   * @minItems 1
   */
  readonly files: readonly string[];
  /**
   * Format of the files; the first six are test reports, the rest coverage reports.
   * @default "junit"
   */
  readonly format?:
    | 'junit'
    | 'cucumber'
    | 'testng'
    | 'trx'
    | 'nunit'
    | 'nunit3'
    | 'cobertura'
    | 'jacoco'
    | 'clover'
    | 'simplecov';
}

/** User and password of a registry; both are references, never text. */
export interface RegistryCredentialsSpec {
  /**
   * Host of the registry.
   * @pattern ^[a-z0-9.-]+(:[0-9]+)?$
   * @default "docker.io"
   */
  readonly registry?: string;
  /** Where the user name is kept. */
  readonly username: ParameterReferenceSpec | SecretReferenceSpec;
  /** Where the password or access token is kept. */
  readonly password: ParameterReferenceSpec | SecretReferenceSpec;
}

/**
 * A VPC for builds; its subnets need a way out (NAT or endpoints), or builds hang at DOWNLOAD_SOURCE.
 * @see CodeBuild User Guide, "Use AWS CodeBuild with Amazon Virtual Private Cloud"
 */
export interface BuildVpcSpec {
  /**
   * Id of the VPC.
   * @pattern ^vpc-[0-9a-f]{8,17}$
   */
  readonly vpcId: string;
  /**
   * Private subnets with a way out.
   * @minItems 1
   */
  readonly subnetIds: readonly SubnetId[];
  /**
   * Security groups of the build machines.
   * @minItems 1
   * @maxItems 5
   */
  readonly securityGroupIds: readonly SecurityGroupId[];
}

/**
 * Id of a subnet.
 * @pattern ^subnet-[0-9a-f]{8,17}$
 */
export type SubnetId = string;

/**
 * Id of a security group.
 * @pattern ^sg-[0-9a-f]{8,17}$
 */
export type SecurityGroupId = string;
