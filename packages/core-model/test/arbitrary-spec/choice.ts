import fc from 'fast-check';
import type { Architecture } from '../../src/spec/machine-images';
import type { SourceSpec } from '../../src/spec/source';
import { source } from './source';

/** What decides whether the other parts may be said. */
export interface Choice {
  /** Where the source comes from. */
  readonly source: SourceSpec;
  /** Whether a service is deployed. */
  readonly isDeployed: boolean;
  /** Whether the build makes an image. */
  readonly hasImage: boolean;
  /** Processor of the machine that builds. */
  readonly architecture: Architecture;
}

/** What is not deployed may also be built without an image. */
export const choice: fc.Arbitrary<Choice> = fc
  .record({
    source,
    isDeployed: fc.boolean(),
    isImageWanted: fc.boolean(),
    architecture: fc.constantFrom<Architecture>('x86_64', 'x86_64', 'arm64'),
  })
  .map(({ isImageWanted, ...rest }) => ({
    ...rest,
    hasImage: rest.source.kind !== 'ecr' && (rest.isDeployed || isImageWanted),
  }));
