import type { InitialContainerPlan, TaskDefinitionPlan } from '@tap-pipeline/core-model';
import { CfnTaskDefinition } from 'aws-cdk-lib/aws-ecs';
import type { Construct } from 'constructs';
import { Block, type BlockContext } from '../block';

/** The task definition revision that the service is created with; releases register the later ones. */
export class TaskDefinition extends Block<TaskDefinitionPlan> {
  /** The revision. */
  readonly cfnTaskDefinition: CfnTaskDefinition;

  constructor(scope: Construct, id: string, plan: TaskDefinitionPlan, context: BlockContext) {
    super(scope, id, plan, context);
    const { references } = context;
    this.cfnTaskDefinition = new CfnTaskDefinition(this, 'Resource', {
      family: plan.family,
      cpu: plan.cpu,
      memory: plan.memory,
      networkMode: 'awsvpc',
      requiresCompatibilities: ['FARGATE'],
      taskRoleArn: references.resolve({ of: `role/${plan.taskRole.id}`, as: 'arn' }),
      executionRoleArn: references.resolve({ of: `role/${plan.executionRole.id}`, as: 'arn' }),
      containerDefinitions: [this.toContainer(plan.container)],
    });
    references.register('taskDefinition', { arn: this.cfnTaskDefinition.ref });
  }

  private toContainer(container: InitialContainerPlan): CfnTaskDefinition.ContainerDefinitionProperty {
    const { references } = this.context;
    return {
      name: container.name,
      image: container.image,
      command: container.command && [...container.command],
      user: container.user,
      essential: true,
      memory: container.memoryMiB,
      readonlyRootFilesystem: container.readOnlyRootFilesystem,
      portMappings: [{ containerPort: container.port, protocol: 'tcp' }],
      logConfiguration: {
        logDriver: 'awslogs',
        options: {
          'awslogs-group': references.resolve(container.logGroup),
          'awslogs-region': references.resolve(container.logRegion),
          'awslogs-stream-prefix': container.logStreamPrefix,
        },
      },
    };
  }
}
