import type { ResourceType } from './resource-type';
import { listOfOne, namesOf, nested, same, tags } from './shape';

const traffic = same('listenerArns');

/** CodeDeploy. */
export const CODE_DEPLOY: { readonly [token: string]: ResourceType } = {
  'aws:codedeploy/application:Application': {
    type: 'AWS::CodeDeploy::Application',
    inputs: { name: 'ApplicationName', ...same('computePlatform'), tags },
    outputs: { name: 'Ref' },
  },
  'aws:codedeploy/deploymentConfig:DeploymentConfig': {
    type: 'AWS::CodeDeploy::DeploymentConfig',
    inputs: {
      ...same('computePlatform', 'deploymentConfigName'),
      trafficRoutingConfig: nested('TrafficRoutingConfig', {
        timeBasedCanary: nested('TimeBasedCanary', { interval: 'CanaryInterval', percentage: 'CanaryPercentage' }),
        timeBasedLinear: nested('TimeBasedLinear', { interval: 'LinearInterval', percentage: 'LinearPercentage' }),
        ...same('type'),
      }),
    },
    outputs: { deploymentConfigName: 'Ref' },
  },
  'aws:codedeploy/deploymentGroup:DeploymentGroup': {
    type: 'AWS::CodeDeploy::DeploymentGroup',
    inputs: {
      alarmConfiguration: nested('AlarmConfiguration', { alarms: namesOf('Alarms'), ...same('enabled') }),
      appName: 'ApplicationName',
      autoRollbackConfiguration: nested('AutoRollbackConfiguration', same('enabled', 'events')),
      blueGreenDeploymentConfig: nested('BlueGreenDeploymentConfiguration', {
        deploymentReadyOption: nested('DeploymentReadyOption', same('actionOnTimeout', 'waitTimeInMinutes')),
        terminateBlueInstancesOnDeploymentSuccess: nested(
          'TerminateBlueInstancesOnDeploymentSuccess',
          same('action', 'terminationWaitTimeInMinutes'),
        ),
      }),
      ...same('deploymentConfigName', 'deploymentGroupName', 'serviceRoleArn'),
      deploymentStyle: nested('DeploymentStyle', same('deploymentOption', 'deploymentType')),
      ecsService: listOfOne('ECSServices', same('clusterName', 'serviceName')),
      loadBalancerInfo: nested('LoadBalancerInfo', {
        targetGroupPairInfo: listOfOne('TargetGroupPairInfoList', {
          prodTrafficRoute: nested('ProdTrafficRoute', traffic),
          targetGroups: nested('TargetGroups', same('name')),
          testTrafficRoute: nested('TestTrafficRoute', traffic),
        }),
      }),
      tags,
    },
    outputs: { deploymentGroupName: 'Ref' },
  },
};
