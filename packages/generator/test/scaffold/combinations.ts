import type { Answers } from '../../src/scaffold/answers';

/** Answers of a service on ECS, with differences. */
export function answersOf(differences: Partial<Answers> = {}): Answers {
  return {
    name: 'orders',
    team: 'Payments',
    layout: 'single',
    language: 'node',
    source: 'github',
    repository: 'acme/orders',
    target: 'ecs',
    strategy: 'canary',
    backend: 'cdk',
    ...differences,
  };
}

const LANGUAGES = ['python', 'node', 'java', 'go', 'dockerfile'] as const;
const BACKENDS = ['cdk', 'pulumi'] as const;
const LAYOUTS = ['single', 'monorepo'] as const;
const TARGETS = ['ecs', 'none'] as const;
const SOURCES = ['gitlab', 'bitbucket', 'codecommit', 's3'] as const;

const OF_GITHUB: readonly Answers[] = BACKENDS.flatMap((backend) =>
  LAYOUTS.flatMap((layout) =>
    LANGUAGES.flatMap((language) =>
      TARGETS.map((target) =>
        answersOf({ backend, layout, language, target, strategy: target === 'ecs' ? 'canary' : undefined }),
      ),
    ),
  ),
);

const OF_OTHER_SOURCES: readonly Answers[] = OF_GITHUB.filter(({ language }) => language === 'python').flatMap(
  (answers) =>
    SOURCES.map((source) => ({ ...answers, source, repository: hasRepository(source) ? 'acme/orders' : undefined })),
);

function hasRepository(source: (typeof SOURCES)[number]): boolean {
  return source === 'gitlab' || source === 'bitbucket';
}

/** Every combination of backend, layout, language and target, and every source with each backend, layout and target; with titles. */
export const COMBINATIONS: readonly (readonly [string, Answers])[] = [...OF_GITHUB, ...OF_OTHER_SOURCES].map(
  (answers) => [
    [answers.backend, answers.layout, answers.language, answers.target, answers.source].join(', '),
    answers,
  ],
);
