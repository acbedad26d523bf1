import type { BuildCachePlan, BuildProjectPlan, BuildVpcPlan, VariablePlan } from '@tap-pipeline/core-model';
import { CfnProject, type IProject, Project } from 'aws-cdk-lib/aws-codebuild';
import type { Construct } from 'constructs';
import { Block, type BlockContext } from '../block';
import { LogGroup } from './log-group';

/** A CodeBuild project with its log group. */
export class BuildProject extends Block<BuildProjectPlan> {
  /** Its log group. */
  readonly logs: LogGroup;
  /** The project. */
  readonly cfnProject: CfnProject;

  constructor(scope: Construct, id: string, plan: BuildProjectPlan, context: BlockContext) {
    super(scope, id, plan, context);
    this.logs = new LogGroup(this, 'Logs', plan.logs, context);
    this.cfnProject = this.createProject();
    context.order.defer(this.cfnProject, plan);
    context.references.register(`project/${plan.id}`, { name: this.cfnProject.ref, arn: this.cfnProject.attrArn });
  }

  /** The L2 view. */
  get project(): IProject {
    return this.view('Project', (id) => Project.fromProjectArn(this, id, this.cfnProject.attrArn));
  }

  private createProject(): CfnProject {
    const { plan, context } = this;
    const { references } = context;
    return new CfnProject(this, 'Resource', {
      name: plan.name,
      description: plan.description,
      serviceRole: references.resolve({ of: `role/${plan.role.id}`, as: 'arn' }),
      source: { type: 'CODEPIPELINE', buildSpec: references.resolve(plan.buildspec) },
      artifacts: { type: 'CODEPIPELINE' },
      environment: this.toEnvironment(),
      cache: this.toCache(plan.cache),
      logsConfig: {
        cloudWatchLogs: {
          status: 'ENABLED',
          groupName: references.resolve({ of: `logs/${plan.logs.id}`, as: 'name' }),
        },
      },
      timeoutInMinutes: plan.timeoutMinutes,
      queuedTimeoutInMinutes: plan.queuedTimeoutMinutes,
      encryptionKey: references.tryResolve(plan.encryptionKey),
      vpcConfig: plan.vpc && toVpcConfig(plan.vpc),
    });
  }

  private toEnvironment(): CfnProject.EnvironmentProperty {
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

  private toCache(cache: BuildCachePlan): CfnProject.ProjectCacheProperty {
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

function toVpcConfig({ vpcId, subnetIds, securityGroupIds }: BuildVpcPlan): CfnProject.VpcConfigProperty {
  return { vpcId, subnets: [...subnetIds], securityGroupIds: [...securityGroupIds] };
}
