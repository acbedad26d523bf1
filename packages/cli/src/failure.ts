import type { Problem } from '@tap-pipeline/core-model';

const BRAND = Symbol.for('tap-pipeline.CommandFailure');

/** A command that cannot be carried out for another reason than its spec. */
export class CommandFailure extends Error {
  override readonly name = 'CommandFailure';

  private constructor(
    /** Exit code: 1 when the command line was right, 2 when it was not. */
    readonly exitCode: 1 | 2,
    /** Stable name of the kind of failure. */
    readonly code: 'wrong-usage' | 'not-writable' | 'not-installed' | 'unsupported',
    message: string,
    /** What to change. */
    readonly fix: string,
  ) {
    super(message);
    Object.defineProperty(this, BRAND, { value: true });
  }

  /** The command line is wrong. */
  static usage(message: string, fix: string): CommandFailure {
    return new CommandFailure(2, 'wrong-usage', message, fix);
  }

  /** A file cannot be written. */
  static notWritable(path: string, reason: string): CommandFailure {
    return new CommandFailure(1, 'not-writable', `cannot write ${path}: ${reason}`, 'check the path and its rights');
  }

  /** Packages are missing. The command line is named too, for whoever runs it without having installed it. */
  static notInstalled(packages: readonly string[]): CommandFailure {
    return new CommandFailure(
      1,
      'not-installed',
      `${packages.join(', ')} cannot be found`,
      `npm install --save-dev tap-pipeline ${packages.join(' ')}`,
    );
  }

  /** The backend cannot build what the spec says. */
  static unsupported(message: string): CommandFailure {
    return new CommandFailure(1, 'unsupported', message, 'change the spec, or use another backend');
  }

  /** The failure in the form of a problem, for `--json`. */
  toProblem(): Problem {
    return { code: this.code, path: '', message: this.message, fix: this.fix };
  }
}

/** Whether the value is a {@link CommandFailure}. */
export function isCommandFailure(value: unknown): value is CommandFailure {
  return typeof value === 'object' && value !== null && BRAND in value;
}
