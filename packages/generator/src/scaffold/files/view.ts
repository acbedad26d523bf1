import { type Answers, projectDir } from '../answers';
import { RUNTIMES } from '../runtime';
import { serviceDir } from '../to-spec';
import { ACTIONS, GO, IMAGES, JAVA, VERSIONS } from './versions';

/** The environments, in the order in which a commit goes through them. */
export const ENVIRONMENTS = ['dev', 'staging', 'prod'] as const;

/** The answers as templates see them, with what follows from them. */
export type View = ReturnType<typeof toView>;

/** The answers as templates see them, with what follows from them. */
export function toView(answers: Answers) {
  const { backend, layout, source, target, team } = answers;
  const isMonorepo = layout === 'monorepo';
  return {
    ...answers,
    actions: ACTIONS,
    environments: ENVIRONMENTS,
    go: GO,
    images: IMAGES,
    isDeployed: target !== 'none',
    isMonorepo,
    /** Whether GitHub Actions tests, deploys and releases: where the repository is at GitHub. */
    isReleasedByGitHub: source === 'github',
    java: JAVA,
    /** A monorepo may have services of both backends, whichever came first. */
    mayUsePulumi: backend === 'pulumi' || isMonorepo,
    projectDir: projectDir(answers),
    runtimes: RUNTIMES,
    serviceDir: serviceDir(answers),
    /** For `nx … --projects=tag:…`: without blanks and commas, which separate tags. */
    teamTag: `team:${team.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '-')}`,
    /** From the folder of `pipeline.yaml` to that of the repository. */
    toRoot: isMonorepo ? '../../' : './',
    usesCdk: backend === 'cdk',
    usesPulumi: backend === 'pulumi',
    versions: VERSIONS,
  };
}
