import type { ActionPlan, ConfigurationValue, PipelinePlan, SecretValue, StagePlan } from '@tap-pipeline/core-model';
import { SecretValue as CdkSecretValue } from 'aws-cdk-lib';
import { CfnPipeline, Pipeline as CodePipeline, type IPipeline } from 'aws-cdk-lib/aws-codepipeline';
import type { Construct } from 'constructs';
import { Block, type BlockContext } from '../block';
import { toTriggers } from './pipeline/git-triggers';

/** The CodePipeline pipeline. */
export class Pipeline extends Block<PipelinePlan> {
  /** The pipeline. */
  readonly cfnPipeline: CfnPipeline;

  constructor(scope: Construct, id: string, plan: PipelinePlan, context: BlockContext) {
    super(scope, id, plan, context);
    const { references, order } = context;
    this.cfnPipeline = new CfnPipeline(this, 'Resource', {
      name: plan.name,
      pipelineType: plan.type,
      executionMode: plan.executionMode,
      roleArn: references.resolve({ of: `role/${plan.role.id}`, as: 'arn' }),
      artifactStore: this.toArtifactStore(),
      stages: plan.stages.map((stage) => this.toStage(stage)),
      triggers: toTriggers(plan.triggers),
    });
    order.defer(this.cfnPipeline, plan);
    references.register('pipeline', { name: this.cfnPipeline.ref, arn: this.cfnPipeline.attrArn });
  }

  /** The L2 view. */
  get pipeline(): IPipeline {
    return this.view('Pipeline', (id) => CodePipeline.fromPipelineArn(this, id, this.cfnPipeline.attrArn));
  }

  private toArtifactStore(): CfnPipeline.ArtifactStoreProperty {
    const { references } = this.context;
    const { bucket, encryptionKey } = this.plan.artifactStore;
    return {
      type: 'S3',
      location: references.resolve(bucket),
      encryptionKey: encryptionKey && { type: 'KMS', id: references.resolve(encryptionKey) },
    };
  }

  private toStage({ name, actions, retry }: StagePlan): CfnPipeline.StageDeclarationProperty {
    return {
      name,
      actions: actions.map((action) => this.toAction(action)),
      onFailure: retry && { result: 'RETRY', retryConfiguration: { retryMode: retry } },
    };
  }

  private toAction(action: ActionPlan): CfnPipeline.ActionDeclarationProperty {
    const { category, owner, provider, version } = action;
    return {
      name: action.name,
      actionTypeId: { category, owner, provider, version },
      runOrder: action.runOrder,
      configuration: this.toConfiguration(action.configuration),
      inputArtifacts: action.inputs.map((name) => ({ name })),
      outputArtifacts: action.outputs.map((name) => ({ name })),
      namespace: action.namespace,
      roleArn: this.context.references.tryResolve(action.role),
      timeoutInMinutes: action.timeoutMinutes,
    };
  }

  private toConfiguration(configuration: ActionPlan['configuration']): { [key: string]: string } {
    return Object.fromEntries(Object.entries(configuration).map(([key, value]) => [key, this.toValue(value)]));
  }

  private toValue(value: ConfigurationValue): string {
    return isSecret(value) ? toDynamicReference(value) : this.context.references.resolve(value);
  }
}

function isSecret(value: ConfigurationValue): value is SecretValue {
  return typeof value === 'object' && 'secret' in value;
}

/** CloudFormation reads the secret when it deploys; the template holds its name only. */
function toDynamicReference({ secret: { name, jsonKey } }: SecretValue): string {
  return CdkSecretValue.secretsManager(name, { jsonField: jsonKey }).unsafeUnwrap();
}
