import { runtimeOf, textsIn } from '../plan-parts';
import { render } from '../plausible-values';
import { deployedWith, EXISTING, planOf, SPECS } from '../specs';

const runtime = (name: keyof typeof SPECS) => runtimeOf(planOf(SPECS[name]));

describe('the cluster', () => {
  test('is new, and may use Spot so that a release can', () => {
    expect(runtime('a deployed service').cluster).toEqual({
      kind: 'new',
      name: 'orders-cluster-dev',
      containerInsights: 'enabled',
      capacityProviders: ['FARGATE', 'FARGATE_SPOT'],
    });
  });

  test('can be there already', () => {
    const { cluster, service, deploymentGroup } = runtime('an existing load balancer and cluster');
    expect(cluster).toEqual({ kind: 'existing', name: 'shared' });
    expect(render(service.cluster)).toMatch(/^arn:aws:ecs:.*:cluster\/shared$/);
    expect(deploymentGroup.cluster).toBe('shared');
  });
});

describe('the service', () => {
  test('is released by CodeDeploy and nobody else', () => {
    const { service } = runtime('a deployed service');
    expect(service.controller).toBe('CODE_DEPLOY');
    expect(service.ownedByDeployments).toEqual(
      expect.arrayContaining(['taskDefinition', 'loadBalancers', 'networkConfiguration', 'desiredCount']),
    );
    expect(service.targetGroup).toBe('blue');
  });

  test('has a fixed number of tasks: a range of one', () => {
    expect(runtime('a deployed service').service.scaling).toMatchObject({ minCount: 2, maxCount: 2 });
    expect(runtime('a deployed service').service.scaling).not.toHaveProperty('policy');
    expect(runtimeOf(planOf(deployedWith({}, { desiredCount: 5 }))).service.scaling).toMatchObject({
      minCount: 5,
      maxCount: 5,
    });
  });

  test('follows the load within the limits of the spec', () => {
    const { scaling } = runtime('autoscaling').service;
    expect(scaling).toMatchObject({
      minCount: 2,
      maxCount: 6,
      policy: { name: 'orders-cpu-dev', targetCpuPercent: 60 },
    });
    expect(render(scaling.resourceId)).toMatch(/^service\/.+\/.+$/);
  });

  test('gives new tasks the time of the spec', () => {
    expect(runtime('a deployed service').service.healthCheckGraceSeconds).toBe(60);
    expect(runtime('a service with values, permissions and outbound rules').service.healthCheckGraceSeconds).toBe(120);
  });

  test('waits for the listeners that there are', () => {
    expect(runtime('a deployed service').service.waitsFor).not.toContain('listener/test');
    expect(runtime('hooks and a test listener').service.waitsFor).toEqual(
      expect.arrayContaining(['listener/production', 'listener/test']),
    );
  });
});

describe('the first task', () => {
  test('is an official image by digest that answers on the port of the service, without root', () => {
    const { container, cpu, memory } = runtimeOf(planOf(deployedWith({}, { port: 3000 }))).taskDefinition;
    expect(container.image).toMatch(/^public\.ecr\.aws\/docker\/library\/node:[^@]+@sha256:[0-9a-f]{64}$/);
    expect(container.command?.join(' ')).toContain('.listen(3000)');
    expect(container).toMatchObject({ user: '1000:1000', port: 3000, readOnlyRootFilesystem: true });
    expect([cpu, memory]).toEqual(['256', '512']);
  });

  test('is the image of the spec as it is', () => {
    const { container } = runtime('endpoints only').taskDefinition;
    expect(container.image).toBe(EXISTING.image);
    expect(container).not.toHaveProperty('command');
    expect(container).not.toHaveProperty('user');
  });

  test('may write where the service may, with an image of its own only', () => {
    const writable = { readOnlyRootFilesystem: false };
    const own = runtimeOf(planOf(deployedWith({}, { ...writable, initialImage: EXISTING.image })));
    expect(own.taskDefinition.container.readOnlyRootFilesystem).toBe(false);
    expect(runtimeOf(planOf(deployedWith({}, writable))).taskDefinition.container.readOnlyRootFilesystem).toBe(true);
  });

  test('does not change with what a release changes, so that no update of the stack is refused', () => {
    const changed = {
      cpu: 1024,
      memoryMiB: 2048,
      environment: { A: 'b' },
      spotPercent: 50,
      readOnlyRootFilesystem: false,
    } as const;
    const { container, family, cpu, memory } = runtimeOf(planOf(deployedWith({}, changed))).taskDefinition;
    const before = runtime('a deployed service').taskDefinition;
    expect({ container, family, cpu, memory }).toEqual({
      container: before.container,
      family: before.family,
      cpu: before.cpu,
      memory: before.memory,
    });
    expect(textsIn(container).join()).not.toContain('undefined');
  });

  test('writes to the log group of the containers', () => {
    const { containerLogs, taskDefinition } = runtimeOf(planOf(deployedWith({}, {}, { logs: { containerDays: 90 } })));
    expect(containerLogs).toMatchObject({ name: '/ecs/orders-task-dev', retentionDays: 90 });
    expect(taskDefinition.container.logGroup).toEqual({ of: 'logs/containers', as: 'name' });
  });
});
