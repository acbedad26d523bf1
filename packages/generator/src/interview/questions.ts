import { basename } from 'node:path';
import type { PlatformSettings } from '@tap-pipeline/core-model';
import { viewOfTeam } from '@tap-pipeline/core-model/platform';
import type { Answers } from '../scaffold/answers';
import { BACKENDS, isChoice, LANGUAGES, LAYOUTS, type Labels, SOURCES, STRATEGIES, TARGETS } from './choices';

/** Name of an answer; the option on the command line has the same. */
export type AnswerName = keyof Answers;

/** What is answered so far. */
export type KnownAnswers = Partial<Answers>;

/** Where defaults come from, beside what was answered before. */
export interface Surroundings {
  /** The folder that is written to, if it is known. */
  readonly folder?: string;
  /** Where the folder's own git repository is, if it has a remote. */
  readonly remote?: Pick<Answers, 'source' | 'repository'>;
  /** The first service of the monorepo that the new one comes into. */
  readonly neighbour?: Answers;
  /** What the platform team settled. */
  readonly platform: PlatformSettings;
}

/** One thing that the generator has to know. */
export interface Question {
  /** Name of the answer. */
  readonly name: AnswerName;
  /** What people are asked. */
  readonly message: string;
  /** What the option's value is called in the help, where there are no choices. */
  readonly placeholder: string;
  /** What can be chosen; absent where any text can be typed. */
  readonly choices?: (known: KnownAnswers) => Labels<string>;
  /** Texts that the platform lists; whether others are refused, the spec's check says. Absent where it lists none. */
  readonly listOffers?: (platform: PlatformSettings) => readonly string[];
  /** Whether the answer matters, after the earlier ones. @default always */
  readonly isAsked?: (known: KnownAnswers) => boolean;
  /** What is taken when nobody says anything; `undefined` when only the user can know. */
  readonly findDefault: (known: KnownAnswers, surroundings: Surroundings) => string | undefined;
  /** The default in words; absent when there is none. */
  readonly tellDefault?: string;
  /** Where in the spec the answer stands: problems at these paths are problems of the answer. */
  readonly paths: readonly string[];
  /** Where in the spec the answer itself stands; absent where it is not in the spec as such. Rules on it are told with it. */
  readonly place?: string;
  /** The typed text as an answer; `undefined` when it is none of the choices. */
  readonly toAnswer: (text: string) => KnownAnswers | undefined;
}

/** Every question, in the order in which they are asked. */
export const QUESTIONS: readonly Question[] = [
  {
    name: 'name',
    message: 'Name of the service',
    placeholder: 'NAME',
    findDefault: (_, { folder }) => folder && basename(folder),
    tellDefault: "the folder's name",
    paths: ['service'],
    place: 'service',
    toAnswer: (name) => ({ name }),
  },
  {
    name: 'team',
    message: 'Team that owns it',
    placeholder: 'TEAM',
    listOffers: ({ teams = {} }) => Object.keys(teams),
    findDefault: (_, { neighbour }) => neighbour?.team,
    paths: ['team'],
    place: 'team',
    toAnswer: (team) => ({ team }),
  },
  {
    name: 'layout',
    message: 'What the repository holds',
    placeholder: 'LAYOUT',
    choices: () => LAYOUTS,
    findDefault: () => 'single',
    tellDefault: 'single',
    paths: [],
    toAnswer: (text) => (isChoice(LAYOUTS, text) ? { layout: text } : undefined),
  },
  {
    name: 'language',
    message: 'What the service is written in',
    placeholder: 'LANGUAGE',
    choices: () => LANGUAGES,
    findDefault: () => 'python',
    tellDefault: 'python',
    paths: ['build', 'tests'],
    toAnswer: (text) => (isChoice(LANGUAGES, text) ? { language: text } : undefined),
  },
  {
    name: 'source',
    message: 'Where the source is',
    placeholder: 'SOURCE',
    choices: ({ layout }) => (layout === 'monorepo' ? REPOSITORY_SOURCES : SOURCES),
    findDefault: (_, { remote }) => remote?.source ?? 'github',
    tellDefault: "where the folder's git remote is, or github",
    paths: ['source'],
    place: 'source.kind',
    toAnswer: (text) => (isChoice(SOURCES, text) ? { source: text } : undefined),
  },
  {
    name: 'repository',
    message: 'Repository, as owner/name',
    placeholder: 'OWNER/NAME',
    isAsked: ({ source }) => source !== undefined && isChoice(REPOSITORY_SOURCES, source),
    findDefault: ({ source }, { remote }) => (remote?.source === source ? remote?.repository : undefined),
    tellDefault: "that of the folder's git remote",
    paths: ['source.repository'],
    place: 'source.repository',
    toAnswer: (repository) => ({ repository }),
  },
  {
    name: 'target',
    message: 'Where it is deployed',
    placeholder: 'TARGET',
    choices: () => TARGETS,
    findDefault: () => 'ecs',
    tellDefault: 'ecs',
    paths: ['deploy'],
    place: 'deploy.target',
    toAnswer: (text) => (isChoice(TARGETS, text) ? { target: text } : undefined),
  },
  {
    name: 'strategy',
    message: 'How traffic goes to a new version',
    placeholder: 'STRATEGY',
    choices: () => STRATEGIES,
    isAsked: ({ target }) => target === 'ecs',
    findDefault: () => 'canary',
    tellDefault: 'canary',
    paths: ['deploy.strategy'],
    place: 'deploy.strategy.kind',
    toAnswer: (text) => (isChoice(STRATEGIES, text) ? { strategy: text } : undefined),
  },
  {
    name: 'backend',
    message: 'What builds the pipeline',
    placeholder: 'BACKEND',
    choices: () => BACKENDS,
    findDefault: ({ team }, { platform, neighbour }) =>
      viewOfTeam(platform, team).backend ?? neighbour?.backend ?? 'cdk',
    tellDefault: "the team's, or cdk",
    paths: [],
    toAnswer: (text) => (isChoice(BACKENDS, text) ? { backend: text } : undefined),
  },
];

/** Sources that name a repository, which many services can share; CodeCommit and S3 are created with each pipeline. */
const REPOSITORY_SOURCES = { github: SOURCES.github, gitlab: SOURCES.gitlab, bitbucket: SOURCES.bitbucket };

/** The question for an answer. */
export function findQuestion(name: AnswerName): Question {
  const question = QUESTIONS.find((candidate) => candidate.name === name);
  if (question) return question;
  throw new Error(`internal error: nobody asks for ${name}`);
}

/** Whether a question's answer matters. */
export function isAsked({ isAsked: asks }: Question, known: KnownAnswers): boolean {
  return asks === undefined || asks(known);
}

/** Whether everything that matters is answered. */
export function isComplete(known: KnownAnswers): known is Answers {
  return QUESTIONS.every((question) => known[question.name] !== undefined || !isAsked(question, known));
}
