import type * as aws from '@pulumi/aws';
import * as appautoscaling from '@pulumi/aws/appautoscaling';
import * as ecs from '@pulumi/aws/ecs';
import { ref, type ScalingPlan, type ScalingPolicyPlan, type ServicePlan } from '@tap-pipeline/core-model';
import { Block, type BlockContext } from '../block';
import type { Component } from '../component';

/**
 * The ECS service and its scaling. Pulumi compares with the live service when it refreshes, so what
 * deployments and scaling change is left alone after creation.
 */
export class Service extends Block<ServicePlan> {
  /** The service. */
  readonly service: aws.ecs.Service;
  /** Fewest and most tasks. */
  readonly scalableTarget: aws.appautoscaling.Target;
  /** What its scaling follows; undefined where the number of tasks is fixed. */
  readonly scalingPolicy: aws.appautoscaling.Policy | undefined;

  constructor(parent: Component, id: string, plan: ServicePlan, context: BlockContext) {
    super('tap-pipeline:runtime:Service', parent, id, plan, context);
    this.service = this.createService();
    const { name, arn } = this.service;
    context.references.register('service', { name, arn });
    this.scalableTarget = this.createScalableTarget(plan.scaling);
    this.scalingPolicy = plan.scaling.policy && this.createScalingPolicy(plan.scaling.policy);
  }

  /** The provider takes no number of tasks for none, where CloudFormation takes it for one. */
  private createService(): aws.ecs.Service {
    const { plan, context } = this;
    const { references } = context;
    return new ecs.Service(
      this.childName('service'),
      {
        name: plan.name,
        cluster: references.resolve(plan.cluster),
        deploymentController: { type: plan.controller },
        launchType: plan.launchType,
        platformVersion: plan.platformVersion,
        taskDefinition: references.resolve(ref('taskDefinition', 'arn')),
        desiredCount: plan.scaling.minCount,
        networkConfiguration: this.toNetwork(),
        loadBalancers: [
          {
            containerName: plan.containerName,
            containerPort: plan.containerPort,
            targetGroupArn: references.resolve(ref(`targetGroup/${plan.targetGroup}`, 'arn')),
          },
        ],
        healthCheckGracePeriodSeconds: plan.healthCheckGraceSeconds,
        tags: this.tags(),
      },
      this.options({ dependsOn: context.order.findAll(plan), ignoreChanges: [...plan.ownedByDeployments] }),
    );
  }

  private toNetwork(): aws.types.input.ecs.ServiceNetworkConfiguration {
    const { plan, context } = this;
    return {
      subnets: context.references.resolveAll(plan.subnets),
      securityGroups: context.references.resolveAll(plan.securityGroups),
      assignPublicIp: plan.assignPublicIp,
    };
  }

  private createScalableTarget(scaling: ScalingPlan): aws.appautoscaling.Target {
    return new appautoscaling.Target(
      this.childName('scaling'),
      {
        serviceNamespace: 'ecs',
        scalableDimension: 'ecs:service:DesiredCount',
        resourceId: this.context.references.resolve(scaling.resourceId),
        minCapacity: scaling.minCount,
        maxCapacity: scaling.maxCount,
        tags: this.tags(),
      },
      this.options(),
    );
  }

  private createScalingPolicy(policy: ScalingPolicyPlan): aws.appautoscaling.Policy {
    const { serviceNamespace, scalableDimension, resourceId } = this.scalableTarget;
    return new appautoscaling.Policy(
      this.childName('scaling-policy'),
      {
        name: policy.name,
        policyType: 'TargetTrackingScaling',
        serviceNamespace,
        scalableDimension,
        resourceId,
        targetTrackingScalingPolicyConfiguration: {
          predefinedMetricSpecification: { predefinedMetricType: 'ECSServiceAverageCPUUtilization' },
          targetValue: policy.targetCpuPercent,
          scaleInCooldown: policy.scaleInCooldownSeconds,
          scaleOutCooldown: policy.scaleOutCooldownSeconds,
        },
      },
      this.options(),
    );
  }
}
