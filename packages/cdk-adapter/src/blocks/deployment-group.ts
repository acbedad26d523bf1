import { type CustomDeploymentConfigPlan, type DeploymentGroupPlan, ref } from '@tap-pipeline/core-model';
import { CfnApplication, CfnDeploymentConfig, CfnDeploymentGroup } from 'aws-cdk-lib/aws-codedeploy';
import type { Construct } from 'constructs';
import { Block, type BlockContext } from '../block';

/** The CodeDeploy application with its deployment group. */
export class DeploymentGroup extends Block<DeploymentGroupPlan> {
  /** The application. */
  readonly cfnApplication: CfnApplication;
  /** How traffic is shifted; undefined where one of AWS's own configurations is used. */
  readonly cfnDeploymentConfig: CfnDeploymentConfig | undefined;
  /** The deployment group. */
  readonly cfnDeploymentGroup: CfnDeploymentGroup;

  constructor(scope: Construct, id: string, plan: DeploymentGroupPlan, context: BlockContext) {
    super(scope, id, plan, context);
    const { references, order } = context;
    this.cfnApplication = new CfnApplication(this, 'Application', {
      applicationName: plan.applicationName,
      computePlatform: 'ECS',
    });
    references.register('application', { name: this.cfnApplication.ref });
    this.cfnDeploymentConfig = plan.configuration.kind === 'custom' ? this.createConfig(plan.configuration) : undefined;
    this.cfnDeploymentGroup = this.createGroup();
    references.register('deploymentGroup', { name: this.cfnDeploymentGroup.ref });
    order.defer(this.cfnDeploymentGroup, plan);
  }

  private createConfig(plan: CustomDeploymentConfigPlan): CfnDeploymentConfig {
    const config = new CfnDeploymentConfig(this, 'Config', {
      deploymentConfigName: plan.name,
      computePlatform: 'ECS',
      trafficRoutingConfig: toTrafficRouting(plan),
    });
    this.context.references.register('deploymentConfig', { name: config.ref });
    return config;
  }

  private createGroup(): CfnDeploymentGroup {
    const { plan, context, cfnDeploymentConfig } = this;
    const { references } = context;
    return new CfnDeploymentGroup(this, 'Resource', {
      applicationName: this.cfnApplication.ref,
      deploymentGroupName: plan.name,
      serviceRoleArn: references.resolve({ of: `role/${plan.role.id}`, as: 'arn' }),
      deploymentConfigName: cfnDeploymentConfig ? cfnDeploymentConfig.ref : plan.configuration.name,
      deploymentStyle: { deploymentType: 'BLUE_GREEN', deploymentOption: 'WITH_TRAFFIC_CONTROL' },
      ecsServices: [
        { clusterName: references.resolve(plan.cluster), serviceName: references.resolve(ref('service', 'name')) },
      ],
      loadBalancerInfo: { targetGroupPairInfoList: [this.toTargetGroupPair()] },
      blueGreenDeploymentConfiguration: this.toBlueGreen(),
      autoRollbackConfiguration: { enabled: plan.rollbackEvents.length > 0, events: [...plan.rollbackEvents] },
      alarmConfiguration: {
        enabled: plan.alarms.length > 0,
        alarms: references.resolveAll(plan.alarms).map((name) => ({ name })),
      },
    });
  }

  private toTargetGroupPair(): CfnDeploymentGroup.TargetGroupPairInfoProperty {
    const { plan, context } = this;
    const { references } = context;
    return {
      targetGroups: references.resolveAll(plan.targetGroups).map((name) => ({ name })),
      prodTrafficRoute: { listenerArns: [references.resolve(plan.productionListener)] },
      testTrafficRoute: plan.testListener && { listenerArns: [references.resolve(plan.testListener)] },
    };
  }

  private toBlueGreen(): CfnDeploymentGroup.BlueGreenDeploymentConfigurationProperty {
    return {
      deploymentReadyOption: { actionOnTimeout: this.plan.readyAction, waitTimeInMinutes: 0 },
      terminateBlueInstancesOnDeploymentSuccess: {
        action: 'TERMINATE',
        terminationWaitTimeInMinutes: this.plan.terminationWaitMinutes,
      },
    };
  }
}

function toTrafficRouting(plan: CustomDeploymentConfigPlan): CfnDeploymentConfig.TrafficRoutingConfigProperty {
  const { shift: type, percent, intervalMinutes } = plan;
  return type === 'TimeBasedCanary'
    ? { type, timeBasedCanary: { canaryPercentage: percent, canaryInterval: intervalMinutes } }
    : { type, timeBasedLinear: { linearPercentage: percent, linearInterval: intervalMinutes } };
}
