import { parse } from 'yaml';
import { APP_SPEC_FILE, appSpec } from '../../src/documents/app-spec';
import { IMAGE_PLACEHOLDER, TASK_DEFINITION_FILE } from '../../src/documents/task-definition';
import type { DeliveryPipelinePlan } from '../../src/plan/pipeline-plan';
import { commandWith } from '../buildspec-parts';
import { projectOf, runtimeOf } from '../plan-parts';
import { plausible, render, renderDocument } from '../plausible-values';
import { runCommands } from '../run-commands';
import { ALL_PLANS, deployedWith, EXISTING, planOf, SPECS } from '../specs';

const deployed = ALL_PLANS.filter(([, { runtimes }]) => runtimes.length > 0);

/** The two files as the build leaves them, with plausible values in place of references. */
function documentsOf(plan: DeliveryPipelinePlan) {
  const build = projectOf(plan, 'build');
  const commands = [TASK_DEFINITION_FILE, APP_SPEC_FILE].map((file) => commandWith(build, `cat > ${file} `));
  const { files } = runCommands(commands);
  const appSpecText = files[APP_SPEC_FILE] as string;
  const taskDefinitionText = files[TASK_DEFINITION_FILE] as string;
  return {
    appSpecText,
    taskDefinitionText,
    appSpec: parse(appSpecText),
    taskDefinition: JSON.parse(taskDefinitionText),
  };
}

describe.each(deployed)('the release of %s', (_, plan) => {
  const { appSpecText, taskDefinitionText, appSpec, taskDefinition } = documentsOf(plan);
  const { service, taskDefinition: initial } = runtimeOf(plan);
  const [container] = taskDefinition.containerDefinitions;
  const target = appSpec.Resources[0].TargetService;

  test('has an appspec whose first line is its version', () => {
    expect(appSpecText.split('\n')[0]).toBe('version: 0.0');
    expect(target.Type).toBe('AWS::ECS::Service');
  });

  test('leaves the revision and the image to CodePipeline', () => {
    expect(target.Properties.TaskDefinition).toBe('<TASK_DEFINITION>');
    expect(appSpecText).toContain('<TASK_DEFINITION>');
    expect(container.image).toBe(`<${IMAGE_PLACEHOLDER}>`);
    expect(taskDefinitionText.split(`<${IMAGE_PLACEHOLDER}>`)).toHaveLength(2);
  });

  test('names one container and port in both documents and in the service', () => {
    const names = [
      container.name,
      target.Properties.LoadBalancerInfo.ContainerName,
      service.containerName,
      initial.container.name,
    ];
    const ports = [
      container.portMappings[0].containerPort,
      target.Properties.LoadBalancerInfo.ContainerPort,
      service.containerPort,
      initial.container.port,
    ];
    expect(new Set(names).size).toBe(1);
    expect(new Set(ports).size).toBe(1);
  });

  test('runs where the service runs', () => {
    expect(target.Properties.NetworkConfiguration.AwsvpcConfiguration).toEqual({
      Subnets: renderDocument(service.subnets),
      SecurityGroups: renderDocument(service.securityGroups),
      AssignPublicIp: service.assignPublicIp ? 'ENABLED' : 'DISABLED',
    });
  });

  test('registers a revision of the family for Fargate', () => {
    expect(taskDefinition).toMatchObject({
      family: initial.family,
      requiresCompatibilities: ['FARGATE'],
      networkMode: 'awsvpc',
      executionRoleArn: plausible({ of: 'role/task-execution', as: 'arn' }),
      taskRoleArn: plausible({ of: 'role/task', as: 'arn' }),
    });
    expect(taskDefinition.cpu).toMatch(/^[0-9]+$/);
    expect(taskDefinition.memory).toMatch(/^[0-9]+$/);
  });

  test('has only keys that RegisterTaskDefinition knows', () => {
    const keys = [
      'family',
      'requiresCompatibilities',
      'networkMode',
      'cpu',
      'memory',
      'runtimePlatform',
      'executionRoleArn',
      'taskRoleArn',
      'containerDefinitions',
      'volumes',
      'tags',
    ];
    const containerKeys = [
      'name',
      'image',
      'essential',
      'memory',
      'portMappings',
      'environment',
      'secrets',
      'readonlyRootFilesystem',
      'mountPoints',
      'logConfiguration',
      'linuxParameters',
      'user',
      'stopTimeout',
      'healthCheck',
    ];
    expect(Object.keys(taskDefinition).filter((key) => !keys.includes(key))).toEqual([]);
    expect(Object.keys(container).filter((key) => !containerKeys.includes(key))).toEqual([]);
  });

  test('writes its logs to the log group of the containers', () => {
    expect(container.logConfiguration).toEqual({
      logDriver: 'awslogs',
      options: {
        'awslogs-group': plausible({ of: 'logs/containers', as: 'name' }),
        'awslogs-region': 'ap-southeast-2',
        'awslogs-stream-prefix': service.containerName,
      },
    });
  });

  test('mounts only volumes that it has', () => {
    const volumes = (taskDefinition.volumes ?? []).map(({ name }: { name: string }) => name);
    const mounts = (container.mountPoints ?? []).map(({ sourceVolume }: { sourceVolume: string }) => sourceVolume);
    expect(mounts).toEqual(volumes);
    expect(mounts.length > 0).toBe(container.readonlyRootFilesystem);
  });

  test('tags its revisions', () => {
    const tags = Object.fromEntries(
      taskDefinition.tags.map(({ key, value }: { key: string; value: string }) => [key, value]),
    );
    expect(tags).toEqual(plan.tags);
  });
});

