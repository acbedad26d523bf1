import { EVERYTHING } from '../../../core-model/test/adapter-specs';
import { renderSpec } from '../support/render';

describe('the task definition', () => {
  const { template } = renderSpec(EVERYTHING);
  const { properties } = template.only('AWS::ECS::TaskDefinition');

  test('runs on Fargate with the two roles of the plan', () => {
    expect(properties).toMatchObject({
      NetworkMode: 'awsvpc',
      RequiresCompatibilities: ['FARGATE'],
      TaskRoleArn: '${MainRolesTask.Arn}',
      ExecutionRoleArn: '${MainRolesTaskExecution.Arn}',
    });
  });

  test('writes to the log group of the containers', () => {
    expect(properties.ContainerDefinitions[0].LogConfiguration).toEqual({
      LogDriver: 'awslogs',
      Options: {
        'awslogs-group': '${MainContainerLogs}',
        'awslogs-region': '${AWS::Region}',
        'awslogs-stream-prefix': 'orders',
      },
    });
  });

  test('does not change with what releases own, since AWS refuses that', () => {
    const other = renderSpec({
      ...EVERYTHING,
      deploy: { target: 'ecs', service: { cpu: 2048, memoryMiB: 4096, environment: { LEVEL: 'debug' } } },
    }).template.only('AWS::ECS::TaskDefinition').properties;
    expect(other).toEqual(properties);
  });
});
