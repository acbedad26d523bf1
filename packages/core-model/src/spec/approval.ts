/**
 * A point at which a person must approve.
 * @see CodePipeline User Guide, "Add a manual approval action to a stage"
 */
export interface ApprovalSpec {
  /** The stage before which the pipeline waits; `end` makes the approval its last stage. */
  readonly before: 'build' | 'test' | 'scan' | 'deploy' | 'end';
  /**
   * What the approver reads.
   * @minLength 1
   * @maxLength 1000
   * @default "Approve to continue"
   */
  readonly message?: string;
  /**
   * Page that the approver should look at.
   * @pattern ^https?://[^ ]+$
   * @maxLength 1000
   */
  readonly reviewUrl?: string;
  /**
   * ARN of an existing topic that is told. Left out: the topic of `notifications` on `approval-needed`, if there is one.
   * @pattern ^arn:aws[a-z-]*:sns:[a-z0-9-]+:[0-9]{12}:[A-Za-z0-9_-]{1,256}$
   */
  readonly topic?: string;
  /**
   * Minutes after which an unanswered approval fails; AWS waits 7 days unless told otherwise.
   * @minimum 5
   * @maximum 86400
   * @asType integer
   * @default 10080
   */
  readonly timeoutMinutes?: number;
}
