import type * as aws from '@pulumi/aws';
import * as cloudwatch from '@pulumi/aws/cloudwatch';
import type { AlarmPlan, MetricPlan } from '@tap-pipeline/core-model';
import { Block, type BlockContext } from '../block';
import type { Component } from '../component';

/** A CloudWatch alarm. */
export class Alarm extends Block<AlarmPlan> {
  /** The alarm. */
  readonly alarm: aws.cloudwatch.MetricAlarm;

  constructor(parent: Component, id: string, plan: AlarmPlan, context: BlockContext) {
    super('tap-pipeline:index:Alarm', parent, id, plan, context);
    this.alarm = new cloudwatch.MetricAlarm(
      this.childName('alarm'),
      {
        name: plan.name,
        alarmDescription: plan.description,
        metricQueries: this.toQueries(),
        comparisonOperator: plan.comparison,
        threshold: plan.threshold,
        evaluationPeriods: plan.evaluationPeriods,
        treatMissingData: plan.missingData,
        alarmActions: context.references.resolveAll(plan.topics),
        tags: this.tags(),
      },
      this.options(),
    );
    context.references.register(`alarm/${plan.id}`, { name: this.alarm.name, arn: this.alarm.arn });
  }

  /** CloudWatch compares the one query that returns data: the expression, or the only metric. */
  private toQueries(): aws.types.input.cloudwatch.MetricAlarmMetricQuery[] {
    const { metrics, expression } = this.plan;
    const queries = metrics.map((metric) => this.toQuery(metric, expression === undefined));
    return expression === undefined ? queries : [...queries, { id: 'expression', expression, returnData: true }];
  }

  private toQuery(metric: MetricPlan, returnData: boolean): aws.types.input.cloudwatch.MetricAlarmMetricQuery {
    const { references } = this.context;
    const dimensions = Object.entries(metric.dimensions).map(([name, value]) => [name, references.resolve(value)]);
    return {
      id: metric.id,
      metric: {
        namespace: metric.namespace,
        metricName: metric.name,
        dimensions: Object.fromEntries(dimensions),
        period: metric.periodSeconds,
        stat: metric.statistic,
      },
      returnData,
    };
  }
}
