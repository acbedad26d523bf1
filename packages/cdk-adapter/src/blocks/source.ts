import type { ConnectionPlan, RepositoryPlan, SourcePlan } from '@tap-pipeline/core-model';
import { CfnRepository, type IRepository, Repository } from 'aws-cdk-lib/aws-codecommit';
import { CfnConnection } from 'aws-cdk-lib/aws-codeconnections';
import type { Construct } from 'constructs';
import { applyRemoval, Block, type BlockContext } from '../block';
import { Bucket } from './bucket';

/** What is created for the source; all of it undefined where the source exists already. */
export class Source extends Block<SourcePlan> {
  /** CodeConnections connection. */
  readonly cfnConnection: CfnConnection | undefined;
  /** CodeCommit repository. */
  readonly cfnRepository: CfnRepository | undefined;
  /** Bucket for zip files. */
  readonly bucket: Bucket | undefined;

  constructor(scope: Construct, id: string, plan: SourcePlan, context: BlockContext) {
    super(scope, id, plan, context);
    this.cfnConnection = plan.connection && this.createConnection(plan.connection);
    this.cfnRepository = plan.repository && this.createRepository(plan.repository);
    this.bucket = plan.bucket && new Bucket(this, 'Bucket', plan.bucket, context);
  }

  /** The L2 view of the CodeCommit repository. */
  get repository(): IRepository | undefined {
    const repository = this.cfnRepository;
    return repository && this.view('Repository', (id) => Repository.fromRepositoryArn(this, id, repository.attrArn));
  }

  private createConnection(plan: ConnectionPlan): CfnConnection {
    const connection = new CfnConnection(this, 'Connection', {
      connectionName: plan.name,
      providerType: plan.providerType,
    });
    this.context.references.register('connection', { arn: connection.attrConnectionArn });
    return connection;
  }

  private createRepository(plan: RepositoryPlan): CfnRepository {
    const { references } = this.context;
    const repository = new CfnRepository(this, 'Repository', {
      repositoryName: plan.name,
      repositoryDescription: plan.description,
      kmsKeyId: references.tryResolve(plan.encryptionKey),
    });
    applyRemoval(plan.removal, repository);
    references.register('sourceRepository', {
      name: repository.attrName,
      arn: repository.attrArn,
      cloneUrl: repository.attrCloneUrlHttp,
    });
    return repository;
  }
}
