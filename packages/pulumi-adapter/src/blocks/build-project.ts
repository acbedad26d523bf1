import type * as aws from '@pulumi/aws';
import * as codebuild from '@pulumi/aws/codebuild';
import type { BuildCachePlan, BuildProjectPlan, BuildVpcPlan, VariablePlan } from '@tap-pipeline/core-model';
import { Block, type BlockContext } from '../block';
import type { Component } from '../component';
import { LogGroup } from './log-group';

/** A CodeBuild project with its log group. */
export class BuildProject extends Block<BuildProjectPlan> {
  /** Its log group. */
  readonly logs: LogGroup;
  /** The project. */
  readonly project: aws.codebuild.Project;

  constructor(parent: Component, id: string, plan: BuildProjectPlan, context: BlockContext) {
    super('tap-pipeline:delivery:BuildProject', parent, id, plan, context);
    this.logs = new LogGroup(this, 'logs', plan.logs, context);
    this.project = this.createProject();
    context.references.register(`project/${plan.id}`, { name: this.project.name, arn: this.project.arn });
  }

  private createProject(): aws.codebuild.Project {
    const { plan, context } = this;
    const { references } = context;
    return new codebuild.Project(
      this.childName('project'),
      {
        name: plan.name,
        description: plan.description,
        serviceRole: references.resolve({ of: `role/${plan.role.id}`, as: 'arn' }),
        source: { type: 'CODEPIPELINE', buildspec: references.resolve(plan.buildspec) },
        artifacts: { type: 'CODEPIPELINE' },
        environment: this.toEnvironment(),
        cache: this.toCache(plan.cache),
        logsConfig: { cloudwatchLogs: { status: 'ENABLED', groupName: this.logs.logGroup.name } },
        buildTimeout: plan.timeoutMinutes,
        queuedTimeout: plan.queuedTimeoutMinutes,
        encryptionKey: references.tryResolve(plan.encryptionKey),
        vpcConfig: plan.vpc && toVpcConfig(plan.vpc),
        tags: this.tags(),
      },
      this.options({ dependsOn: context.order.findAll(plan) }),
    );
  }

  private toEnvironment(): aws.types.input.codebuild.ProjectEnvironment {
    const { machine, variables } = this.plan;
    return {
      type: machine.type,
      image: machine.image,
      computeType: machine.computeType,
      privilegedMode: machine.privileged,
      environmentVariables: variables.map(({ name, kind, value }) => ({
        name,
        type: VARIABLE_TYPES[kind],
        value: this.context.references.resolve(value),
      })),
    };
  }

  private toCache(cache: BuildCachePlan): aws.types.input.codebuild.ProjectCache {
    switch (cache.kind) {
      case 'none':
        return { type: 'NO_CACHE' };
      case 'local':
        return { type: 'LOCAL', modes: [...cache.modes] };
      case 's3':
        return { type: 'S3', location: this.context.references.resolve(cache.location) };
    }
  }
}

const VARIABLE_TYPES = {
  plain: 'PLAINTEXT',
  parameter: 'PARAMETER_STORE',
  secret: 'SECRETS_MANAGER',
} as const satisfies Record<VariablePlan['kind'], string>;

function toVpcConfig({ vpcId, subnetIds, securityGroupIds }: BuildVpcPlan): aws.types.input.codebuild.ProjectVpcConfig {
  return { vpcId, subnets: [...subnetIds], securityGroupIds: [...securityGroupIds] };
}
