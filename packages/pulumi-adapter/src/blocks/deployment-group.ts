import type * as aws from '@pulumi/aws';
import * as codedeploy from '@pulumi/aws/codedeploy';
import { type CustomDeploymentConfigPlan, type DeploymentGroupPlan, ref } from '@tap-pipeline/core-model';
import { Block, type BlockContext } from '../block';
import type { Component } from '../component';

/** The CodeDeploy application with its deployment group. */
export class DeploymentGroup extends Block<DeploymentGroupPlan> {
  /** The application. */
  readonly application: aws.codedeploy.Application;
  /** How traffic is shifted; undefined where one of AWS's own configurations is used. */
  readonly deploymentConfig: aws.codedeploy.DeploymentConfig | undefined;
  /** The deployment group. */
  readonly deploymentGroup: aws.codedeploy.DeploymentGroup;

  constructor(parent: Component, id: string, plan: DeploymentGroupPlan, context: BlockContext) {
    super('tap-pipeline:runtime:DeploymentGroup', parent, id, plan, context);
    const { references } = context;
    this.application = new codedeploy.Application(
      this.childName('application'),
      { name: plan.applicationName, computePlatform: 'ECS', tags: this.tags() },
      this.options(),
    );
    references.register('application', { name: this.application.name });
    this.deploymentConfig = plan.configuration.kind === 'custom' ? this.createConfig(plan.configuration) : undefined;
    this.deploymentGroup = this.createGroup();
    references.register('deploymentGroup', { name: this.deploymentGroup.deploymentGroupName });
  }

  private createConfig(plan: CustomDeploymentConfigPlan): aws.codedeploy.DeploymentConfig {
    const config = new codedeploy.DeploymentConfig(
      this.childName('config'),
      { deploymentConfigName: plan.name, computePlatform: 'ECS', trafficRoutingConfig: toTrafficRouting(plan) },
      this.options(),
    );
    this.context.references.register('deploymentConfig', { name: config.deploymentConfigName });
    return config;
  }

  private createGroup(): aws.codedeploy.DeploymentGroup {
    const { plan, context, deploymentConfig } = this;
    const { references } = context;
    return new codedeploy.DeploymentGroup(
      this.childName('group'),
      {
        appName: this.application.name,
        deploymentGroupName: plan.name,
        serviceRoleArn: references.resolve({ of: `role/${plan.role.id}`, as: 'arn' }),
        deploymentConfigName: deploymentConfig ? deploymentConfig.deploymentConfigName : plan.configuration.name,
        deploymentStyle: { deploymentType: 'BLUE_GREEN', deploymentOption: 'WITH_TRAFFIC_CONTROL' },
        ecsService: {
          clusterName: references.resolve(plan.cluster),
          serviceName: references.resolve(ref('service', 'name')),
        },
        loadBalancerInfo: { targetGroupPairInfo: this.toTargetGroupPair() },
        blueGreenDeploymentConfig: this.toBlueGreen(),
        autoRollbackConfiguration: { enabled: plan.rollbackEvents.length > 0, events: [...plan.rollbackEvents] },
        alarmConfiguration: { enabled: plan.alarms.length > 0, alarms: references.resolveAll(plan.alarms) },
        tags: this.tags(),
      },
      this.options({ dependsOn: context.order.findAll(plan) }),
    );
  }

  private toTargetGroupPair(): aws.types.input.codedeploy.DeploymentGroupLoadBalancerInfoTargetGroupPairInfo {
    const { plan, context } = this;
    const { references } = context;
    return {
      targetGroups: references.resolveAll(plan.targetGroups).map((name) => ({ name })),
      prodTrafficRoute: { listenerArns: [references.resolve(plan.productionListener)] },
      testTrafficRoute: plan.testListener && { listenerArns: [references.resolve(plan.testListener)] },
    };
  }

  private toBlueGreen(): aws.types.input.codedeploy.DeploymentGroupBlueGreenDeploymentConfig {
    return {
      deploymentReadyOption: { actionOnTimeout: this.plan.readyAction, waitTimeInMinutes: 0 },
      terminateBlueInstancesOnDeploymentSuccess: {
        action: 'TERMINATE',
        terminationWaitTimeInMinutes: this.plan.terminationWaitMinutes,
      },
    };
  }
}

function toTrafficRouting(
  plan: CustomDeploymentConfigPlan,
): aws.types.input.codedeploy.DeploymentConfigTrafficRoutingConfig {
  const { shift: type, percent: percentage, intervalMinutes: interval } = plan;
  return type === 'TimeBasedCanary'
    ? { type, timeBasedCanary: { percentage, interval } }
    : { type, timeBasedLinear: { percentage, interval } };
}
