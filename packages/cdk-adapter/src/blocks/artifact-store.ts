import { Bucket } from './bucket';

/** The bucket that the pipeline's artifacts lie in. */
export class ArtifactStore extends Bucket {}
