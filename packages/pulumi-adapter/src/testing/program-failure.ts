import type { Recording } from './recording';

const BRAND = Symbol.for('@tap-pipeline/pulumi-adapter.ProgramFailure');

/** A program that did not end well. Its message is what the program told its user. */
export class ProgramFailure extends Error {
  override readonly name = 'ProgramFailure';

  /**
   * @param recording what it asked for until then
   * @param printed what it wrote to the standard output and the standard error output
   */
  constructor(
    readonly recording: Recording,
    readonly printed: string,
  ) {
    const errors = recording.messages.filter(({ severity }) => severity === 'error').map(({ text }) => text);
    super(errors.join('\n') || printed || 'the program ended without a word');
    Object.defineProperty(this, BRAND, { value: true });
  }
}

/** Whether the value is a {@link ProgramFailure}, of this or another copy of the package. */
export function isProgramFailure(value: unknown): value is ProgramFailure {
  return typeof value === 'object' && value !== null && BRAND in value;
}
