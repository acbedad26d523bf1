import type { ResolvedEcsDeploy } from '../spec/resolved-spec';
import type { PlanContext } from './context';
import { failureTopics } from './notification-topic';
import { pipelineName } from './pipeline';
import type { Reference } from './vocabulary/reference';
import { ref } from './vocabulary/reference';
import type { Text } from './vocabulary/text';

/** A CloudWatch alarm. */
export interface AlarmPlan {
  /** What the plan calls it; `{ of: 'alarm/<id>', as: 'name' }` points at it. */
  readonly id: string;
  /** Name, at most 255 characters. */
  readonly name: string;
  /** What it means and what to do, in a sentence. */
  readonly description: string;
  /** Metrics that it reads. */
  readonly metrics: readonly MetricPlan[];
  /** Metric math over them; absent when there is one metric. */
  readonly expression?: string;
  /** Compared how. */
  readonly comparison: 'GreaterThanThreshold' | 'GreaterThanOrEqualToThreshold';
  /** Compared with what. */
  readonly threshold: number;
  /** Periods in a row. */
  readonly evaluationPeriods: number;
  /** What no data means. */
  readonly missingData: 'notBreaching';
  /** Topics that are told. */
  readonly topics: readonly Reference[];
}

/** A metric. */
export interface MetricPlan {
  /** Name in the expression. */
  readonly id: string;
  /** Namespace, for example `AWS/ApplicationELB`. */
  readonly namespace: string;
  /** Name. */
  readonly name: string;
  /** Dimensions by name. */
  readonly dimensions: { readonly [name: string]: Text };
  /** Statistic, for example `Sum` or `p99`. */
  readonly statistic: string;
  /** Seconds of a period. */
  readonly periodSeconds: number;
}

/** Alarms on the pipeline. From the CodePipeline User Guide, "Monitoring pipelines with CloudWatch metrics". */
export function planPipelineAlarms(context: PlanContext): readonly AlarmPlan[] {
  if (!context.spec.monitoring.alarms.failedExecutions) return [];
  return [
    planAlarm(context, {
      id: 'failed-executions',
      description: `An execution of ${pipelineName(context)} failed`,
      metrics: [
        {
          id: 'failed',
          namespace: 'AWS/CodePipeline',
          name: 'FailedPipelineExecutions',
          dimensions: { PipelineName: ref('pipeline', 'name') },
          statistic: 'Sum',
          periodSeconds: 300,
        },
      ],
      comparison: 'GreaterThanOrEqualToThreshold',
      threshold: 1,
      evaluationPeriods: 1,
    }),
  ];
}

/**
 * Alarms on the service. Each adds up blue and green, since either may have the traffic. From the Elastic
 * Load Balancing User Guide, "CloudWatch metrics for your Application Load Balancer".
 */
export function planServiceAlarms(context: PlanContext, loadBalancer: Text): readonly AlarmPlan[] {
  const { unhealthyTargets, serverErrors, latencyMs } = context.spec.monitoring.alarms;
  const both = (name: string, statistic: string, periodSeconds: number) =>
    bothColours(loadBalancer, { name, statistic, periodSeconds });
  return [
    unhealthyTargets &&
      planAlarm(context, {
        id: 'unhealthy-targets',
        description: 'Tasks fail the health check of the load balancer',
        metrics: both('UnHealthyHostCount', 'Maximum', 60),
        expression: 'FILL(blue, 0) + FILL(green, 0)',
        comparison: 'GreaterThanOrEqualToThreshold',
        threshold: 1,
        evaluationPeriods: 3,
      }),
    serverErrors !== undefined &&
      planAlarm(context, {
        id: 'server-errors',
        description: `The service answers with a 5xx status more than ${serverErrors} times in five minutes`,
        metrics: both('HTTPCode_Target_5XX_Count', 'Sum', 300),
        expression: 'FILL(blue, 0) + FILL(green, 0)',
        comparison: 'GreaterThanThreshold',
        threshold: serverErrors,
        evaluationPeriods: 1,
      }),
    latencyMs !== undefined &&
      planAlarm(context, {
        id: 'latency',
        description: `The slowest hundredth of the answers takes longer than ${latencyMs} ms`,
        metrics: both('TargetResponseTime', 'p99', 60),
        expression: 'MAX([FILL(blue, 0), FILL(green, 0)])',
        comparison: 'GreaterThanThreshold',
        threshold: latencyMs / 1000,
        evaluationPeriods: 3,
      }),
  ].filter((alarm) => alarm !== false);
}

/**
 * The alarms that take a release back. Unhealthy tasks are not among them: CodeDeploy waits for healthy
 * ones anyway, and it starts no deployment while an alarm is on, which would keep out the repair of a
 * service that is down.
 */
export function rollbackAlarms({ rollback }: ResolvedEcsDeploy, alarms: readonly AlarmPlan[]): readonly AlarmPlan[] {
  return rollback.onAlarm ? alarms.filter(({ id }) => id !== 'unhealthy-targets') : [];
}

function planAlarm(context: PlanContext, alarm: Omit<AlarmPlan, 'name' | 'missingData' | 'topics'>): AlarmPlan {
  return {
    ...alarm,
    name: context.name('alarm', alarm.id),
    missingData: 'notBreaching',
    topics: failureTopics(context),
  };
}

function bothColours(
  loadBalancer: Text,
  metric: Pick<MetricPlan, 'name' | 'statistic' | 'periodSeconds'>,
): readonly MetricPlan[] {
  return (['blue', 'green'] as const).map((id) => ({
    ...metric,
    id,
    namespace: 'AWS/ApplicationELB',
    dimensions: { LoadBalancer: loadBalancer, TargetGroup: ref(`targetGroup/${id}`, 'fullName') },
  }));
}
