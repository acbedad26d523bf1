const BRAND = Symbol.for('@tap-pipeline/pulumi-adapter.UnsupportedByBackend');

/**
 * Everything that a plan can say and Pulumi's AWS provider cannot, by name, each with the way out. It is
 * empty: the provider expresses all of a plan.
 */
export const UNSUPPORTED: { readonly [feature: string]: string } = {};

/** A plan asks for something that Pulumi's AWS provider cannot express; {@link UNSUPPORTED} lists all there is. */
export class UnsupportedByBackend extends Error {
  override readonly name = 'UnsupportedByBackend';

  /**
   * @param feature what is asked for, a key of {@link UNSUPPORTED}
   * @param instead the way out
   */
  constructor(
    readonly feature: string,
    readonly instead: string,
  ) {
    super(`the Pulumi backend cannot build ${feature}; ${instead}`);
    Object.defineProperty(this, BRAND, { value: true });
  }
}

/** Whether the value is an {@link UnsupportedByBackend}, of this or another copy of the package. */
export function isUnsupportedByBackend(value: unknown): value is UnsupportedByBackend {
  return typeof value === 'object' && value !== null && BRAND in value;
}
