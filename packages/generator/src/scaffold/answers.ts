import type { Backend, DeploySpec, SourceSpec, StrategySpec } from '@tap-pipeline/core-model';

export type { Backend } from '@tap-pipeline/core-model';

/** What somebody answered; complete, and checked with the spec's own rules. Plain data: it travels as JSON. */
export interface Answers {
  /** Name of the service, and of the repository's folder unless another is given. */
  readonly name: string;
  /** Team that owns the service. */
  readonly team: string;
  /** One service in the repository, or room for many, with Nx. */
  readonly layout: Layout;
  /** What the service is written in; `dockerfile`: the user brings `service/Dockerfile` and everything in it. */
  readonly language: Language;
  /** Where the pipeline gets the source from. */
  readonly source: SourceKind;
  /** The repository as `owner/name`. Present exactly when the source is github, gitlab or bitbucket. */
  readonly repository?: string;
  /** Where the service is deployed; `none`: the pipeline ends with the image. */
  readonly target: DeploySpec['target'];
  /** How traffic is shifted. Present exactly when the target is `ecs`. */
  readonly strategy?: StrategySpec['kind'];
  /** What builds the pipeline. */
  readonly backend: Backend;
}

/** One service in the repository, or room for many. */
export type Layout = 'single' | 'monorepo';

/** What a service is written in: a runtime that the spec knows, or whatever the user's own Dockerfile builds. */
export type Language = 'python' | 'node' | 'java' | 'go' | 'dockerfile';

/**
 * The sources that hold a repository which can be scaffolded: an image in ECR has none, and GitHub by OAuth token is
 * legacy.
 */
export type SourceKind = Exclude<SourceSpec['kind'], 'ecr' | 'github-oauth'>;

/**
 * The folder of the answered service in its repository, without a slash at its end: `services/orders` in a monorepo,
 * the empty text otherwise. `pipeline.yaml` lies there, the code of the service in its folder `service`.
 */
export function projectDir(answers: Pick<Answers, 'layout' | 'name'>): string {
  return answers.layout === 'monorepo' ? `services/${answers.name}` : '';
}
