/** An option of the command line. */
export interface Option {
  /** What stands for its value in the help; absent: it has none. */
  readonly value?: string;
  /** What it does, for the help. */
  readonly doc: string;
  /** What its value looks like; absent: anything but nothing. */
  readonly pattern?: RegExp;
  /** The pattern in words. */
  readonly allowed?: string;
}

/** Every option of every command. */
export const OPTIONS = {
  backend: { value: 'NAME', doc: 'what builds the plan: cdk or pulumi' },
  out: { value: 'DIR', doc: 'folder that is written to; it is made where there is none' },
  suffix: {
    value: 'SUFFIX',
    doc: 'environment, such as dev or prod; goes before the spec and the environment variables',
  },
  account: {
    value: 'ID',
    doc: 'account id; without it, the plan fits every account',
    pattern: /^\d{12}$/,
    allowed: '12 digits',
  },
  region: {
    value: 'REGION',
    doc: 'region, such as eu-west-1; without it, the plan fits every region',
    pattern: /^[a-z]{2}(-[a-z]+)+-\d$/,
    allowed: 'the name of an AWS region, such as eu-west-1',
  },
  platform: {
    value: 'FILE',
    doc: 'platform settings, as a file or an npm package; without it, tap-pipeline.platform.yaml beside the spec or above it',
  },
  validate: { doc: 'with cdk: also check the template with its validator, which takes some seconds' },
  json: { doc: 'answer in JSON; problems too' },
  help: { doc: 'show this help' },
} as const satisfies { readonly [name: string]: Option };

/** Name of an option. */
export type OptionName = keyof typeof OPTIONS;

/** Name of an option with a value. */
export type ValueOptionName = {
  [N in OptionName]: (typeof OPTIONS)[N] extends { value: string } ? N : never;
}[OptionName];

/** What the option is. */
export function findOption(name: OptionName): Option {
  return OPTIONS[name];
}
