import type { ResourceFact } from '@tap-pipeline/conformance';
import { checkIdentity, readAccount } from '../../src/emulator/account/account-guard';
import { ACCOUNT_SYSTEMS, withoutReaders } from '../../src/emulator/account/account-systems';
import { checkBudget, estimateCosts, totalOf } from '../../src/emulator/account/budget';
import { createSuffix, deleteStacks, findNamed } from '../../src/emulator/account/clean-up';
import { parseAccountFlags } from '../../src/emulator/account/flags';
import { createCloud } from '../../src/emulator/cloud';
import { toDeployable } from '../../src/emulator/deployable';
import { findSystems, parseEmulatorFlags } from '../../src/emulator/flags';
import { SYSTEMS } from '../../src/emulator/systems';
import { FIVE_STAGE } from './recording';

const ENV = { TAP_PIPELINE_AWS_ACCOUNT: '123456789012', AWS_REGION: 'eu-west-1', AWS_PROFILE: 'sandbox' };

describe('an account is used only', () => {
  test('when the environment names it, its region and its credentials', () => {
    expect(readAccount(ENV)).toEqual({ account: '123456789012', region: 'eu-west-1' });
    expect(readAccount({ ...ENV, AWS_PROFILE: '', AWS_ACCESS_KEY_ID: 'AKIA' }).region).toBe('eu-west-1');
  });

  test.each([
    ['TAP_PIPELINE_AWS_ACCOUNT', undefined, 'must be the twelve digits of the account that may be used, got ""'],
    ['TAP_PIPELINE_AWS_ACCOUNT', '1234', 'must be the twelve digits of the account that may be used, got "1234"'],
    ['AWS_REGION', undefined, 'AWS_REGION must be set'],
    ['AWS_PROFILE', undefined, 'AWS_PROFILE must be set, or AWS_ACCESS_KEY_ID'],
  ])('when %s is right, and not %s', (name, value, message) => {
    expect(() => readAccount({ ...ENV, [name]: value })).toThrow(message);
  });

  test('when the credentials are of it', () => {
    const account = readAccount(ENV);
    expect(() => checkIdentity(account, '123456789012')).not.toThrow();
    expect(() => checkIdentity(account, '999999999999')).toThrow('of account 999999999999');
    expect(() => checkIdentity(account, undefined)).toThrow('of account unknown');
  });
});

describe('what it may cost', () => {
  const costs = estimateCosts(toDeployable(FIVE_STAGE.template).facts);

  test('is estimated from what is made', () => {
    expect(costs.map(({ type }) => type)).toEqual(
      expect.arrayContaining([
        'AWS::EC2::NatGateway',
        'AWS::ElasticLoadBalancingV2::LoadBalancer',
        'AWS::ECS::TaskDefinition',
        'AWS::KMS::Key',
      ]),
    );
    // A NAT gateway, a load balancer with two addresses, four small tasks and an action cost 26 to 32 cents an hour.
    expect(totalOf(costs)).toBeGreaterThan(0.26);
    expect(totalOf(costs)).toBeLessThan(0.32);
  });

  test.each<[type: string, properties: ResourceFact['properties'], hourly: number]>([
    ['AWS::EC2::NatGateway', {}, 0.045],
    ['AWS::EC2::EIP', {}, 0.005],
    ['AWS::EC2::VPCEndpoint', { VpcEndpointType: 'Gateway' }, 0],
    ['AWS::EC2::VPCEndpoint', { VpcEndpointType: 'Interface' }, 0.01],
    ['AWS::ElasticLoadBalancingV2::LoadBalancer', { Subnets: ['a', 'b'] }, 0.0225 + 0.008 + 2 * 0.005],
    ['AWS::ECS::TaskDefinition', { Cpu: '1024', Memory: '2048' }, 4 * (0.04048 + 2 * 0.004445 + 0.005)],
    ['AWS::KMS::Key', {}, 1 / 720],
    ['AWS::CloudWatch::Alarm', {}, 0.1 / 720],
    ['AWS::CloudWatch::Alarm', { Metrics: [{ MetricStat: {} }, { MetricStat: {} }, { Expression: 'a/b' }] }, 0.2 / 720],
    ['AWS::CodePipeline::Pipeline', {}, 60 * 0.002],
    ['AWS::S3::Bucket', {}, 0],
  ])('of %s with %j is its list price, and never less', (type, properties, hourly) => {
    const fact = { id: 'one', type, properties, removal: 'destroy', engine: {}, after: [] } as const;
    const estimated = totalOf(estimateCosts({ resources: { one: fact }, outputs: {} }));
    expect(estimated).toBeGreaterThanOrEqual(hourly - 1e-12);
    expect(estimated).toBeLessThanOrEqual(hourly * 1.01);
  });

  test('counts the zones of endpoints, and shared things by their number', () => {
    const properties = { VpcEndpointType: 'Interface', SubnetIds: ['a', 'b'] };
    const fact = { type: 'AWS::EC2::VPCEndpoint', properties, removal: 'destroy', engine: {}, after: [] } as const;
    const board = { ...fact, type: 'AWS::CloudWatch::Dashboard', properties: {} };
    const resources = { one: { ...fact, id: 'one' }, two: { ...fact, id: 'two' }, board: { ...board, id: 'board' } };
    const [endpoints, dashboards] = estimateCosts({ resources, outputs: {} });
    expect(endpoints).toEqual({ type: 'AWS::EC2::VPCEndpoint', count: 2, hourly: 0.04 });
    expect(dashboards?.hourly).toBeCloseTo(3 / 720);
  });

  test('has to be within the budget, for the whole time', () => {
    expect(() => checkBudget(costs, 60, 1)).not.toThrow();
    expect(() => checkBudget(costs, 240, 0.1)).toThrow(/240 minutes would cost 1\.\d\d USD, and --budget is 0\.10 USD/);
    expect(() => checkBudget(costs, 240, 0.1)).toThrow('1 × AWS::EC2::NatGateway: 0.045 USD an hour');
  });
});

