import type * as aws from '@pulumi/aws';
import * as codecommit from '@pulumi/aws/codecommit';
import * as codeconnections from '@pulumi/aws/codeconnections';
import type { ConnectionPlan, RepositoryPlan, SourcePlan } from '@tap-pipeline/core-model';
import { Block, type BlockContext, toRemoval } from '../block';
import type { Component } from '../component';
import { Bucket } from './bucket';

/** What is created for the source; all of it undefined where the source exists already. */
export class Source extends Block<SourcePlan> {
  /** CodeConnections connection. */
  readonly connection: aws.codeconnections.Connection | undefined;
  /** CodeCommit repository. */
  readonly repository: aws.codecommit.Repository | undefined;
  /** Bucket for zip files. */
  readonly bucket: Bucket | undefined;

  constructor(parent: Component, id: string, plan: SourcePlan, context: BlockContext) {
    super('tap-pipeline:delivery:Source', parent, id, plan, context);
    this.connection = plan.connection && this.createConnection(plan.connection);
    this.repository = plan.repository && this.createRepository(plan.repository);
    this.bucket = plan.bucket && new Bucket(this, 'store', plan.bucket, context);
  }

  private createConnection(plan: ConnectionPlan): aws.codeconnections.Connection {
    const connection = new codeconnections.Connection(
      this.childName('connection'),
      { name: plan.name, providerType: plan.providerType, tags: this.tags() },
      this.options(),
    );
    this.context.references.register('connection', { arn: connection.arn });
    return connection;
  }

  private createRepository(plan: RepositoryPlan): aws.codecommit.Repository {
    const { references } = this.context;
    const repository = new codecommit.Repository(
      this.childName('repository'),
      {
        repositoryName: plan.name,
        description: plan.description,
        kmsKeyId: references.tryResolve(plan.encryptionKey),
        tags: this.tags(),
      },
      this.options(toRemoval(plan.removal)),
    );
    const { repositoryName: name, arn, cloneUrlHttp: cloneUrl } = repository;
    references.register('sourceRepository', { name, arn, cloneUrl });
    return repository;
  }
}
