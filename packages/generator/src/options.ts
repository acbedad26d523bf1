import type { GeneratorKind } from './generate';
import type { GivenAnswers } from './interview/collect-answers';
import { type AnswerName, QUESTIONS, type Question } from './interview/questions';

/** An option of the command line; both `yo` and `npm create` have the same. */
export interface Option {
  /** Its name, without dashes. */
  readonly name: string;
  /** One letter that means the same. */
  readonly short?: string;
  /** What its value is called in the help; absent when it has none. */
  readonly placeholder?: string;
  /** What it does, on one line. */
  readonly description: string;
}

/** Options that answer no question. */
export const RUN_OPTIONS: readonly Option[] = [
  { name: 'yes', short: 'y', description: 'ask nothing: take defaults, and keep files that differ' },
  { name: 'force', description: 'write into a folder with other files, and over files that differ' },
  {
    name: 'platform',
    placeholder: 'FILE',
    description: 'platform settings, as a file or an npm package (default: the nearest tap-pipeline.platform.yaml)',
  },
  { name: 'install', description: 'run npm install afterwards' },
];

/** A new service of a monorepo lies in its repository, so nobody is asked for these. */
const SETTLED_BY_MONOREPO: readonly AnswerName[] = ['layout', 'source', 'repository'];

/** The options that answer questions, in the order of the questions. */
export function listAnswerOptions(kind: GeneratorKind): readonly (Option & { readonly name: AnswerName })[] {
  return QUESTIONS.filter(({ name }) => kind === 'app' || !SETTLED_BY_MONOREPO.includes(name)).map((question) => ({
    name: question.name,
    placeholder: question.placeholder,
    description: describe(question),
  }));
}

/** Every option of a kind of run. */
export function listOptions(kind: GeneratorKind): readonly Option[] {
  return [...listAnswerOptions(kind), ...RUN_OPTIONS];
}

/** The answers among the values of options; a value that is no text is none. */
export function pickAnswers(kind: GeneratorKind, values: { readonly [name: string]: unknown }): GivenAnswers {
  const given = listAnswerOptions(kind).flatMap(({ name }) => {
    const value = values[name];
    return value === undefined ? [] : [[name, String(value)] as const];
  });
  return Object.fromEntries(given);
}

function describe({ message, choices, tellDefault }: Question): string {
  const said = message.charAt(0).toLowerCase() + message.slice(1);
  const words = choices && Object.keys(choices({})).join(', ');
  return `${said}${words ? `: ${words}` : ''} (${tellDefault ? `default: ${tellDefault}` : 'needed'})`;
}
