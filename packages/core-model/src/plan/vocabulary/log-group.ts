import type { Removal } from '../../spec/pipeline-spec';
import type { Reference } from './reference';

/** A CloudWatch log group. It exists before what writes to it, so that its retention holds from the first line. */
export interface LogGroupPlan {
  /** What the plan calls it; `{ of: 'logs/<id>', as: 'streams' }` points at it. */
  readonly id: string;
  /** Physical name, at most 512 characters. */
  readonly name: string;
  /** Days that lines are kept. */
  readonly retentionDays: number;
  /** Key that it is encrypted with; absent: CloudWatch's own. */
  readonly encryptionKey?: Reference;
  /** What happens on deletion of the stack. */
  readonly removal: Removal;
}
