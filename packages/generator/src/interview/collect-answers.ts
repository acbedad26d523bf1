import { checkSpec, formatProblems, type PlatformSettings } from '@tap-pipeline/core-model';
import { GeneratorFailure } from '../failure';
import type { Prompt, PromptChoice, Prompter } from '../prompter';
import type { Answers } from '../scaffold/answers';
import { toSpec } from '../scaffold/to-spec';
import { findAnswerProblem, toKnown } from './check-answer';
import {
  type AnswerName,
  isAsked,
  isComplete,
  type KnownAnswers,
  QUESTIONS,
  type Question,
  type Surroundings,
} from './questions';

/** Answers as they were typed on the command line. */
export type GivenAnswers = { readonly [name in AnswerName]?: string };

/** What is known before the first question. */
export interface Interview {
  /** Answers that are settled by the folder, so that nobody is asked. */
  readonly settled: KnownAnswers;
  /** Answers given by options. */
  readonly given: GivenAnswers;
  /** What was answered the last time for the service of that name; goes before defaults. */
  readonly findRecorded: (name: string | undefined) => KnownAnswers | undefined;
  /** Where defaults come from. */
  readonly surroundings: Surroundings;
  /** Asks what is neither settled nor given; absent where nobody can be asked, or wants to be. */
  readonly prompter?: Prompter;
}

/**
 * Every answer: settled, given, asked for, or the default.
 * @throws GeneratorFailure with everything that is wrong or missing; wrong options before anybody is asked
 */
export async function collectAnswers(interview: Interview): Promise<Answers> {
  refuseWrongOptions(interview);
  let known = interview.settled;
  const missing: Question[] = [];
  for (const question of QUESTIONS) {
    if (known[question.name] !== undefined || !isAsked(question, known)) continue;
    const text = await findText(question, known, interview);
    if (text === undefined) missing.push(question);
    else known = toKnown(question, text, known);
  }
  if (missing.length > 0 || !isComplete(known)) throw missingAnswers(missing);
  return refuseWrongSpec(known);
}

/** Options are checked with the defaults between them, so that nobody is asked for what is refused anyway. */
function refuseWrongOptions({ settled, given, findRecorded, surroundings }: Interview): void {
  let known = settled;
  const problems: string[] = [];
  for (const question of QUESTIONS) {
    const text = given[question.name];
    const problem =
      text === undefined ? undefined : findOptionProblem(question, text, known, { settled, surroundings });
    if (problem !== undefined) problems.push(`--${question.name}: ${problem}`);
    const taken =
      (problem === undefined ? text : undefined) ?? defaultOf(question, known, { findRecorded, surroundings });
    if (known[question.name] === undefined && taken !== undefined && isAsked(question, known))
      known = toKnown(question, taken, known);
  }
  if (problems.length > 0) throw new GeneratorFailure('wrong-answer', problems.join('\n'), 'correct what is named');
}

function findOptionProblem(
  question: Question,
  text: string,
  known: KnownAnswers,
  { settled, surroundings }: Pick<Interview, 'settled' | 'surroundings'>,
): string | undefined {
  const fixed = settled[question.name];
  if (fixed !== undefined)
    return fixed === text ? undefined : `the folder has ${fixed} already, which cannot be changed to ${text}`;
  if (!isAsked(question, known)) return `it says nothing here; leave it out`;
  return findAnswerProblem(question, text, known, surroundings.platform);
}

async function findText(question: Question, known: KnownAnswers, interview: Interview): Promise<string | undefined> {
  const { given, prompter, surroundings } = interview;
  const byOption = given[question.name];
  if (byOption !== undefined) {
    // The earlier answers may be others than the defaults that it was checked with.
    const problem = findAnswerProblem(question, byOption, known, surroundings.platform);
    if (problem === undefined) return byOption;
    throw new GeneratorFailure('wrong-answer', `--${question.name}: ${problem}`, 'correct what is named');
  }
  const byDefault = defaultOf(question, known, interview);
  return prompter ? prompter.ask(toPrompt(question, known, surroundings.platform, byDefault)) : byDefault;
}

/** What was answered the last time, or the default; neither where it would be refused. */
function defaultOf(
  question: Question,
  known: KnownAnswers,
  { findRecorded, surroundings }: Pick<Interview, 'findRecorded' | 'surroundings'>,
): string | undefined {
  const candidates = [findRecorded(known.name)?.[question.name], question.findDefault(known, surroundings)];
  const isRight = (text: string) => findAnswerProblem(question, text, known, surroundings.platform) === undefined;
  return candidates.find((text) => text !== undefined && isRight(text));
}

function toPrompt(
  question: Question,
  known: KnownAnswers,
  platform: PlatformSettings,
  byDefault: string | undefined,
): Prompt {
  const findProblem = (text: string) => findAnswerProblem(question, text, known, platform);
  const choices = listChoices(question, known, platform).map((choice) => {
    const refusal = findProblem(choice.value);
    return refusal === undefined ? choice : { ...choice, refusal };
  });
  return {
    name: question.name,
    message: question.message,
    // A list of which nothing can be chosen is none: a text is asked for, and told why it is refused.
    ...(choices.some(({ refusal }) => refusal === undefined) && { choices }),
    ...(byDefault !== undefined && { default: byDefault }),
    findProblem,
  };
}

function listChoices(
  { choices, listOffers }: Question,
  known: KnownAnswers,
  platform: PlatformSettings,
): readonly PromptChoice[] {
  if (choices) return Object.entries(choices(known)).map(([value, label]) => ({ value, label }));
  return listOffers?.(platform).map((value) => ({ value })) ?? [];
}

function missingAnswers(questions: readonly Question[]): GeneratorFailure {
  const names = questions.map(({ name, message }) => `--${name} is missing: ${lowerFirst(message)}`);
  const options = questions.map(({ name, placeholder }) => `--${name} ${placeholder}`);
  return new GeneratorFailure(
    'missing-answer',
    names.join('\n'),
    `add ${options.join(' ')}, or run it at a terminal without --yes`,
  );
}

function lowerFirst(text: string): string {
  return text.charAt(0).toLowerCase() + text.slice(1);
}

/** The answers together can be wrong where each alone is right. */
function refuseWrongSpec(answers: Answers): Answers {
  const problems = checkSpec(toSpec(answers));
  if (problems.length === 0) return answers;
  throw new GeneratorFailure('wrong-answer', formatProblems(problems), 'choose other answers');
}
