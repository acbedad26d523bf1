/** Rights that no call of the list is known to use, and why they are given all the same. */
export interface KeptGrant {
  /** Id of the statement. */
  readonly statement: string;
  /** Actions. */
  readonly actions: readonly string[];
  /** Why. */
  readonly reason: string;
}

/** Every such right; one that nothing gives any more fails the examination. */
export const KEPT_GRANTS: readonly KeptGrant[] = [
  {
    statement: 'UseConnectionByItsOldName',
    actions: ['codestar-connections:UseConnection', 'codeconnections:UseConnection'],
    reason: 'the service has two names, and checks the one in the ARN of the connection, which may be either',
  },
  {
    statement: 'CloneSource',
    actions: ['codestar-connections:UseConnection', 'codeconnections:UseConnection'],
    reason: 'the same, for builds that clone',
  },
  {
    statement: 'ShiftTasks',
    actions: ['ecs:CreateTaskSet', 'ecs:DeleteTaskSet'],
    reason:
      'the service itself: whether ECS asks for it or for the task set alone is not documented, and it is this service only',
  },
  {
    statement: 'SeeStreams',
    actions: ['logs:DescribeLogStreams'],
    reason: 'CloudWatch Logs asks for the ARN of a log group with and without `:*` behind it',
  },
  {
    statement: 'WriteLogs',
    actions: ['logs:CreateLogGroup', 'logs:CreateLogStream', 'logs:PutLogEvents'],
    reason:
      'the scan by Inspector is documented with the ARN of the log group and with those of its streams, for all three',
  },
];
