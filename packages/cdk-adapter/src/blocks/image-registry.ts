import type { ImageRegistryPlan, ReplicationPlan } from '@tap-pipeline/core-model';
import { CfnReplicationConfiguration, CfnRepository, type IRepository, Repository } from 'aws-cdk-lib/aws-ecr';
import type { Construct } from 'constructs';
import { applyRemoval, Block, type BlockContext } from '../block';

/** The ECR repository with its replication. */
export class ImageRegistry extends Block<ImageRegistryPlan> {
  /** The repository. */
  readonly cfnRepository: CfnRepository;
  /** Copies in other regions; undefined where there are none. */
  readonly cfnReplication: CfnReplicationConfiguration | undefined;

  constructor(scope: Construct, id: string, plan: ImageRegistryPlan, context: BlockContext) {
    super(scope, id, plan, context);
    this.cfnRepository = this.createRepository();
    applyRemoval(plan.removal, this.cfnRepository);
    const { ref: name, attrArn: arn, attrRepositoryUri: uri } = this.cfnRepository;
    context.references.register('imageRegistry', { name, arn, uri });
    this.cfnReplication = plan.replication && this.createReplication(plan.replication);
  }

  /** The L2 view. */
  get repository(): IRepository {
    const { ref: repositoryName, attrArn: repositoryArn } = this.cfnRepository;
    return this.view('Repository', (id) =>
      Repository.fromRepositoryAttributes(this, id, { repositoryName, repositoryArn }),
    );
  }

  private createRepository(): CfnRepository {
    const { plan, context } = this;
    return new CfnRepository(this, 'Resource', {
      repositoryName: plan.name,
      imageTagMutability: plan.tagMutability,
      imageScanningConfiguration: { scanOnPush: plan.scanOnPush },
      encryptionConfiguration: {
        encryptionType: plan.encryption.kind,
        kmsKey: plan.encryption.kind === 'KMS' ? context.references.resolve(plan.encryption.key) : undefined,
      },
      lifecyclePolicy: { lifecyclePolicyText: plan.lifecyclePolicy },
      emptyOnDelete: plan.removal === 'destroy',
    });
  }

  private createReplication({ regions, repositoryPrefix }: ReplicationPlan): CfnReplicationConfiguration {
    const registryId = this.context.references.resolve({ of: 'cloud', as: 'account' });
    return new CfnReplicationConfiguration(this, 'Replication', {
      replicationConfiguration: {
        rules: [
          {
            destinations: regions.map((region) => ({ region, registryId })),
            repositoryFilters: [{ filter: repositoryPrefix, filterType: 'PREFIX_MATCH' }],
          },
        ],
      },
    });
  }
}
