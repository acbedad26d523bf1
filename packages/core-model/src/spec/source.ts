/** Where the source comes from, and what starts the pipeline. */
export type SourceSpec =
  | ConnectionSourceSpec
  | CodeCommitSourceSpec
  | S3SourceSpec
  | EcrSourceSpec
  | GitHubOAuthSourceSpec;

/**
 * A repository at GitHub, GitLab or Bitbucket, reached through AWS CodeConnections.
 * @see CodePipeline User Guide, "CodeStarSourceConnection for Bitbucket Cloud, GitHub, GitHub Enterprise Server, GitLab.com, and GitLab self-managed actions"
 */
export interface ConnectionSourceSpec {
  /** The host of the repository. */
  readonly kind: 'github' | 'gitlab' | 'bitbucket';

  /**
   * Repository as `owner/name`; GitLab's may have more groups: `group/subgroup/name`.
   * @pattern ^[A-Za-z0-9_.-]+(/[A-Za-z0-9_.-]+)+$
   */
  readonly repository: string;

  /**
   * Branch that is built.
   * @minLength 1
   * @maxLength 255
   * @default "main"
   */
  readonly branch?: string;

  /**
   * ARN of an existing connection. Left out: a connection is created; it stays pending until somebody
   * confirms it in the console, which the outputs of the stack say.
   * @pattern ^arn:aws[a-z-]*:(codeconnections|codestar-connections):[a-z0-9-]+:[0-9]{12}:connection/[A-Za-z0-9-]+$
   */
  readonly connection?: string;

  /**
   * What starts the pipeline. Left out: every push to `branch`. `none`: it starts when it is told to, in the console or by
   * the API (`StartPipelineExecution`), and once when it is created.
   */
  readonly triggers?: TriggersSpec | 'none';

  /**
   * Whether builds get a full git clone with history in place of a zip file.
   * @default false
   */
  readonly fullClone?: boolean;
}

/**
 * What starts the pipeline; needs pipeline type V2, which every pipeline here has. Each list holds glob
 * patterns; a pattern that begins with `!` excludes.
 * @see CodePipeline User Guide, "Add trigger with code push or pull request event types"
 */
export interface TriggersSpec {
  /**
   * Paths of changed files that start the pipeline, for example `services/orders/**`. AWS looks at the first 100 files of a push only.
   * @minItems 1
   * @maxItems 8
   */
  readonly paths?: readonly GlobPattern[];

  /**
   * Tags whose push starts the pipeline, in place of pushes to the branch.
   * @minItems 1
   * @maxItems 8
   */
  readonly tags?: readonly GlobPattern[];

  /**
   * Pull requests towards the branch start the pipeline too, on these events.
   * @minItems 1
   */
  readonly pullRequests?: readonly ('opened' | 'updated' | 'closed')[];
}

/**
 * A glob pattern; a leading `!` excludes.
 * @minLength 1
 * @maxLength 255
 */
export type GlobPattern = string;

/**
 * A repository in AWS CodeCommit. AWS closed it to new customers in July 2024; the account must already use it.
 * @see CodePipeline User Guide, "CodeCommit source action reference"
 */
export interface CodeCommitSourceSpec {
  /** A CodeCommit repository. */
  readonly kind: 'codecommit';

  /**
   * Name of an existing repository. Left out: a repository is created.
   * @pattern ^[A-Za-z0-9_.-]+$
   * @maxLength 100
   */
  readonly repository?: string;

  /**
   * Branch that is built.
   * @minLength 1
   * @maxLength 255
   * @default "main"
   */
  readonly branch?: string;

  /**
   * Whether builds get a full git clone with history in place of a zip file.
   * @default false
   */
  readonly fullClone?: boolean;
}

/**
 * A zip file in S3.
 * @see CodePipeline User Guide, "Amazon S3 source action reference"
 */
export interface S3SourceSpec {
  /** A zip file in a bucket. */
  readonly kind: 's3';

  /**
   * Name of an existing bucket; it must be versioned and send its events to EventBridge. Left out: a bucket is created.
   * @pattern ^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$
   */
  readonly bucket?: string;

  /**
   * Key of the zip file.
   * @minLength 1
   * @maxLength 1000
   * @default "source.zip"
   */
  readonly key?: string;
}

/**
 * An image that somebody else pushes to an ECR repository; the pipeline releases it and builds none.
 * @see CodePipeline User Guide, "Amazon ECR source action reference"
 */
export interface EcrSourceSpec {
  /** An image in ECR. */
  readonly kind: 'ecr';

  /**
   * Name of the existing repository.
   * @pattern ^[a-z0-9]+([._/-][a-z0-9]+)*$
   * @maxLength 256
   */
  readonly repository: string;

  /**
   * Tag whose push starts the pipeline.
   * @pattern ^[A-Za-z0-9_][A-Za-z0-9_.-]{0,127}$
   * @default "latest"
   */
  readonly tag?: string;
}

/**
 * A repository at GitHub, read with an OAuth token; legacy, prefer `github`.
 * @see CodePipeline User Guide, "GitHub (via OAuth app) source action reference"
 */
export interface GitHubOAuthSourceSpec {
  /** GitHub with a token; legacy. */
  readonly kind: 'github-oauth';

  /**
   * Repository as `owner/name`.
   * @pattern ^[A-Za-z0-9_.-]+/[A-Za-z0-9_.-]+$
   */
  readonly repository: string;

  /**
   * Branch that is built.
   * @minLength 1
   * @maxLength 255
   * @default "main"
   */
  readonly branch?: string;

  /** The token, as a reference to Secrets Manager; never the token itself. */
  readonly token: SecretReferenceSpec;
}

/** A value in AWS Secrets Manager. */
export interface SecretReferenceSpec {
  /**
   * Name or ARN of the existing secret.
   * @pattern ^[A-Za-z0-9/_+=.@:-]+$
   * @maxLength 512
   */
  readonly secret: string;

  /**
   * Key inside the secret, when the secret is a JSON object. Left out: the whole secret.
   * @pattern ^[A-Za-z0-9_.-]+$
   */
  readonly jsonKey?: string;
}

/** A value in Systems Manager Parameter Store. */
export interface ParameterReferenceSpec {
  /**
   * Name of the existing parameter, SecureString or String, for example `/orders/docker-hub/username`. `{suffix}` is replaced.
   * @pattern ^[A-Za-z0-9/_.{}-]+$
   * @maxLength 1011
   */
  readonly parameter: string;
}

/** A value of an environment variable: plain text, or where to read it from when the program starts. */
export type VariableSpec = string | ParameterReferenceSpec | SecretReferenceSpec;

/** Environment variables by name. */
export interface VariablesSpec {
  readonly [name: string]: VariableSpec;
}
