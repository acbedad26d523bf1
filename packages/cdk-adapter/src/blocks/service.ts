import { ref, type ScalingPlan, type ScalingPolicyPlan, type ServicePlan } from '@tap-pipeline/core-model';
import { CfnScalableTarget, CfnScalingPolicy } from 'aws-cdk-lib/aws-applicationautoscaling';
import { CfnService, FargateService, type IBaseService, type ICluster } from 'aws-cdk-lib/aws-ecs';
import type { Construct } from 'constructs';
import { Block, type BlockContext } from '../block';

/**
 * The ECS service and its scaling. CloudFormation compares with its own last template and not with the
 * live service, so what deployments change needs no exception here.
 */
export class Service extends Block<ServicePlan> {
  /** The service. */
  readonly cfnService: CfnService;
  /** Fewest and most tasks. */
  readonly cfnScalableTarget: CfnScalableTarget;
  /** What its scaling follows; undefined where the number of tasks is fixed. */
  readonly cfnScalingPolicy: CfnScalingPolicy | undefined;

  constructor(scope: Construct, id: string, plan: ServicePlan, context: BlockContext) {
    super(scope, id, plan, context);
    this.cfnService = this.createService();
    context.order.defer(this.cfnService, plan);
    const { attrName: name, attrServiceArn: arn } = this.cfnService;
    context.references.register('service', { name, arn });
    this.cfnScalableTarget = this.createScalableTarget(plan.scaling);
    this.cfnScalingPolicy = plan.scaling.policy && this.createScalingPolicy(plan.scaling.policy);
  }

  /** The L2 view, for metrics and dashboards of your own. */
  service(cluster: ICluster): IBaseService {
    const serviceArn = this.cfnService.attrServiceArn;
    return this.view('Service', (id) => FargateService.fromFargateServiceAttributes(this, id, { serviceArn, cluster }));
  }

  private createService(): CfnService {
    const { plan, context } = this;
    const { references } = context;
    return new CfnService(this, 'Resource', {
      serviceName: plan.name,
      cluster: references.resolve(plan.cluster),
      deploymentController: { type: plan.controller },
      launchType: plan.launchType,
      platformVersion: plan.platformVersion,
      taskDefinition: references.resolve(ref('taskDefinition', 'arn')),
      networkConfiguration: this.toNetwork(),
      loadBalancers: [
        {
          containerName: plan.containerName,
          containerPort: plan.containerPort,
          targetGroupArn: references.resolve(ref(`targetGroup/${plan.targetGroup}`, 'arn')),
        },
      ],
      healthCheckGracePeriodSeconds: plan.healthCheckGraceSeconds,
    });
  }

  private toNetwork(): CfnService.NetworkConfigurationProperty {
    const { plan, context } = this;
    return {
      awsvpcConfiguration: {
        subnets: context.references.resolveAll(plan.subnets),
        securityGroups: context.references.resolveAll(plan.securityGroups),
        assignPublicIp: plan.assignPublicIp ? 'ENABLED' : 'DISABLED',
      },
    };
  }

  private createScalableTarget(scaling: ScalingPlan): CfnScalableTarget {
    return new CfnScalableTarget(this, 'Scaling', {
      serviceNamespace: 'ecs',
      scalableDimension: 'ecs:service:DesiredCount',
      resourceId: this.context.references.resolve(scaling.resourceId),
      minCapacity: scaling.minCount,
      maxCapacity: scaling.maxCount,
    });
  }

  private createScalingPolicy(policy: ScalingPolicyPlan): CfnScalingPolicy {
    return new CfnScalingPolicy(this, 'ScalingPolicy', {
      policyName: policy.name,
      policyType: 'TargetTrackingScaling',
      scalingTargetId: this.cfnScalableTarget.ref,
      targetTrackingScalingPolicyConfiguration: {
        predefinedMetricSpecification: { predefinedMetricType: 'ECSServiceAverageCPUUtilization' },
        targetValue: policy.targetCpuPercent,
        scaleInCooldown: policy.scaleInCooldownSeconds,
        scaleOutCooldown: policy.scaleOutCooldownSeconds,
      },
    });
  }
}
