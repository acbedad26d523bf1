/** Alarms and a dashboard. Alarms tell the topics that are told of failures. */
export interface MonitoringSpec {
  /** What raises an alarm. */
  readonly alarms?: AlarmsSpec;
  /** Whether a CloudWatch dashboard is made. @default false */
  readonly dashboard?: boolean;
}

/** What raises an alarm. Alarms on the service watch both target groups, since either may hold the traffic. */
export interface AlarmsSpec {
  /** A failed execution of the pipeline. @default true */
  readonly failedExecutions?: boolean;
  /** Unhealthy tasks, for three minutes. Left out: true for target `ecs`. */
  readonly unhealthyTargets?: boolean;
  /** More than this many answers with a 5xx status in five minutes. Left out: no alarm. @minimum 1 @asType integer */
  readonly serverErrors?: number;
  /** Slowest hundredth of the answers takes longer than this many milliseconds, for three minutes. Left out: no alarm. @minimum 1 @asType integer */
  readonly latencyMs?: number;
}
