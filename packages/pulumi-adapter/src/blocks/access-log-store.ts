import type { AccessLogStorePlan } from '@tap-pipeline/core-model';
import type { BlockContext } from '../block';
import type { Component } from '../component';
import { Bucket } from './bucket';

/** The bucket that access logs lie in. */
export class AccessLogStore extends Bucket {
  constructor(parent: Component, id: string, plan: AccessLogStorePlan, context: BlockContext) {
    super(parent, id, plan, context, 'tap-pipeline:delivery:AccessLogStore');
  }
}
