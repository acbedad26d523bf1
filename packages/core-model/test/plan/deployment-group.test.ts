import type { StrategySpec } from '../../src/spec/deploy';
import { runtimeOf } from '../plan-parts';
import { deployedWith, planOf, SPECS } from '../specs';

const groupOf = (name: keyof typeof SPECS) => runtimeOf(planOf(SPECS[name])).deploymentGroup;
const configurationOf = (strategy: StrategySpec) =>
  runtimeOf(planOf(deployedWith({ strategy }))).deploymentGroup.configuration;

describe('the deployment group', () => {
  test.each([
    [{ kind: 'all-at-once' }, 'CodeDeployDefault.ECSAllAtOnce'],
    [{ kind: 'canary' }, 'CodeDeployDefault.ECSCanary10Percent5Minutes'],
    [{ kind: 'canary', percent: 10, waitMinutes: 15 }, 'CodeDeployDefault.ECSCanary10Percent15Minutes'],
    [{ kind: 'linear' }, 'CodeDeployDefault.ECSLinear10PercentEvery1Minutes'],
    [{ kind: 'linear', percent: 10, waitMinutes: 3 }, 'CodeDeployDefault.ECSLinear10PercentEvery3Minutes'],
  ] as const)('shifts %j as AWS does by %s', (strategy, name) => {
    expect(configurationOf(strategy)).toEqual({ kind: 'predefined', name });
  });

  test.each([
    [{ kind: 'canary', percent: 20, waitMinutes: 30 }, 'TimeBasedCanary', 'orders-canary-20-30-dev'],
    [{ kind: 'linear', percent: 25, waitMinutes: 10 }, 'TimeBasedLinear', 'orders-linear-25-10-dev'],
  ] as const)('shifts %j with a configuration of its own, %s, named after its figures', (strategy, shift, name) => {
    expect(configurationOf(strategy)).toEqual({
      kind: 'custom',
      name,
      shift,
      percent: strategy.percent,
      intervalMinutes: strategy.waitMinutes,
    });
  });

  test('keeps the old tasks for a while, never for no time', () => {
    expect(groupOf('a deployed service').terminationWaitMinutes).toBe(15);
    expect(runtimeOf(planOf(deployedWith({ terminationWaitMinutes: 60 }))).deploymentGroup.terminationWaitMinutes).toBe(
      60,
    );
  });

  test('goes back on failure and on request, and on the alarms that speak of the new tasks', () => {
    expect(groupOf('a deployed service')).toMatchObject({
      rollbackEvents: ['DEPLOYMENT_FAILURE', 'DEPLOYMENT_STOP_ON_REQUEST'],
      alarms: [],
    });
    expect(groupOf('a dashboard')).toMatchObject({
      rollbackEvents: ['DEPLOYMENT_FAILURE', 'DEPLOYMENT_STOP_ON_ALARM', 'DEPLOYMENT_STOP_ON_REQUEST'],
      alarms: [
        { of: 'alarm/server-errors', as: 'name' },
        { of: 'alarm/latency', as: 'name' },
      ],
    });
  });

  test('goes back on nothing where the spec says so', () => {
    expect(groupOf('no rollback')).toMatchObject({ rollbackEvents: [], alarms: [] });
  });

  test('has the pair of target groups and the listeners', () => {
    expect(groupOf('hooks and a test listener')).toMatchObject({
      targetGroups: [
        { of: 'targetGroup/blue', as: 'name' },
        { of: 'targetGroup/green', as: 'name' },
      ],
      productionListener: { of: 'listener/production', as: 'arn' },
      testListener: { of: 'listener/test', as: 'arn' },
    });
    expect(groupOf('a deployed service')).not.toHaveProperty('testListener');
  });
});
