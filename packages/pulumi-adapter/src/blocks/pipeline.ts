import type * as aws from '@pulumi/aws';
import * as codepipeline from '@pulumi/aws/codepipeline';
import type * as pulumi from '@pulumi/pulumi';
import type { ActionPlan, ConfigurationValue, PipelinePlan, SecretValue, StagePlan } from '@tap-pipeline/core-model';
import { Block, type BlockContext } from '../block';
import type { Component } from '../component';
import { toTriggers } from './pipeline/git-triggers';
import { readSecret } from './pipeline/secret';

/** The CodePipeline pipeline. */
export class Pipeline extends Block<PipelinePlan> {
  /** The pipeline. */
  readonly pipeline: aws.codepipeline.Pipeline;

  constructor(parent: Component, id: string, plan: PipelinePlan, context: BlockContext) {
    super('tap-pipeline:delivery:Pipeline', parent, id, plan, context);
    const { references, order } = context;
    this.pipeline = new codepipeline.Pipeline(
      this.childName('pipeline'),
      {
        name: plan.name,
        pipelineType: plan.type,
        executionMode: plan.executionMode,
        roleArn: references.resolve({ of: `role/${plan.role.id}`, as: 'arn' }),
        artifactStores: [this.toArtifactStore()],
        stages: plan.stages.map((stage) => this.toStage(stage)),
        triggers: toTriggers(plan.triggers),
        tags: this.tags(),
      },
      this.options({ dependsOn: order.findAll(plan) }),
    );
    references.register('pipeline', { name: this.pipeline.name, arn: this.pipeline.arn });
  }

  /** CodePipeline refuses a region where there is one store. */
  private toArtifactStore(): aws.types.input.codepipeline.PipelineArtifactStore {
    const { references } = this.context;
    const { bucket, encryptionKey } = this.plan.artifactStore;
    return {
      type: 'S3',
      location: references.resolve(bucket),
      encryptionKey: encryptionKey && { type: 'KMS', id: references.resolve(encryptionKey) },
    };
  }

  private toStage({ name, actions, retry }: StagePlan): aws.types.input.codepipeline.PipelineStage {
    return {
      name,
      actions: actions.map((action) => this.toAction(action)),
      onFailure: retry && { result: 'RETRY', retryConfiguration: { retryMode: retry } },
    };
  }

  private toAction(action: ActionPlan): aws.types.input.codepipeline.PipelineStageAction {
    const { name, category, owner, provider, version, runOrder, namespace } = action;
    return {
      name,
      category,
      owner,
      provider,
      version,
      runOrder,
      configuration: this.toConfiguration(action.configuration),
      inputArtifacts: [...action.inputs],
      outputArtifacts: [...action.outputs],
      namespace,
      roleArn: this.context.references.tryResolve(action.role),
      timeoutInMinutes: action.timeoutMinutes,
    };
  }

  private toConfiguration(configuration: ActionPlan['configuration']): { [key: string]: pulumi.Input<string> } {
    return Object.fromEntries(Object.entries(configuration).map(([key, value]) => [key, this.toValue(value)]));
  }

  private toValue(value: ConfigurationValue): pulumi.Input<string> {
    return isSecret(value) ? readSecret(value, this) : this.context.references.resolve(value);
  }
}

function isSecret(value: ConfigurationValue): value is SecretValue {
  return typeof value === 'object' && 'secret' in value;
}
