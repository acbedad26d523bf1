import { EVERYTHING } from '../../../core-model/test/adapter-specs';
import { renderSpec } from '../support/render';

describe('an alarm', () => {
  const { template, pipeline } = renderSpec(EVERYTHING);

  test('watches one metric by itself', () => {
    const { Metrics, AlarmActions, TreatMissingData } = template.get('FailedExecutionsAlarm').properties;
    expect(Metrics).toEqual([
      {
        Id: 'failed',
        ReturnData: true,
        MetricStat: {
          Metric: {
            Namespace: 'AWS/CodePipeline',
            MetricName: 'FailedPipelineExecutions',
            Dimensions: [{ Name: 'PipelineName', Value: '${Pipeline}' }],
          },
          Period: 300,
          Stat: 'Sum',
        },
      },
    ]);
    expect([AlarmActions, TreatMissingData]).toEqual([['${FailedTopic}'], 'notBreaching']);
  });

  test('watches both colours, and compares the expression alone', () => {
    const { Metrics } = template.get('MainLatencyAlarm').properties;
    expect(Metrics.map(({ Id, ReturnData }: { Id: string; ReturnData: boolean }) => [Id, ReturnData])).toEqual([
      ['blue', false],
      ['green', false],
      ['expression', true],
    ]);
    expect(Metrics[1].MetricStat).toMatchObject({
      Stat: 'p99',
      Metric: {
        Dimensions: [
          { Name: 'LoadBalancer', Value: '${MainLoadBalancer.LoadBalancerFullName}' },
          { Name: 'TargetGroup', Value: '${MainLoadBalancerGreen.TargetGroupFullName}' },
        ],
      },
    });
  });

  test('has an L2 view', () => {
    const [alarm] = pipeline.delivery.alarms;
    expect(alarm?.alarm.alarmArn).toBe(alarm?.cfnAlarm.attrArn);
  });
});
