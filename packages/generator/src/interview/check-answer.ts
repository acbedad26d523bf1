import { checkSpec, type PlatformSettings, type Problem, suggest } from '@tap-pipeline/core-model';
import type { Answers } from '../scaffold/answers';
import { toSpec } from '../scaffold/to-spec';
import { NO_PLATFORM, tryFindRule } from './platform';
import type { KnownAnswers, Question } from './questions';

/** Stands in for what is not answered yet, so that one answer alone can be checked as a spec. */
const PLAUSIBLE: Answers = {
  name: 'service',
  team: 'team',
  layout: 'single',
  language: 'python',
  source: 'github',
  repository: 'owner/name',
  target: 'ecs',
  strategy: 'canary',
  backend: 'cdk',
};

/**
 * What is wrong with an answer after the earlier ones, by the spec's own rules and those of the platform; `undefined`
 * when it is right. Only rules that another answer to the same question can keep count: for the rest, `pipeline.yaml`
 * has to be edited.
 */
export function findAnswerProblem(
  question: Question,
  text: string,
  known: KnownAnswers,
  platform: PlatformSettings = NO_PLATFORM,
): string | undefined {
  const choices = question.choices && Object.keys(question.choices(known));
  if (choices && !choices.includes(text)) return tellUnknownChoice(question, text, choices);
  const answered = toKnown(question, text, known);
  const [problem] = checkSpec(toPlausible(answered)).filter(({ path }) => isWithin(path, question.paths));
  if (problem) return tellProblem(problem);
  const [refusal] = findRefusals(question, answered, platform);
  const isKept = (choice: string) => findRefusals(question, toKnown(question, choice, known), platform).length === 0;
  return refusal && (!choices || choices.some(isKept)) ? tellProblem(refusal) : undefined;
}

/** The answer as part of what is known. */
export function toKnown(question: Question, text: string, known: KnownAnswers): KnownAnswers {
  return { ...known, ...question.toAnswer(text) };
}

function toPlausible(known: KnownAnswers) {
  return toSpec({ ...PLAUSIBLE, ...known });
}

/** What the platform has against the answer itself: an unknown team, or a rule on just this place of the spec. */
function findRefusals({ place }: Question, known: KnownAnswers, platform: PlatformSettings): readonly Problem[] {
  if (place === undefined || platform === NO_PLATFORM) return [];
  return checkSpec(toPlausible(known), { platform }).filter((problem) =>
    problem.rule === undefined ? problem.path === place : tryFindRule(problem, platform, known)?.require.path === place,
  );
}

function tellUnknownChoice({ name }: Question, text: string, choices: readonly string[]): string {
  const meant = suggest(text, choices);
  return `${name} must be one of ${choices.join(', ')}, got ${JSON.stringify(text)}${meant ? ` (did you mean ${meant}?)` : ''}`;
}

function tellProblem({ message, allowed, fix }: Problem): string {
  return `${message}; ${allowed ? `allowed: ${allowed}` : fix}`;
}

function isWithin(path: string, places: readonly string[]): boolean {
  return places.some((place) => path === place || path.startsWith(`${place}.`) || path.startsWith(`${place}[`));
}
