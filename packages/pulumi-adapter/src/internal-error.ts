const BRAND = Symbol.for('@tap-pipeline/pulumi-adapter.InternalError');

/**
 * A mistake in tap-pipeline itself: a plan that points at nothing, or at one thing twice. Please report it
 * with the spec. Recognise it with {@link isInternalError}.
 */
export class InternalError extends Error {
  override readonly name = 'InternalError';

  /** @param what what is wrong, with the name of the thing */
  constructor(what: string) {
    super(`${what}; this is a mistake in tap-pipeline, please report it with your spec`);
    Object.defineProperty(this, BRAND, { value: true });
  }
}

/** Whether the value is an {@link InternalError}, of this or another copy of the package. */
export function isInternalError(value: unknown): value is InternalError {
  return typeof value === 'object' && value !== null && BRAND in value;
}
