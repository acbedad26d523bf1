import type * as aws from '@pulumi/aws';
import * as ecs from '@pulumi/aws/ecs';
import type { ClusterPlan, NewClusterPlan } from '@tap-pipeline/core-model';
import { Block, type BlockContext } from '../block';
import type { Component } from '../component';

/** The ECS cluster; its resources are undefined where the cluster exists already. */
export class Cluster extends Block<ClusterPlan> {
  /** The cluster. */
  readonly cluster: aws.ecs.Cluster | undefined;
  /** Capacity providers that its services may use. */
  readonly capacityProviders: aws.ecs.ClusterCapacityProviders | undefined;

  constructor(parent: Component, id: string, plan: ClusterPlan, context: BlockContext) {
    super('tap-pipeline:runtime:Cluster', parent, id, plan, context);
    if (plan.kind === 'existing') return;
    this.cluster = this.createCluster(plan);
    const { name, arn } = this.cluster;
    context.references.register('cluster', { name, arn });
    this.capacityProviders = new ecs.ClusterCapacityProviders(
      this.childName('capacity-providers'),
      { clusterName: name, capacityProviders: [...plan.capacityProviders], defaultCapacityProviderStrategies: [] },
      this.options(),
    );
    context.order.provide('clusterCapacity', this.capacityProviders);
  }

  private createCluster(plan: NewClusterPlan): aws.ecs.Cluster {
    return new ecs.Cluster(
      this.childName('cluster'),
      {
        name: plan.name,
        settings: [{ name: 'containerInsights', value: plan.containerInsights }],
        tags: this.tags(),
      },
      this.options(),
    );
  }
}
