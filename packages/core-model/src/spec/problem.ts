/** Something in a spec, a file or a setting that must be changed. */
export interface Problem {
  /** Stable name of the kind of problem; `docs/errors.md` explains it. */
  readonly code: string;
  /** Where, for example `tests[0].name`; empty for the spec as a whole. */
  readonly path: string;
  /** The value got, shortened; absent where there is none and where it may be a secret. */
  readonly value?: string;
  /** What is allowed there. */
  readonly allowed?: string;
  /** What to change. */
  readonly fix: string;
  /** What is wrong, on one line: `deploy.strategy.percent must be between 1 and 99, got 150`. */
  readonly message: string;
  /** The setting that the value came from, when it is not the spec. */
  readonly setBy?: string;
  /** The rule of the platform that is broken, by its name. */
  readonly rule?: string;
  /** What must be changed, when it is not a spec: the platform settings. */
  readonly about?: 'platform';
  /** File that the spec or the platform settings were read from. */
  readonly file?: string;
  /** Where in that file. */
  readonly position?: Position;
}

/** A place in a text; both count from 1. */
export interface Position {
  /** Line. */
  readonly line: number;
  /** Column. */
  readonly column: number;
}

/** What a kind of problem says about one case of it. */
export interface Finding {
  /** What is wrong, to be read after the path: `must be between 1 and 99, got 150`. */
  readonly says: string;
  /** What to change. */
  readonly fix: string;
  /** What is allowed. */
  readonly allowed?: string;
  /** The value got, fit to be shown. */
  readonly value?: string;
}

/** A kind of problem. Calling it with a path and the details makes a {@link Problem}. */
export interface ProblemKind<A extends readonly unknown[] = readonly never[]> {
  (path: string, ...details: A): Problem;
  /** Stable name. */
  readonly code: string;
  /** What it means and why it is refused, for `docs/errors.md`. */
  readonly meaning: string;
  /** The shortest input that has this problem. */
  readonly example: ProblemExample;
}

/** An input that has a problem: the text of a spec, or that and more. */
export type ProblemExample =
  | string
  | {
      /** Text of the spec. @default the shortest valid spec */
      readonly spec?: string;
      /** Name of the file; its ending says how it is read. @default "spec.yaml" */
      readonly file?: string;
      /** Environment variables. */
      readonly variables?: { readonly [name: string]: string };
      /** Text of the platform settings. */
      readonly platform?: string;
      /** A value given in TypeScript in place of a text. */
      readonly value?: () => unknown;
    };

/** Defines a kind of problem. */
export function defineProblem<A extends readonly unknown[]>(kind: {
  readonly code: string;
  readonly meaning: string;
  readonly example: ProblemExample;
  readonly find: (...details: A) => Finding;
}): ProblemKind<A> {
  const make = (path: string, ...details: A): Problem => {
    const found = Object.entries(kind.find(...details)).map(([part, text]) => [part, cut(text)]);
    const { says, ...rest } = Object.fromEntries(found) as Finding;
    return { code: kind.code, path, ...rest, message: `${path === '' ? 'the spec' : path} ${says}` };
  };
  return Object.assign(make, { code: kind.code, meaning: kind.meaning, example: kind.example });
}

const LONGEST_TEXT = 2000;

/** What is wrong may be a text of megabytes, which nobody would read in a message. */
function cut(text: string | undefined): string | undefined {
  return text === undefined || text.length <= LONGEST_TEXT ? text : `${text.slice(0, LONGEST_TEXT)}…`;
}

/** The problems, sorted by path in the order of the spec's own keys and positions, each once. */
export function sortProblems(problems: readonly Problem[]): readonly Problem[] {
  const unique = new Map(
    problems.map((problem) => [
      [problem.code, problem.message, problem.setBy, problem.position?.line].join('\n'),
      problem,
    ]),
  );
  return [...unique.values()].sort(
    (a, b) =>
      comparePaths(a.path, b.path) || compare(a.code, b.code) || compare(a.message, b.message) || lineOf(a) - lineOf(b),
  );
}

function lineOf({ position }: Problem): number {
  return position?.line ?? 0;
}

/** `tests[2]` goes before `tests[10]`. */
function comparePaths(a: string, b: string): number {
  const pad = (path: string) => path.replace(/\d+/g, (digits) => digits.padStart(8, '0'));
  return compare(pad(a), pad(b));
}

function compare(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}
