import type { ClusterPlan, NewClusterPlan } from '@tap-pipeline/core-model';
import { CfnCluster, CfnClusterCapacityProviderAssociations } from 'aws-cdk-lib/aws-ecs';
import type { Construct } from 'constructs';
import { Block, type BlockContext } from '../block';

/** The ECS cluster; its resources are undefined where the cluster exists already. */
export class Cluster extends Block<ClusterPlan> {
  /** The cluster. */
  readonly cfnCluster: CfnCluster | undefined;
  /** Capacity providers that its services may use. */
  readonly cfnCapacityProviders: CfnClusterCapacityProviderAssociations | undefined;

  constructor(scope: Construct, id: string, plan: ClusterPlan, context: BlockContext) {
    super(scope, id, plan, context);
    if (plan.kind === 'existing') return;
    this.cfnCluster = this.createCluster(plan);
    context.references.register('cluster', { name: this.cfnCluster.ref, arn: this.cfnCluster.attrArn });
    this.cfnCapacityProviders = new CfnClusterCapacityProviderAssociations(this, 'CapacityProviders', {
      cluster: this.cfnCluster.ref,
      capacityProviders: [...plan.capacityProviders],
      defaultCapacityProviderStrategy: [],
    });
    context.order.provide('clusterCapacity', this.cfnCapacityProviders);
  }

  private createCluster(plan: NewClusterPlan): CfnCluster {
    return new CfnCluster(this, 'Resource', {
      clusterName: plan.name,
      clusterSettings: [{ name: 'containerInsights', value: plan.containerInsights }],
    });
  }
}
