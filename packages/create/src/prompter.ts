import { type Decision, type Prompter, toListChoice } from 'generator-tap-pipeline';

/** Asks with the prompts that Yeoman uses too. They are loaded when somebody is asked. */
export function toPrompter(tell: (text: string) => void): Prompter {
  return {
    ask: async ({ message, choices, default: byDefault, findProblem }) => {
      if (!choices) {
        const { default: input } = await import('@inquirer/input');
        return input({ message, default: byDefault, validate: (text) => findProblem(text) ?? true });
      }
      const { default: select } = await import('@inquirer/select');
      return select({
        message,
        default: byDefault,
        choices: choices.map(toListChoice),
      });
    },
    decide: async ({ message, choices }) => {
      const { default: expand } = await import('@inquirer/expand');
      return expand<Decision>({
        message,
        default: 'n',
        choices: choices.map(({ key, label, value }) => ({ key, name: label, value })),
      });
    },
    tell: (text) => tell(`${text}\n`),
  };
}
