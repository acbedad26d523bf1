import { checkSpec, type Problem, suggest } from '@tap-pipeline/core-model';
import type { Answers } from '../scaffold/answers';
import { toSpec } from '../scaffold/to-spec';
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

/** What is wrong with an answer after the earlier ones, by the spec's own rules; `undefined` when it is right. */
export function findAnswerProblem(question: Question, text: string, known: KnownAnswers): string | undefined {
  const choices = question.choices && Object.keys(question.choices(known));
  if (choices && !choices.includes(text)) return tellUnknownChoice(question, text, choices);
  const spec = toSpec({ ...PLAUSIBLE, ...known, ...question.toAnswer(text) });
  const [problem] = checkSpec(spec).filter(({ path }) => isWithin(path, question.paths));
  return problem && tellProblem(problem);
}

/** The answer as part of what is known. */
export function toKnown(question: Question, text: string, known: KnownAnswers): KnownAnswers {
  return { ...known, ...question.toAnswer(text) };
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
