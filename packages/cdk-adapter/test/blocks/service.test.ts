import { EVERYTHING } from '../../../core-model/test/adapter-specs';
import { renderSpec } from '../support/render';

describe('the service', () => {
  const { template } = renderSpec(EVERYTHING);
  const service = template.only('AWS::ECS::Service');

  test('is released by CodeDeploy and starts on blue', () => {
    expect(service.properties).toMatchObject({
      DeploymentController: { Type: 'CODE_DEPLOY' },
      LoadBalancers: [{ ContainerName: 'orders', TargetGroupArn: '${MainLoadBalancerBlue.TargetGroupArn}' }],
    });
  });

  test('says nothing about the number of its tasks, which scaling owns', () => {
    expect(service.properties).not.toHaveProperty('DesiredCount');
    expect(template.only('AWS::ApplicationAutoScaling::ScalableTarget').properties).toMatchObject({
      MinCapacity: 2,
      MaxCapacity: 8,
      ResourceId: 'service/${MainCluster}/${MainService.Name}',
    });
  });

  test('follows its CPU use', () => {
    const { TargetTrackingScalingPolicyConfiguration } = template.only(
      'AWS::ApplicationAutoScaling::ScalingPolicy',
    ).properties;
    expect(TargetTrackingScalingPolicyConfiguration).toMatchObject({
      TargetValue: 60,
      PredefinedMetricSpecification: { PredefinedMetricType: 'ECSServiceAverageCPUUtilization' },
    });
  });

  test('has a fixed number of tasks where the spec gives one', () => {
    const fixed = renderSpec({ ...EVERYTHING, deploy: { target: 'ecs', service: { desiredCount: 3 } } }).template;
    expect(fixed.only('AWS::ApplicationAutoScaling::ScalableTarget').properties).toMatchObject({
      MinCapacity: 3,
      MaxCapacity: 3,
    });
    expect(fixed.all('AWS::ApplicationAutoScaling::ScalingPolicy')).toEqual([]);
  });

  test('waits for listeners, routes, logs and permissions', () => {
    expect(service.dependsOn).toEqual(
      expect.arrayContaining([
        'MainLoadBalancerProductionListener',
        'MainLoadBalancerTestListener',
        'MainNetworkPrivate0InternetRoute',
        'MainContainerLogs',
        'MainPermissionsTaskExecution',
      ]),
    );
  });

  test('has private addresses, or public ones where that is its only way out', () => {
    const open = renderSpec({ ...EVERYTHING, network: { kind: 'new', egress: 'public-ip' } }).template.only(
      'AWS::ECS::Service',
    );
    const addressOf = ({ properties }: typeof service) =>
      properties.NetworkConfiguration.AwsvpcConfiguration.AssignPublicIp;
    expect([addressOf(service), addressOf(open)]).toEqual(['DISABLED', 'ENABLED']);
  });
});
