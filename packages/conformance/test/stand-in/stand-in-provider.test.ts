import { version } from '@pulumi/aws/package.json';
import { Cloud, type StandInProvider, startStandInProvider, UNKNOWN } from '../../src/stand-in';
import { EngineClient } from './client';

const ROLE = 'aws:iam/role:Role';
const TOPIC = 'aws:sns/topic:Topic';
const BUCKET = 'aws:s3/bucket:Bucket';
const TASK_DEFINITION = 'aws:ecs/taskDefinition:TaskDefinition';
const CHANNEL = 'aws:chatbot/slackChannelConfiguration:SlackChannelConfiguration';

describe('the stand-in for the AWS provider', () => {
  let cloud: Cloud;
  let provider: StandInProvider;
  let engine: EngineClient;

  beforeEach(async () => {
    cloud = new Cloud();
    provider = await startStandInProvider(cloud, { secrets: { github: 'a token' } });
    engine = new EngineClient(provider.port);
  });

  afterEach(() => {
    engine.close();
    provider.stop();
  });

  test('tells how the engine attaches to it', () => {
    expect(provider.attach).toBe(`aws:${provider.port}`);
  });

  test('passes for the AWS provider of the SDK, takes any config, and has previews', async () => {
    const config = { region: 'eu-west-1' };
    expect(await engine.start(config)).toEqual({ version, config, previews: true });
    await engine.cancel();
  });

  describe('checks', () => {
    test('inputs, and leaves them as they are, unknown ones included', async () => {
      const inputs = { name: 'orders', tags: { Team: 'payments' }, kmsMasterKeyId: UNKNOWN };
      expect(await engine.check(TOPIC, inputs)).toEqual(inputs);
    });

    test('the type, and refuses one that it does not know', async () => {
      await expect(engine.check('aws:sqs/queue:Queue', {})).rejects.toThrow(
        'the stand-in does not know aws:sqs/queue:Queue; add it to RESOURCE_TYPES',
      );
    });
  });

  describe('finds', () => {
    test('no difference where nothing differs, a value left out and null being the same', async () => {
      const inputs = { name: 'orders', tags: { Team: 'payments' } };
      expect(await engine.diff(TOPIC, { ...inputs, arn: 'arn' }, inputs, { ...inputs, displayName: null })).toEqual({
        changes: false,
        replaces: [],
        deleteBeforeReplace: false,
        detailed: {},
      });
    });

    test('each property that is added, changed or gone, however deep', async () => {
      const old = { name: 'orders', tags: { Team: 'payments', Old: 'x' }, list: [{ a: 1 }, { a: 2 }] };
      const wanted = { name: 'orders', tags: { Team: 'shop', New: 'y' }, list: [{ a: 1 }, { a: 3 }] };
      expect(await engine.diff(TOPIC, old, old, wanted)).toMatchObject({
        changes: true,
        replaces: [],
        detailed: { 'tags.Team': 'update', 'tags.Old': 'delete', 'tags.New': 'add', 'list[1].a': 'update' },
      });
    });

    test('what drifted, since it compares with what was seen last', async () => {
      const inputs = { name: 'orders', displayName: 'Orders' };
      const { detailed } = await engine.diff(TOPIC, { ...inputs, displayName: 'by hand' }, inputs, inputs);
      expect(detailed).toEqual({ displayName: 'update' });
    });

    test('nothing in an output that the program never gave', async () => {
      const inputs = { name: 'orders' };
      expect((await engine.diff(TOPIC, { ...inputs, displayName: 'by hand' }, inputs, inputs)).changes).toBe(false);
    });

    test('a change in a value that only the update will know', async () => {
      const old = { name: 'orders', kmsMasterKeyId: 'key' };
      const { detailed } = await engine.diff(TOPIC, old, old, { ...old, kmsMasterKeyId: UNKNOWN });
      expect(detailed).toEqual({ kmsMasterKeyId: 'update' });
    });
  });

  describe('replaces', () => {
    test('a thing whose name changes; a name of the program’s own goes first', async () => {
      expect(await engine.diff(ROLE, { name: 'a' }, { name: 'a' }, { name: 'b' })).toMatchObject({
        replaces: ['name'],
        deleteBeforeReplace: true,
        detailed: { name: 'update, replaces' },
      });
    });

    test('a thing without a name of its own with the new one first', async () => {
      const old = { family: 'orders', cpu: '256' };
      expect(await engine.diff(TASK_DEFINITION, old, old, { ...old, cpu: '512' })).toMatchObject({
        replaces: ['cpu'],
        deleteBeforeReplace: false,
      });
    });

    test('a chat channel with the new one first, unless the program says otherwise', async () => {
      const old = { configurationName: 'orders', slackTeamId: 'T1' };
      expect(await engine.diff(CHANNEL, old, old, { ...old, slackTeamId: 'T2' })).toMatchObject({
        replaces: ['slackTeamId'],
        deleteBeforeReplace: false,
      });
    });

    test('nothing for a name that AWS can change', async () => {
      const old = { repositoryName: 'orders' };
      const type = 'aws:codecommit/repository:Repository';
      expect(await engine.diff(type, old, old, { repositoryName: 'shop' })).toMatchObject({
        changes: true,
        replaces: [],
      });
    });
  });

  describe('creates', () => {
    test('a resource with an id and outputs', async () => {
      const { id, state } = await engine.create(TOPIC, { name: 'orders' });
      expect(id).toBe('orders');
      expect(state).toEqual({ name: 'orders', arn: 'arn:aws:sns:us-east-1:000000000000:topic/orders' });
      expect(cloud.resources).toEqual([{ type: TOPIC, id, settings: { name: 'orders' }, state }]);
    });

    test('things without a name under ids of their own', async () => {
      const one = await engine.create(TASK_DEFINITION, { family: 'orders' });
      const other = await engine.create(TASK_DEFINITION, { family: 'orders' });
      expect(one.id).not.toBe(other.id);
      expect(one.state.arn).not.toBe(other.state.arn);
    });

    test('nothing in a preview, whose outputs are unknown', async () => {
      const { id, state } = await engine.create(TOPIC, { name: 'orders' }, true);
      expect({ id, state }).toEqual({ id: '', state: { name: 'orders', arn: UNKNOWN } });
      expect(cloud.resources).toEqual([]);
    });

    test('no second thing of the same name', async () => {
      await engine.create(BUCKET, { bucket: 'orders' });
      await expect(engine.create(BUCKET, { bucket: 'orders' })).rejects.toThrow(
        'AlreadyExists: there is a aws:s3/bucket:Bucket orders already',
      );
    });
  });

  describe('reads', () => {
    test('the settings that the program gives, as they are now, and all outputs', async () => {
      const { id } = await engine.create(TOPIC, { name: 'orders', displayName: 'Orders' });
      cloud.drift(TOPIC, id, { displayName: 'by hand', deliveryPolicy: '{}' });
      const { inputs, state } = await engine.read(TOPIC, id, { name: 'orders', displayName: 'Orders' });
      expect(inputs).toEqual({ name: 'orders', displayName: 'by hand' });
      expect(state).toMatchObject({ displayName: 'by hand', deliveryPolicy: '{}' });
    });

    test('all settings of a thing that is taken over by import', async () => {
      const { id } = await engine.create(TOPIC, { name: 'orders', displayName: 'Orders' });
      expect((await engine.read(TOPIC, id, {})).inputs).toEqual({ name: 'orders', displayName: 'Orders' });
    });

    test('no id where there is nothing', async () => {
      expect(await engine.read(TOPIC, 'orders', {})).toEqual({ id: '', inputs: {}, state: {} });
    });
  });

  describe('updates', () => {
    const inputs = { name: 'orders', displayName: 'Orders', deliveryPolicy: '{}' };

    test('what differs, and sends nothing else', async () => {
      const { id } = await engine.create(TOPIC, inputs);
      cloud.drift(TOPIC, id, { deliveryPolicy: 'by hand' });
      const state = await engine.update(TOPIC, id, inputs, { ...inputs, displayName: 'Shop' });
      expect(state).toMatchObject({ displayName: 'Shop', deliveryPolicy: 'by hand' });
      expect(cloud.tryFind(TOPIC, id)?.state).toEqual(state);
    });

    test('a setting that is left out by taking it away', async () => {
      const { id } = await engine.create(TOPIC, inputs);
      await engine.update(TOPIC, id, inputs, { name: 'orders', deliveryPolicy: '{}' });
      expect(cloud.tryFind(TOPIC, id)?.settings).toEqual({ name: 'orders', deliveryPolicy: '{}' });
    });

    test('nothing in a preview, which keeps the outputs', async () => {
      const { id, state } = await engine.create(TOPIC, inputs);
      const previewed = await engine.update(TOPIC, id, inputs, { ...inputs, displayName: 'Shop' }, true);
      expect(previewed).toEqual({ ...state, displayName: 'Shop' });
      expect(cloud.tryFind(TOPIC, id)?.state).toEqual(state);
    });

    test('nothing that is not there, and nothing to a name that is taken', async () => {
      const type = 'aws:codecommit/repository:Repository';
      const [one, other] = [{ repositoryName: 'one' }, { repositoryName: 'other' }];
      await expect(engine.update(type, 'one', one, other)).rejects.toThrow(`NotFound: there is no ${type} one`);
      await engine.create(type, one);
      await engine.create(type, other);
      await expect(engine.update(type, 'one', one, other)).rejects.toThrow(`AlreadyExists: there is a ${type} other`);
    });
  });

  describe('deletes', () => {
    test('a resource, whose name is free again', async () => {
      await engine.create(BUCKET, { bucket: 'orders' });
      await engine.delete(BUCKET, 'orders');
      expect(cloud.resources).toEqual([]);
      await engine.create(BUCKET, { bucket: 'orders' });
      expect(cloud.takeOperations().map(({ kind }) => kind)).toEqual(['create', 'delete', 'create']);
      expect(cloud.takeOperations()).toEqual([]);
    });

    test('nothing that is not there', async () => {
      await expect(engine.delete(BUCKET, 'orders')).rejects.toThrow(`NotFound: there is no ${BUCKET} orders`);
    });
  });

  describe('calls', () => {
    test('functions that tell of account, region, partition and zones', async () => {
      expect(await engine.invoke('aws:index/getRegion:getRegion', {})).toMatchObject({ region: 'us-east-1' });
      expect(await engine.invoke('aws:index/getPartition:getPartition', {})).toMatchObject({ partition: 'aws' });
      expect(await engine.invoke('aws:index/getCallerIdentity:getCallerIdentity', {})).toMatchObject({
        accountId: '000000000000',
      });
      expect(await engine.invoke('aws:index/getAvailabilityZones:getAvailabilityZones', {})).toMatchObject({
        names: ['us-east-1a', 'us-east-1b', 'us-east-1c'],
      });
    });

    test('no function that it does not know', async () => {
      await expect(engine.invoke('aws:ec2/getAmi:getAmi', {})).rejects.toThrow(
        'the stand-in does not know aws:ec2/getAmi:getAmi',
      );
    });
  });

  describe('with secrets', () => {
    const GET_SECRET = 'aws:secretsmanager/getSecretVersion:getSecretVersion';

    test('leaves it to the engine to remember which values are secret, as the AWS provider does', async () => {
      expect(await engine.acceptsSecrets()).toBe(false);
    });

    test('answers those of Secrets Manager', async () => {
      expect(await engine.invoke(GET_SECRET, { secretId: 'github' })).toMatchObject({ secretString: 'a token' });
    });

    test('says which one is missing', async () => {
      await expect(engine.invoke(GET_SECRET, { secretId: 'gitlab' })).rejects.toThrow('there is no secret gitlab');
    });
  });

  test('takes a name that AWS can change for the same resource', async () => {
    const type = 'aws:codecommit/repository:Repository';
    const { id } = await engine.create(type, { repositoryName: 'orders' });
    await engine.update(type, id, { repositoryName: 'orders' }, { repositoryName: 'shop' });
    expect(cloud.ofType(type)).toMatchObject([{ id, settings: { repositoryName: 'shop' } }]);
  });
});
