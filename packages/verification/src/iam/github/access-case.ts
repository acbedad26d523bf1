import type { Request } from '../evaluate';
import { accessRole } from './access-template';

/** A call of GitHub Actions, and the answer that it has to get. */
export interface AccessCase extends Request {
  /** What is asked for. */
  readonly what: string;
  /** The answer. */
  readonly expected: 'allowed' | 'denied';
}

/** The role that deploys an environment. */
export const DEPLOY = accessRole('DeployRole');

/** The role that shows what a pull request would change. */
export const PREVIEW = accessRole('PreviewRole');
