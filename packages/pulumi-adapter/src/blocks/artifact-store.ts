import type { ArtifactStorePlan } from '@tap-pipeline/core-model';
import type { BlockContext } from '../block';
import type { Component } from '../component';
import { Bucket } from './bucket';

/** The bucket that the pipeline's artifacts lie in. */
export class ArtifactStore extends Bucket {
  constructor(parent: Component, id: string, plan: ArtifactStorePlan, context: BlockContext) {
    super(parent, id, plan, context, 'tap-pipeline:delivery:ArtifactStore');
  }
}
