import type * as aws from '@pulumi/aws';
import * as ecs from '@pulumi/aws/ecs';
import type { Document, InitialContainerPlan, TaskDefinitionPlan } from '@tap-pipeline/core-model';
import { Block, type BlockContext } from '../block';
import type { Component } from '../component';

/** The task definition revision that the service is created with; releases register the later ones. */
export class TaskDefinition extends Block<TaskDefinitionPlan> {
  /** The revision. */
  readonly taskDefinition: aws.ecs.TaskDefinition;

  constructor(parent: Component, id: string, plan: TaskDefinitionPlan, context: BlockContext) {
    super('tap-pipeline:runtime:TaskDefinition', parent, id, plan, context);
    const { references } = context;
    this.taskDefinition = new ecs.TaskDefinition(
      this.childName('task-definition'),
      {
        family: plan.family,
        cpu: plan.cpu,
        memory: plan.memory,
        networkMode: 'awsvpc',
        requiresCompatibilities: ['FARGATE'],
        taskRoleArn: references.resolve({ of: `role/${plan.taskRole.id}`, as: 'arn' }),
        executionRoleArn: references.resolve({ of: `role/${plan.executionRole.id}`, as: 'arn' }),
        containerDefinitions: references.resolveJson([toContainer(plan.container)]),
        tags: this.tags(),
      },
      this.options(),
    );
    references.register('taskDefinition', { arn: this.taskDefinition.arn });
  }
}

/** In the words of ECS's API, since the provider takes JSON. */
function toContainer(container: InitialContainerPlan): Document {
  return {
    name: container.name,
    image: container.image,
    ...(container.command && { command: container.command }),
    ...(container.user !== undefined && { user: container.user }),
    essential: true,
    memory: container.memoryMiB,
    readonlyRootFilesystem: container.readOnlyRootFilesystem,
    portMappings: [{ containerPort: container.port, protocol: 'tcp' }],
    logConfiguration: {
      logDriver: 'awslogs',
      options: {
        'awslogs-group': container.logGroup,
        'awslogs-region': container.logRegion,
        'awslogs-stream-prefix': container.logStreamPrefix,
      },
    },
  };
}
