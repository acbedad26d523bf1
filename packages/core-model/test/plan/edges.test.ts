import { deliveryRoles, runtimeRoles } from '../../src/plan/roles';
import { createNaming } from '../../src/plan/vocabulary/names';
import { renderText } from '../../src/plan/vocabulary/text';
import { commandsOf } from '../buildspec-parts';
import { actionOf, actionsOf, projectOf, roleOf, rolesOf, runtimeOf, sidsOf, statementOf } from '../plan-parts';
import { render } from '../plausible-values';
import { ALL_SPECS, deployedWith, EXISTING, planOf, SPECS, specWith } from '../specs';

const FINISHED = { kind: 'ecr', repository: 'acme/orders' } as const;
const SLACK = { on: ['failed'], slack: { workspaceId: 'T0123456', channelId: 'C0123456' } } as const;

describe('a shift that differs a little from those of AWS', () => {
  const configurationOf = (strategy: object) =>
    runtimeOf(planOf(deployedWith({ strategy } as Parameters<typeof deployedWith>[0]))).deploymentGroup.configuration;

  test.each([
    [{ kind: 'canary', percent: 11, waitMinutes: 5 }, 'orders-canary-11-5-dev', 'TimeBasedCanary'],
    [{ kind: 'canary', percent: 10, waitMinutes: 3 }, 'orders-canary-10-3-dev', 'TimeBasedCanary'],
    [{ kind: 'linear', percent: 10, waitMinutes: 5 }, 'orders-linear-10-5-dev', 'TimeBasedLinear'],
    [{ kind: 'linear', percent: 11, waitMinutes: 1 }, 'orders-linear-11-1-dev', 'TimeBasedLinear'],
  ])('has a configuration of its own: %j', (strategy, name, shift) => {
    const { percent, waitMinutes } = strategy;
    expect(configurationOf(strategy)).toEqual({ kind: 'custom', name, shift, percent, intervalMinutes: waitMinutes });
  });
});

describe('a finished image', () => {
  const commandsWith = (parts: object) =>
    commandsOf(projectOf(planOf(specWith({ source: FINISHED, approvals: [{ before: 'end' }], ...parts })), 'build'));

  test('is shown by a build that has nothing else to do', () => {
    expect(commandsWith({})).toContain('cat imageDetail.json');
    expect(commandsWith({ build: { commands: { build: ['make'] } } })).not.toContain('cat imageDetail.json');
  });

  test('has no cache of layers, since no layers are made', () => {
    const cacheOf = (image?: 'none') =>
      projectOf(
        planOf(
          specWith({ build: { ...(image && { image }), cache: { kind: 'local' }, commands: { build: ['make'] } } }),
        ),
        'build',
      ).cache;
    expect(cacheOf('none')).toEqual({ kind: 'local', modes: ['LOCAL_CUSTOM_CACHE'] });
    expect(cacheOf()).toEqual({ kind: 'local', modes: ['LOCAL_DOCKER_LAYER_CACHE', 'LOCAL_CUSTOM_CACHE'] });
  });

  test('needs no variables where there is none', () => {
    const spec = specWith({
      build: { image: 'none', commands: { build: ['make'] } },
      tests: [{ name: 'unit', commands: ['make'], docker: true }],
    });
    expect(Object.keys(actionOf(planOf(spec), 'Test', 'unit').configuration)).toEqual(['ProjectName']);
    expect(sidsOf(projectOf(planOf(spec), 'test-unit').role)).not.toContain('PullImages');
  });
});

describe('until the first release', () => {
  const containerOf = (port: number) => runtimeOf(planOf(deployedWith({}, { port }))).taskDefinition.container;

  test('the waiting program is a normal user where the port allows it', () => {
    expect(containerOf(1024)).toMatchObject({ user: '1000:1000' });
    expect(containerOf(80)).not.toHaveProperty('user');
  });

  test('an image of the team can write to its files where the service may', () => {
    const { container } = runtimeOf(
      planOf(deployedWith({}, { initialImage: EXISTING.image, readOnlyRootFilesystem: false })),
    ).taskDefinition;
    expect(container.readOnlyRootFilesystem).toBe(false);
  });
});

