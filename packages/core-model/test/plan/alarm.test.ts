import { found, runtimeOf } from '../plan-parts';
import { deployedWith, planOf, SPECS } from '../specs';

const alarmsOf = (alarms: object) => runtimeOf(planOf(deployedWith({}, {}, { monitoring: { alarms } }))).alarms;

describe('the alarm on the pipeline', () => {
  test('rings at the first failed execution', () => {
    expect(planOf(SPECS.minimal).delivery.alarms).toEqual([
      expect.objectContaining({
        id: 'failed-executions',
        name: 'orders-failed-executions-dev',
        comparison: 'GreaterThanOrEqualToThreshold',
        threshold: 1,
        missingData: 'notBreaching',
        metrics: [
          expect.objectContaining({
            namespace: 'AWS/CodePipeline',
            name: 'FailedPipelineExecutions',
            dimensions: { PipelineName: { of: 'pipeline', as: 'name' } },
          }),
        ],
      }),
    ]);
  });

  test('can be left out', () => {
    expect(planOf(SPECS['no alarms']).delivery.alarms).toEqual([]);
  });

  test('tells the topics that are told of failures', () => {
    expect(planOf(SPECS['all channels']).delivery.alarms[0]?.topics).toEqual([
      { of: 'topic/started-succeeded-failed-stopped-superseded-approval-needed', as: 'arn' },
      { of: 'topic/failed', as: 'arn' },
    ]);
    expect(planOf(SPECS['an approval everywhere']).delivery.alarms[0]?.topics).toEqual([]);
  });
});

describe('the alarms on the service', () => {
  test('watch both colours, since either may have the traffic', () => {
    for (const { metrics, expression } of alarmsOf({ serverErrors: 5, latencyMs: 500 })) {
      expect(metrics.map(({ id, dimensions }) => [id, dimensions.TargetGroup])).toEqual([
        ['blue', { of: 'targetGroup/blue', as: 'fullName' }],
        ['green', { of: 'targetGroup/green', as: 'fullName' }],
      ]);
      expect(expression).toMatch(/blue.*green/);
    }
  });

  test.each([
    ['unhealthy-targets', {}, 1],
    ['server-errors', { serverErrors: 5 }, 5],
    ['latency', { latencyMs: 500 }, 0.5],
  ])('%s rings at its threshold', (id, alarms, threshold) => {
    expect(found(alarmsOf(alarms).find((alarm) => alarm.id === id)).threshold).toBe(threshold);
  });

  test('are those of the spec', () => {
    expect(alarmsOf({}).map(({ id }) => id)).toEqual(['unhealthy-targets']);
    expect(alarmsOf({ unhealthyTargets: false, latencyMs: 1 }).map(({ id }) => id)).toEqual(['latency']);
  });

  test('are on metrics that AWS has', () => {
    const names = alarmsOf({ serverErrors: 5, latencyMs: 500 }).flatMap(({ metrics }) =>
      metrics.map(({ name }) => name),
    );
    expect(new Set(names)).toEqual(new Set(['UnHealthyHostCount', 'HTTPCode_Target_5XX_Count', 'TargetResponseTime']));
  });

  test('know an existing load balancer by the end of its ARN', () => {
    const [alarm] = runtimeOf(planOf(SPECS['an existing load balancer and cluster'])).alarms;
    expect(alarm?.metrics[0]?.dimensions.LoadBalancer).toBe('app/shared/0123456789abcdef');
  });
});
