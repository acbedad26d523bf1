import type { DeploySpec, StrategySpec } from '@tap-pipeline/core-model';
import type { Backend, Language, Layout, SourceKind } from '../scaffold/answers';

/** What can be chosen, each with what it means. The types of the spec say what there is: a missing one does not compile. */
export type Labels<T extends string> = { readonly [K in T]: string };

/** How many services the repository has room for. */
export const LAYOUTS: Labels<Layout> = {
  single: 'one service in the repository',
  monorepo: 'many services in the repository, with Nx',
};

/** What the service is written in. */
export const LANGUAGES: Labels<Language> = {
  python: 'Python',
  node: 'Node.js',
  java: 'Java',
  go: 'Go',
  dockerfile: 'anything, with a Dockerfile of your own',
};

/** Where the source is. */
export const SOURCES: Labels<SourceKind> = {
  github: 'GitHub',
  gitlab: 'GitLab',
  bitbucket: 'Bitbucket',
  codecommit: 'AWS CodeCommit, in a repository that the pipeline creates',
  s3: 'a zip file in an S3 bucket that the pipeline creates',
};

/** Where the service is deployed. */
export const TARGETS: Labels<DeploySpec['target']> = {
  ecs: 'Amazon ECS on Fargate, blue/green',
  none: 'nowhere: the pipeline ends with the image',
};

/** How traffic is shifted. */
export const STRATEGIES: Labels<StrategySpec['kind']> = {
  canary: 'a part of the traffic first, then the rest',
  linear: 'in equal steps',
  'all-at-once': 'all at once',
};

/** What builds the pipeline. */
export const BACKENDS: Labels<Backend> = {
  cdk: 'AWS CDK',
  pulumi: 'Pulumi',
};

/** Whether the text is one of the choices. */
export function isChoice<T extends string>(labels: Labels<T>, text: string): text is T {
  return Object.hasOwn(labels, text);
}
