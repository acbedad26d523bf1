/** Where a command writes, and what it knows of its surroundings. */
export interface Terminal {
  /** Writes results. */
  readonly out: (text: string) => void;
  /** Writes what went wrong. */
  readonly err: (text: string) => void;
  /** Whether results may have colours. */
  readonly colours: boolean;
  /** Environment variables. */
  readonly variables: { readonly [name: string]: string | undefined };
}

/** The terminal of this process. Colours only where somebody sees them, and never against `NO_COLOR`. */
export function processTerminal(): Terminal {
  const { NO_COLOR, TERM } = process.env;
  return {
    out: (text) => void process.stdout.write(text),
    err: (text) => void process.stderr.write(text),
    colours: Boolean(process.stdout.isTTY) && !NO_COLOR && TERM !== 'dumb',
    variables: process.env,
  };
}
