import { Bucket } from './bucket';

/** The bucket that access logs lie in. */
export class AccessLogStore extends Bucket {}