describe('what the spec says of the tasks', () => {
  const { taskDefinition, taskDefinitionText } = documentsOf(
    planOf(SPECS['a service with values, permissions and outbound rules']),
  );
  const [container] = taskDefinition.containerDefinitions;

  test('plain values stand in the document, whatever is in them', () => {
    expect(container.environment).toEqual([
      { name: 'LOG_LEVEL', value: 'info' },
      { name: 'QUOTED', value: 'say "hi"\nto $HOME and `pwd` <TASK>' },
    ]);
  });

  test('secrets and parameters stand there by ARN', () => {
    expect(container.secrets).toEqual([
      { name: 'API_KEY', valueFrom: 'arn:aws:ssm:ap-southeast-2:111122223333:parameter/orders/dev/api-key' },
      {
        name: 'DATABASE_URL',
        valueFrom: 'arn:aws:secretsmanager:ap-southeast-2:111122223333:secret:orders/database:url::',
      },
    ]);
  });

  test('a secret that is given by ARN is named by it', () => {
    const secret = 'arn:aws:secretsmanager:eu-west-1:111122223333:secret:db-AbCdEf';
    const { taskDefinition: other } = documentsOf(
      planOf(deployedWith({}, { environment: { A: { secret }, B: { secret, jsonKey: 'k' } } })),
    );
    expect(other.containerDefinitions[0].secrets).toEqual([
      { name: 'A', valueFrom: secret },
      { name: 'B', valueFrom: `${secret}:k::` },
    ]);
  });

  test('a file system that may be written needs no volume', () => {
    expect(container.readonlyRootFilesystem).toBe(false);
    expect(taskDefinition).not.toHaveProperty('volumes');
    expect(taskDefinitionText).not.toContain('mountPoints');
  });

  test('CPU and memory reach the next release', () => {
    const plan = planOf(deployedWith({}, { cpu: 1024, memoryMiB: 3072, port: 3000 }));
    expect(documentsOf(plan).taskDefinition).toMatchObject({ cpu: '1024', memory: '3072' });
    expect(runtimeOf(plan).taskDefinition).toMatchObject({ cpu: '256', memory: '512' });
  });

  test('the processor is that of the image', () => {
    expect(documentsOf(planOf(SPECS['an image for ARM'])).taskDefinition.runtimePlatform).toEqual({
      cpuArchitecture: 'ARM64',
      operatingSystemFamily: 'LINUX',
    });
    expect(taskDefinition.runtimePlatform.cpuArchitecture).toBe('X86_64');
  });
});

describe('what the spec says of releases', () => {
  const properties = (name: keyof typeof SPECS) =>
    documentsOf(planOf(SPECS[name])).appSpec.Resources[0].TargetService.Properties;

  test('hooks are called in the order of CodeDeploy', () => {
    expect(documentsOf(planOf(SPECS['hooks and a test listener'])).appSpec.Hooks).toEqual([
      { BeforeInstall: EXISTING.function },
      { AfterInstall: EXISTING.function },
      { AfterAllowTestTraffic: EXISTING.function },
      { BeforeAllowTraffic: EXISTING.function },
      { AfterAllowTraffic: `${EXISTING.function}:live` },
    ]);
    expect(documentsOf(planOf(SPECS['a deployed service'])).appSpec).not.toHaveProperty('Hooks');
  });

  test('a share of the tasks is on Spot', () => {
    expect(properties('a share of Spot').CapacityProviderStrategy).toEqual([
      { CapacityProvider: 'FARGATE_SPOT', Weight: 40 },
      { CapacityProvider: 'FARGATE', Weight: 60 },
    ]);
    expect(properties('Spot only').CapacityProviderStrategy).toEqual([
      { CapacityProvider: 'FARGATE_SPOT', Weight: 100 },
    ]);
    expect(properties('a deployed service')).not.toHaveProperty('CapacityProviderStrategy');
  });

  test('tasks have a public address where that is their way out', () => {
    const network = 'a public address for each task';
    expect(properties(network).NetworkConfiguration.AwsvpcConfiguration.AssignPublicIp).toBe('ENABLED');
    expect(properties('a deployed service').NetworkConfiguration.AwsvpcConfiguration.AssignPublicIp).toBe('DISABLED');
  });

  test('ids keep their shape in YAML', () => {
    const content = {
      containerName: 'a',
      containerPort: 1,
      platformVersion: '1.4.0',
      subnets: ['subnet-1e10'],
      securityGroups: ['0x10'],
      assignPublicIp: false,
      spotPercent: 0,
      hooks: [],
    };
    const text = render(appSpec(content));
    expect(
      parse(text).Resources[0].TargetService.Properties.NetworkConfiguration.AwsvpcConfiguration.SecurityGroups,
    ).toEqual(['0x10']);
  });
});
