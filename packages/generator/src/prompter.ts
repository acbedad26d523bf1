/** Asks people at a terminal. Where there is none, there is no prompter, and defaults and options must do. */
export interface Prompter {
  /** Asks for one answer, again and again until nothing is wrong with it. */
  readonly ask: (prompt: Prompt) => Promise<string>;
  /** Asks what to do with a file that is there and differs. */
  readonly decide: (prompt: DecisionPrompt) => Promise<Decision>;
  /** Shows something between two questions. */
  readonly tell: (text: string) => void;
}

/** A question to a person. */
export interface Prompt {
  /** Name of the answer. */
  readonly name: string;
  /** The question. */
  readonly message: string;
  /** What can be chosen, with what it means; absent where any text can be typed. */
  readonly choices?: readonly PromptChoice[];
  /** What is taken when nothing is typed. */
  readonly default?: string;
  /** What is wrong with an answer; `undefined` when it is right. */
  readonly findProblem: (text: string) => string | undefined;
}

/** One of several answers. */
export interface PromptChoice {
  /** The answer. */
  readonly value: string;
  /** What it means; absent where the answer says it all. */
  readonly label?: string;
  /** Why it cannot be chosen; absent where it can. */
  readonly refusal?: string;
}

/** A choice as the prompts of Inquirer have it, on which both Yeoman and `npm create` rely. */
export function toListChoice({ value, label, refusal }: PromptChoice) {
  return {
    value,
    name: label === undefined ? value : `${value}: ${label}`,
    short: value,
    ...(refusal !== undefined && { disabled: `(${refusal})` }),
  };
}

/** A question about one file. */
export interface DecisionPrompt {
  /** The question. */
  readonly message: string;
  /** What can be decided, each by a key. */
  readonly choices: readonly {
    readonly key: 'y' | 'n' | 'a' | 'd' | 'x';
    readonly label: string;
    readonly value: Decision;
  }[];
}

/** What to do with a file that is there and differs. */
export type Decision = 'overwrite' | 'keep' | 'overwrite-all' | 'show' | 'abort';
