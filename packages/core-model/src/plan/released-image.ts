import type { PlanContext } from './context';
import { arnOf } from './vocabulary/cloud';
import { ref } from './vocabulary/reference';
import type { Text } from './vocabulary/text';

/** The image that goes through the pipeline: built by it, or pushed by somebody else to the source repository. */
export interface ReleasedImage {
  /** Name of its repository. */
  readonly repositoryName: Text;
  /** ARN of its repository. */
  readonly repositoryArn: Text;
  /** Name of the artifact that holds `imageDetail.json`. */
  readonly artifact: string;
  /** Pipeline variable with the URI, digest included. */
  readonly uri: string;
  /** Pipeline variable with the digest. */
  readonly digest: string;
  /** Pipeline variable with the tag. */
  readonly tag: string;
}

/** The image, or nothing when there is none. */
export function releasedImage({ spec }: PlanContext): ReleasedImage | undefined {
  if (spec.build.image !== 'none') return BUILT;
  if (spec.source.kind !== 'ecr') return undefined;
  return {
    repositoryName: spec.source.repository,
    repositoryArn: arnOf('ecr', `repository/${spec.source.repository}`),
    artifact: 'SourceOutput',
    uri: '#{Source.ImageURI}',
    digest: '#{Source.ImageDigest}',
    tag: '#{Source.ImageTag}',
  };
}

const BUILT: ReleasedImage = {
  repositoryName: ref('imageRegistry', 'name'),
  repositoryArn: ref('imageRegistry', 'arn'),
  artifact: 'BuildOutput',
  uri: '#{Build.IMAGE_URI}',
  digest: '#{Build.IMAGE_DIGEST}',
  tag: '#{Build.IMAGE_TAG}',
};
