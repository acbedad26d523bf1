import type { PromptQuestion } from 'yeoman-generator' with { 'resolution-mode': 'import' };
import { type Prompter, toListChoice } from '../prompter';

/** What of Yeoman's generator asks and shows. */
export interface YeomanDialogue {
  /** Asks a question, and gives the answer by its name. */
  readonly prompt: (question: PromptQuestion) => Promise<{ readonly [name: string]: unknown }>;
  /** Shows a text. */
  readonly log: (text: string) => void;
}

/** Asks through Yeoman, so that it looks as in every other generator. */
export function toPrompter({ prompt, log }: YeomanDialogue): Prompter {
  return {
    ask: async ({ name, message, choices, default: byDefault, findProblem }) => {
      const answers = await prompt({
        name,
        message,
        default: byDefault,
        ...(choices
          ? {
              type: 'select',
              choices: choices.map(toListChoice),
            }
          : { type: 'input', validate: (text: string) => findProblem(text) ?? true }),
      });
      return String(answers[name]);
    },
    decide: async ({ message, choices }) => {
      const { decision } = await prompt({
        type: 'expand',
        name: 'decision',
        message,
        default: 'n',
        choices: choices.map(({ key, label, value }) => ({ key, name: label, value })),
      });
      // Where no answer came back, nothing is overwritten.
      return choices.find(({ value }) => value === decision)?.value ?? 'keep';
    },
    tell: log,
  };
}
