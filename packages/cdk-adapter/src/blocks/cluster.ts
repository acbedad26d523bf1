import type { ClusterPlan, NewClusterPlan } from '@tap-pipeline/core-model';
import type { IVpc } from 'aws-cdk-lib/aws-ec2';
import {
  CfnCluster,
  CfnClusterCapacityProviderAssociations,
  Cluster as EcsCluster,
  type ICluster,
} from 'aws-cdk-lib/aws-ecs';
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

  /** The L2 view, for services of your own in the same cluster; undefined where the cluster exists already. */
  cluster(vpc: IVpc): ICluster | undefined {
    const cluster = this.cfnCluster;
    return (
      cluster &&
      this.view('Cluster', (id) =>
        EcsCluster.fromClusterAttributes(this, id, { clusterName: cluster.ref, clusterArn: cluster.attrArn, vpc }),
      )
    );
  }

  private createCluster(plan: NewClusterPlan): CfnCluster {
    return new CfnCluster(this, 'Resource', {
      clusterName: plan.name,
      clusterSettings: [{ name: 'containerInsights', value: plan.containerInsights }],
    });
  }
}
