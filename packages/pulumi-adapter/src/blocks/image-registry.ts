import type * as aws from '@pulumi/aws';
import * as ecr from '@pulumi/aws/ecr';
import type { ImageRegistryPlan, ReplicationPlan } from '@tap-pipeline/core-model';
import { Block, type BlockContext, toRemoval } from '../block';
import type { Component } from '../component';

/** The ECR repository with its lifecycle policy and its replication. */
export class ImageRegistry extends Block<ImageRegistryPlan> {
  /** The repository. */
  readonly repository: aws.ecr.Repository;
  /** Which images are kept. */
  readonly lifecyclePolicy: aws.ecr.LifecyclePolicy;
  /** Copies in other regions; undefined where there are none. */
  readonly replication: aws.ecr.ReplicationConfiguration | undefined;

  constructor(parent: Component, id: string, plan: ImageRegistryPlan, context: BlockContext) {
    super('tap-pipeline:delivery:ImageRegistry', parent, id, plan, context);
    this.repository = this.createRepository();
    const { name, arn, repositoryUrl: uri } = this.repository;
    context.references.register('imageRegistry', { name, arn, uri });
    this.lifecyclePolicy = new ecr.LifecyclePolicy(
      this.childName('lifecycle'),
      { repository: name, policy: plan.lifecyclePolicy },
      this.options(toRemoval(plan.removal)),
    );
    this.replication = plan.replication && this.createReplication(plan.replication);
  }

  private createRepository(): aws.ecr.Repository {
    const { plan, context } = this;
    const { encryption } = plan;
    return new ecr.Repository(
      this.childName('repository'),
      {
        name: plan.name,
        imageTagMutability: plan.tagMutability,
        imageScanningConfiguration: { scanOnPush: plan.scanOnPush },
        encryptionConfigurations: [
          {
            encryptionType: encryption.kind,
            kmsKey: encryption.kind === 'KMS' ? context.references.resolve(encryption.key) : undefined,
          },
        ],
        forceDelete: plan.removal === 'destroy',
        tags: this.tags(),
      },
      this.options(toRemoval(plan.removal)),
    );
  }

  private createReplication({ regions, repositoryPrefix }: ReplicationPlan): aws.ecr.ReplicationConfiguration {
    const registryId = this.context.references.resolve({ of: 'cloud', as: 'account' });
    const rule = {
      destinations: regions.map((region) => ({ region, registryId })),
      repositoryFilters: [{ filter: repositoryPrefix, filterType: 'PREFIX_MATCH' }],
    };
    return new ecr.ReplicationConfiguration(
      this.childName('replication'),
      { replicationConfiguration: { rules: [rule] } },
      this.options(),
    );
  }
}
