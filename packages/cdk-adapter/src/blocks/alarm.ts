import type { AlarmPlan, MetricPlan } from '@tap-pipeline/core-model';
import { CfnAlarm, Alarm as CloudWatchAlarm, type IAlarm } from 'aws-cdk-lib/aws-cloudwatch';
import type { Construct } from 'constructs';
import { Block, type BlockContext } from '../block';

/** A CloudWatch alarm. */
export class Alarm extends Block<AlarmPlan> {
  /** The alarm. */
  readonly cfnAlarm: CfnAlarm;

  constructor(scope: Construct, id: string, plan: AlarmPlan, context: BlockContext) {
    super(scope, id, plan, context);
    this.cfnAlarm = new CfnAlarm(this, 'Resource', {
      alarmName: plan.name,
      alarmDescription: plan.description,
      metrics: this.toQueries(),
      comparisonOperator: plan.comparison,
      threshold: plan.threshold,
      evaluationPeriods: plan.evaluationPeriods,
      treatMissingData: plan.missingData,
      alarmActions: context.references.resolveAll(plan.topics),
    });
    context.references.register(`alarm/${plan.id}`, { name: this.cfnAlarm.ref, arn: this.cfnAlarm.attrArn });
  }

  /** The L2 view. */
  get alarm(): IAlarm {
    return this.view('Alarm', (id) => CloudWatchAlarm.fromAlarmArn(this, id, this.cfnAlarm.attrArn));
  }

  /** CloudWatch compares the one query that returns data: the expression, or the only metric. */
  private toQueries(): CfnAlarm.MetricDataQueryProperty[] {
    const { metrics, expression } = this.plan;
    const queries = metrics.map((metric) => this.toQuery(metric, expression === undefined));
    return expression === undefined ? queries : [...queries, { id: 'expression', expression, returnData: true }];
  }

  private toQuery(metric: MetricPlan, returnData: boolean): CfnAlarm.MetricDataQueryProperty {
    const { references } = this.context;
    const dimensions = Object.entries(metric.dimensions).map(([name, value]) => ({
      name,
      value: references.resolve(value),
    }));
    return {
      id: metric.id,
      metricStat: {
        metric: { namespace: metric.namespace, metricName: metric.name, dimensions },
        period: metric.periodSeconds,
        stat: metric.statistic,
      },
      returnData,
    };
  }
}