describe('what is left of a run', () => {
  test('is found by its suffix', () => {
    const inventory = new Set([
      'AWS::S3::Bucket orders-artifacts-e2e0x7qz-123456789012-eu-west-1',
      'AWS::IAM::Role orders-build-role-e2e0x7qz',
      'AWS::IAM::Role orders-build-role-e2e0x7q',
      'AWS::IAM::Role orders-build-role-e2e0x7qza',
    ]);
    expect(findNamed(inventory, 'e2e0x7qz')).toEqual([...inventory].slice(0, 2));
  });

  test('is deleted, stack by stack, and waited for', async () => {
    const account = new FakeStacks([
      ['orders-e2e0x7qz', 'e2e0x7qz'],
      ['theirs', undefined],
    ]);
    expect(await deleteStacks(account.cloud, 'e2e0x7qz', { everySeconds: 0 })).toEqual(['orders-e2e0x7qz']);
    expect(account.names).toEqual(['theirs']);
  });

  test('is deleted when CloudFormation has done what it was doing', async () => {
    const account = new FakeStacks([['orders-e2e0x7qz', 'e2e0x7qz']], undefined, [
      'UPDATE_IN_PROGRESS',
      'UPDATE_ROLLBACK_IN_PROGRESS',
      'UPDATE_ROLLBACK_COMPLETE',
    ]);
    expect(await deleteStacks(account.cloud, 'e2e0x7qz', { everySeconds: 0 })).toEqual(['orders-e2e0x7qz']);
    expect(account.names).toEqual([]);
  });

  test('that cannot be deleted is told', async () => {
    const account = new FakeStacks([['orders-e2e0x7qz', 'e2e0x7qz']], 'DELETE_FAILED');
    await expect(deleteStacks(account.cloud, 'e2e0x7qz', { everySeconds: 0 })).rejects.toThrow(
      'orders-e2e0x7qz cannot be deleted: the bucket is not empty',
    );
  });

  test('that takes too long is told', async () => {
    const account = new FakeStacks([['orders-e2e0x7qz', 'e2e0x7qz']], 'DELETE_IN_PROGRESS');
    await expect(deleteStacks(account.cloud, 'e2e0x7qz', { everySeconds: 0, mostSeconds: -1 })).rejects.toThrow(
      'orders-e2e0x7qz are there after -1 s',
    );
  });

  test('has a suffix that fits every name', () => {
    expect(createSuffix(() => 0)).toBe('e2e00000');
    expect(createSuffix(() => 0.999999)).toMatch(/^e2e[a-z0-9]{5}$/);
    expect(createSuffix()).toMatch(/^e2e[a-z0-9]{5}$/);
  });
});