describe('values of a service', () => {
  const arn = 'arn:aws:secretsmanager:eu-west-1:111122223333:secret:orders-AbCdEf';
  const planned = () =>
    planOf(
      deployedWith(
        {},
        { environment: { URL: { secret: arn }, HOST: { parameter: '/orders/db/host' }, NAME: 'secret' } },
      ),
    );

  test('are secrets by ARN as they stand', () => {
    const plan = planned();
    expect(statementOf(roleOf(plan, 'task-execution'), 'ReadSecrets').resources).toEqual([arn]);
    expect(render(projectOf(plan, 'build').buildspec)).toContain(`"valueFrom": "${arn}"`);
  });

  test('are parameters by path, without the first slash only', () => {
    const parameterOf = (parameter: string) => {
      const plan = planOf(deployedWith({}, { environment: { HOST: { parameter } } }));
      return render(statementOf(roleOf(plan, 'task-execution'), 'ReadParameters').resources[0] ?? '');
    };
    expect(parameterOf('/orders/db/host')).toMatch(/:parameter\/orders\/db\/host$/);
    expect(parameterOf('orders/db')).toMatch(/:parameter\/orders\/db$/);
  });

  test('need endpoints for their kinds, and text needs none', () => {
    const endpointsOf = (environment: object) => {
      const network = { kind: 'new', egress: 'endpoints' } as const;
      const planned = runtimeOf(
        planOf(
          deployedWith(
            {},
            { initialImage: EXISTING.image, environment: environment as Record<string, string> },
            { network },
          ),
        ),
      ).network;
      return planned.kind === 'new' ? planned.endpoints.map(({ id }) => id) : [];
    };
    const plain = endpointsOf({ NAME: 'secret parameter' });
    expect(endpointsOf({ URL: { secret: 'x' } })).toHaveLength(plain.length + 1);
    expect(endpointsOf({ URL: { parameter: 'x' } })).toHaveLength(plain.length + 1);
  });
});

describe('a pipeline that only a chat is told of', () => {
  test('has alarms that tell no topic', () => {
    const plan = planOf(specWith({ notifications: [SLACK], monitoring: { alarms: { failedExecutions: true } } }));
    expect(plan.delivery.alarms.map(({ topics }) => topics)).toEqual([[]]);
  });
});

describe('an approval that only a chat is told of', () => {
  test('tells no topic', () => {
    const chat = { ...SLACK, on: ['approval-needed'] } as const;
    const plan = planOf(specWith({ approvals: [{ before: 'build' }], notifications: [chat] }));
    expect(actionsOf(plan).find(({ category }) => category === 'Approval')?.configuration).not.toHaveProperty(
      'NotificationArn',
    );
  });
});

describe('a name of just the length that AWS allows', () => {
  test('stays as it is', () => {
    const name = createNaming({
      pattern: '{service}-{type}-{suffix}',
      suffix: 'dev',
      service: 'orders',
      project: '',
      team: '',
    });
    const type = 'x'.repeat(32 - 'orders--dev'.length);
    expect(name('targetGroup', type)).toBe(`orders-${type}-dev`);
    expect(name('targetGroup', `${type}x`)).toMatch(/^orders-x+-[0-9a-f]{6}-dev$/);
  });
});

describe('tags', () => {
  test('name the repository where it is known before the pipeline is', () => {
    expect(planOf(SPECS.minimal).tags).toHaveProperty('Repository', 'acme/orders');
    expect(planOf(SPECS['a new CodeCommit repository']).tags).not.toHaveProperty('Repository');
  });
});

describe('what adapters ask of a plan', () => {
  test.each(ALL_SPECS)('%s: every role, each once', (_, spec) => {
    const plan = planOf(spec);
    const listed = [...deliveryRoles(plan.delivery), ...plan.runtimes.flatMap(runtimeRoles)];
    expect(listed.map(({ id }) => id).sort()).toEqual(
      rolesOf(plan)
        .map(({ id }) => id)
        .sort(),
    );
  });

  test('a text with its references filled in', () => {
    const text = {
      join: ['arn:', { of: 'cloud', as: 'partition' }, ':s3:::', { of: 'bucket/artifacts', as: 'name' }],
    } as const;
    expect(renderText(text, ({ of, as }) => `<${of} ${as}>`)).toBe(
      'arn:<cloud partition>:s3:::<bucket/artifacts name>',
    );
  });
});
