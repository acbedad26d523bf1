import { type Problem, sortProblems } from './problem';

const BRAND = Symbol.for('@tap-pipeline/core-model.PipelineError');

/**
 * A spec that cannot be built. It holds every problem that was found, and its message shows them all.
 * Recognise it with {@link isPipelineError}: `instanceof` fails when two copies of the package are installed.
 */
export class PipelineError extends Error {
  override readonly name = 'PipelineError';
  /** Code of the first problem. */
  readonly code: string;
  /** Path of the first problem. */
  readonly path: string;
  /** What to change to be rid of the first problem. */
  readonly hint: string;
  /** Every problem, sorted by path. */
  readonly problems: readonly Problem[];

  /** @param problems at least one */
  constructor(problems: readonly Problem[]) {
    const sorted = sortProblems(problems);
    super(formatProblems(sorted));
    const [first] = sorted;
    this.code = first?.code ?? 'unknown';
    this.path = first?.path ?? '';
    this.hint = first?.fix ?? '';
    this.problems = Object.freeze(sorted);
    Object.defineProperty(this, BRAND, { value: true });
  }
}

/** Whether the value is a {@link PipelineError}, of this or another copy of the package. */
export function isPipelineError(value: unknown): value is PipelineError {
  return typeof value === 'object' && value !== null && BRAND in value;
}

/** The problems as text, one block each. */
export function formatProblems(problems: readonly Problem[]): string {
  const count = problems.length === 1 ? '1 problem' : `${problems.length} problems`;
  const place = problems.every(({ about }) => about === 'platform') ? 'the platform settings' : 'the spec';
  return [`${count} in ${place}`, ...problems.map(formatProblem)].join('\n\n');
}

function formatProblem(problem: Problem): string {
  const { message, setBy, allowed, fix, code } = problem;
  const place = formatPlace(problem);
  return [
    `${message}${setBy ? ` (set by ${setBy})` : ''}`,
    ...(place ? [`  at: ${place}`] : []),
    ...(allowed ? [`  allowed: ${allowed}`] : []),
    `  fix: ${fix}`,
    `  code: ${code}`,
  ].join('\n');
}

function formatPlace({ file, position }: Problem): string | undefined {
  const numbers = position ? `${position.line}:${position.column}` : undefined;
  return [file, numbers].filter((part) => part !== undefined).join(':') || undefined;
}