test('in an account nobody gets e-mail, and a running service is left alone', () => {
  const spec = withoutReaders({ service: 'orders', source: { kind: 's3', key: 'a.zip' }, notifications: [] });
  expect(spec).not.toHaveProperty('notifications');
  for (const { changed } of ACCOUNT_SYSTEMS) expect(changed(spec)).toEqual({ ...spec, logs: { buildDays: 60 } });
});

describe('a command line', () => {
  test('has defaults that are safe', () => {
    expect(parseAccountFlags([])).toEqual({ only: [], budget: 1, minutes: 60, cleanUp: undefined, help: false });
    expect(parseEmulatorFlags(['--only', 'five-stage'])).toEqual({
      only: ['five-stage'],
      all: false,
      install: false,
      optional: false,
      record: false,
      help: false,
    });
    expect(parseAccountFlags(['--clean-up', 'e2e0x7qz']).cleanUp).toBe('e2e0x7qz');
  });

  test.each([
    [['--budget', 'lots'], '--budget must be a number between 0 and 1000, got "lots"'],
    [['--budget', ''], '--budget must be a number between 0 and 1000, got ""'],
    [['--minutes', '5'], '--minutes must be a number between 10 and 240, got "5"'],
    [['--clean-up', 'dev'], '--clean-up must be the suffix that a run told, such as e2e0x7qz, got "dev"'],
    [['--only', 'all'], '--only must be one of five-stage, python-blue-green, registry-build, got "all"'],
    [['--force'], "Unknown option '--force'"],
  ])('of %j is refused', (args, message) => {
    expect(() => parseAccountFlags(args)).toThrow(message);
  });

  test('of the emulator is refused when it names nothing that there is', () => {
    expect(() => parseEmulatorFlags(['--only', 'all'])).toThrow('--only must be one of five-stage');
    expect(() => parseEmulatorFlags(['all'])).toThrow('Unexpected argument');
  });

  test('deploys what was named, or what shows something of its own, or all', () => {
    const names = (args: readonly string[]) => findSystems(parseEmulatorFlags(args)).map(({ name }) => name);
    expect(names(['--only', 'python-api'])).toEqual(['python-api']);
    expect(names([])).toEqual(expect.arrayContaining(['five-stage', 'strict-payments', 'go-gateway']));
    expect(names([])).not.toContain('python-api');
    expect(names(['--all'])).toEqual(SYSTEMS.map(({ name }) => name));
  });
});

/** Stacks with the tag of their run. A deleted one is gone, unless it gets another state. */
class FakeStacks {
  private readonly stacks: Map<string, { tag: string | undefined; status: string }>;
  readonly cloud = Object.assign(createCloud({ region: 'eu-west-1', endpoint: 'http://127.0.0.1:1' }));

  constructor(
    stacks: readonly (readonly [name: string, tag: string | undefined])[],
    private readonly afterDelete?: string,
    private readonly states: string[] = [],
  ) {
    this.stacks = new Map(stacks.map(([name, tag]) => [name, { tag, status: 'CREATE_COMPLETE' }]));
    Object.assign(this.cloud.cloudFormation, { send: (command: object) => this.answer(command) });
  }

  get names(): readonly string[] {
    return [...this.stacks.keys()];
  }

  private async answer(command: object): Promise<object> {
    const { StackName } = Object(Reflect.get(command, 'input'));
    if (command.constructor.name === 'DeleteStackCommand') this.delete(StackName);
    return {
      Stacks: [...this.stacks].map(([name, { tag, status }]) => ({
        StackName: name,
        StackStatus: this.states.shift() ?? status,
        StackStatusReason: 'the bucket is not empty',
        ...(tag !== undefined && { Tags: [{ Key: 'tap-pipeline-e2e', Value: tag }] }),
      })),
    };
  }

  private delete(name: string): void {
    if (this.states.length > 0) throw new Error(`${name} is in a state in which it cannot be deleted`);
    if (this.afterDelete === undefined) this.stacks.delete(name);
    else this.stacks.set(name, { tag: 'e2e0x7qz', status: this.afterDelete });
  }
}
