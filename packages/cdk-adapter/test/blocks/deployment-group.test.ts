import { EVERYTHING } from '../../../core-model/test/adapter-specs';
import { renderSpec } from '../support/render';

describe('the deployment group', () => {
  const { template } = renderSpec(EVERYTHING);
  const group = template.only('AWS::CodeDeploy::DeploymentGroup');

  test('shifts traffic between the pair of target groups, with a test listener', () => {
    expect(group.properties.LoadBalancerInfo.TargetGroupPairInfoList).toEqual([
      {
        TargetGroups: [
          { Name: '${MainLoadBalancerBlue.TargetGroupName}' },
          { Name: '${MainLoadBalancerGreen.TargetGroupName}' },
        ],
        ProdTrafficRoute: { ListenerArns: ['${MainLoadBalancerProductionListener.ListenerArn}'] },
        TestTrafficRoute: { ListenerArns: ['${MainLoadBalancerTestListener.ListenerArn}'] },
      },
    ]);
  });

  test('is created with a configuration of its own for figures that AWS has no name for', () => {
    expect(template.only('AWS::CodeDeploy::DeploymentConfig').properties).toMatchObject({
      ComputePlatform: 'ECS',
      TrafficRoutingConfig: { Type: 'TimeBasedLinear', TimeBasedLinear: { LinearPercentage: 20, LinearInterval: 2 } },
    });
    expect(group.properties.DeploymentConfigName).toBe('${MainDeploymentGroupConfig}');
  });

  test('shifts a canary first', () => {
    const canary = renderSpec({
      ...EVERYTHING,
      deploy: { target: 'ecs', strategy: { kind: 'canary', percent: 25, waitMinutes: 7 } },
    }).template.only('AWS::CodeDeploy::DeploymentConfig').properties;
    expect(canary.TrafficRoutingConfig).toEqual({
      Type: 'TimeBasedCanary',
      TimeBasedCanary: { CanaryPercentage: 25, CanaryInterval: 7 },
    });
  });

  test('uses the configuration of AWS for figures that it has a name for', () => {
    const { template: plain } = renderSpec({
      ...EVERYTHING,
      deploy: { target: 'ecs', strategy: { kind: 'all-at-once' } },
    });
    expect(plain.all('AWS::CodeDeploy::DeploymentConfig')).toEqual([]);
    expect(plain.only('AWS::CodeDeploy::DeploymentGroup').properties.DeploymentConfigName).toBe(
      'CodeDeployDefault.ECSAllAtOnce',
    );
  });

  test('goes back on failure, on alarms and on request', () => {
    expect(group.properties.AutoRollbackConfiguration).toEqual({
      Enabled: true,
      Events: ['DEPLOYMENT_FAILURE', 'DEPLOYMENT_STOP_ON_ALARM', 'DEPLOYMENT_STOP_ON_REQUEST'],
    });
    expect(group.properties.AlarmConfiguration.Alarms).toContainEqual({ Name: '${MainServerErrorsAlarm}' });
  });

  test('goes back on nothing where the spec says so', () => {
    const { AutoRollbackConfiguration, AlarmConfiguration } = renderSpec({
      ...EVERYTHING,
      deploy: { target: 'ecs', rollback: { onFailure: false, onAlarm: false, onRequest: false } },
    }).template.only('AWS::CodeDeploy::DeploymentGroup').properties;
    expect([AutoRollbackConfiguration.Enabled, AlarmConfiguration.Enabled]).toEqual([false, false]);
  });

  test('waits for its permissions', () => {
    expect(group.dependsOn).toContain('MainPermissionsDeployment');
  });
});
