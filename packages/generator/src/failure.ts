const BRAND = Symbol.for('tap-pipeline.GeneratorFailure');

/** Why a run did not come to its end. */
export type FailureCode =
  | 'wrong-usage'
  | 'wrong-answer'
  | 'missing-answer'
  | 'foreign-folder'
  | 'not-a-monorepo'
  | 'unreadable-record'
  | 'wrong-platform'
  | 'not-readable'
  | 'not-writable'
  | 'not-installed'
  | 'aborted';

/** Something that ends a run. Unless its message says otherwise, no file was changed. */
export class GeneratorFailure extends Error {
  override readonly name = 'GeneratorFailure';

  constructor(
    /** Stable name of the kind of failure. */
    readonly code: FailureCode,
    /** What is wrong; several lines when several things are. */
    message: string,
    /** What to change. */
    readonly fix: string,
  ) {
    super(message);
    Object.defineProperty(this, BRAND, { value: true });
  }
}

/** Whether the value is a {@link GeneratorFailure}. */
export function isGeneratorFailure(value: unknown): value is GeneratorFailure {
  return typeof value === 'object' && value !== null && BRAND in value;
}

/** The failure for people. */
export function formatFailure({ message, fix }: GeneratorFailure): string {
  return `${message}\n  fix: ${fix}\n`;
}
