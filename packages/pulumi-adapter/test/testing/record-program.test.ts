import { join } from 'node:path';
import { parseJsonText, type RecordedResource, type Recording } from '../../src/testing';
import { failureOf, record } from '../support/record';

/** A recording takes some seconds where the machine is busy. */
jest.setTimeout(60_000);

const ANSWERS = {
  'aws:ec2/getAmi:getAmi': (_args: object, mark: (output: string) => string) => ({ id: mark('id') }),
};

describe('the recording of a program', () => {
  let recording: Recording;
  const find = (type: string, name: string): RecordedResource => {
    const found = recording.resources.find((resource) => resource.type === type && resource.name === name);
    if (!found) throw new Error(`there is no ${type} ${name}`);
    return found;
  };

  beforeAll(async () => {
    recording = await record('recorded.js', {
      config: { topic: 'releases', 'aws:region': 'eu-west-1' },
      secretConfig: { password: 'clear-text-of-password' },
      answers: ANSWERS,
    });
  });

  test('knows type, name, URN and parent of a resource', () => {
    expect(find('aws:s3/bucketVersioning:BucketVersioning', 'versioning')).toMatchObject({
      urn: 'urn:pulumi:dev::orders::test:index:Store$aws:s3/bucketVersioning:BucketVersioning::versioning',
      parent: 'store',
      custom: true,
    });
    expect(find('test:index:Store', 'store')).not.toHaveProperty('parent');
  });

  test('keeps a reference to an output, also of an input that is text', () => {
    const bucket = find('aws:s3/bucket:Bucket', 'bucket');
    expect(find('aws:s3/bucketVersioning:BucketVersioning', 'versioning').inputs.bucket).toEqual({
      ref: bucket.urn,
      output: 'id',
    });
    expect(find('aws:s3/bucketPolicy:BucketPolicy', 'policy').inputs.bucket).toEqual({
      ref: bucket.urn,
      output: 'bucket',
    });
  });

  test('names a resource by its name, and by its URN where two have the same name', () => {
    expect(find('aws:s3/bucketPolicy:BucketPolicy', 'policy').dependsOn).toEqual(['versioning']);
    expect(find('aws:s3/bucketVersioning:BucketVersioning', 'versioning').propertyDependencies).toEqual({
      bucket: ['urn:pulumi:dev::orders::test:index:Store$aws:s3/bucket:Bucket::bucket'],
    });
  });

  test('keeps references in texts and in JSON documents', () => {
    const { inputs } = find('aws:s3/bucketPolicy:BucketPolicy', 'policy');
    const arn = { ref: find('aws:s3/bucket:Bucket', 'bucket').urn, output: 'arn' };
    expect(parseJsonText(inputs.policy ?? '')).toEqual({
      Statement: [{ Resource: { join: [arn, '/*'] } }, { Resource: '*' }],
    });
    expect(find('aws:s3/bucket:Bucket', 'copies').inputs.bucket).toEqual({
      join: [
        'copies-',
        { ref: 'aws:index/getCallerIdentity:getCallerIdentity', output: 'accountId' },
        '-',
        { ref: 'known', output: 'region' },
      ],
    });
  });

  test('has no secret in clear, and says where secrets are', () => {
    expect(JSON.stringify(recording)).not.toContain('clear-text-of-password');
    expect(find('aws:ssm/parameter:Parameter', 'parameter')).toMatchObject({
      inputs: { type: 'SecureString', value: '[secret]' },
      secrets: ['value'],
      options: { additionalSecretOutputs: expect.arrayContaining(['arn']) },
    });
  });

  test('keeps what comes from a secret input secret, and its link', () => {
    const version = find('aws:secretsmanager/secretVersion:SecretVersion', 'bucket');
    expect(find('aws:ssm/parameter:Parameter', 'copy')).toMatchObject({
      inputs: { value: { ref: version.urn, output: 'secretString' } },
      secrets: ['value'],
    });
  });

  test('has options that are set, and no others', () => {
    expect(find('aws:sns/topic:Topic', 'topic').options).toEqual({
      aliases: ['urn:pulumi:dev::orders::aws:sns/topic:Topic::old'],
      ignoreChanges: ['tags'],
      customTimeouts: { create: '5m' },
    });
    expect(find('aws:s3/bucketPolicy:BucketPolicy', 'policy').options).toEqual({});
  });

  test('is of resources after the transforms of their parents and of the stack', () => {
    const bucket = find('aws:s3/bucket:Bucket', 'bucket');
    expect(bucket.inputs).toMatchObject({ forceDestroy: true, tags: { Team: 'payments' } });
    expect(bucket.options).toMatchObject({ protect: true, retainOnDelete: true });
    expect(find('aws:sns/topic:Topic', 'topic').inputs).toEqual({ name: 'releases', displayName: 'from the stack' });
    expect(find('aws:s3/bucket:Bucket', 'copies').inputs).not.toHaveProperty('forceDestroy');
  });

  test('has the outputs of components and of the program', () => {
    const bucket = find('aws:s3/bucket:Bucket', 'bucket').urn;
    expect(find('test:index:Store', 'store').outputs).toEqual({ name: { ref: bucket, output: 'bucket' } });
    expect(recording.outputs).toMatchObject({
      bucket: { ref: bucket, output: 'arn' },
      zones: [0, 1, 2].map((zone) => ({
        ref: 'aws:index/getAvailabilityZones:getAvailabilityZones',
        output: `names[${zone}]`,
      })),
    });
  });

  test('says of what is only read which id it has', () => {
    expect(find('aws:s3/bucket:Bucket', 'known').options).toMatchObject({ read: 'acme-known' });
  });

  test('tells calls of one function with different arguments apart', () => {
    expect(recording.outputs.images).toEqual([
      { ref: 'aws:ec2/getAmi:getAmi', output: 'id' },
      { ref: 'aws:ec2/getAmi:getAmi#2', output: 'id' },
    ]);
    expect(recording.invokes.filter(({ token }) => token === 'aws:ec2/getAmi:getAmi').map(({ args }) => args)).toEqual([
      { owners: ['owner-1'] },
      { owners: ['owner-2'] },
    ]);
  });

  test('has what the program logged', () => {
    expect(recording.messages).toContainEqual({ severity: 'warning', text: 'careful' });
  });
});

describe('a program', () => {
  test('may be a function that takes its time', async () => {
    const { outputs } = await record('later.js');
    expect(outputs).toEqual({ arn: { ref: 'topic', output: 'arn' } });
  });

  test('may be an ES module, which package.json names', async () => {
    const { outputs } = await record('', { dir: join(__dirname, '../programs/module'), main: undefined });
    expect(outputs).toEqual({ arn: { ref: 'topic', output: 'arn' } });
  });

  test("may be TypeScript, for Pulumi's own loader", async () => {
    const { outputs } = await record('typed.ts', { nodeOptions: undefined });
    expect(outputs).toEqual({ arn: { ref: 'topic', output: 'arn' } });
  });

  test('may pass a resource as an input, and read of it what it reads of the resource', async () => {
    const { resources, invokes, outputs } = await record('resource-input.js');
    expect(resources.map(({ name }) => name)).toEqual(['role', 'attachment']);
    expect(resources.at(-1)?.inputs.role).toEqual({ ref: 'role', output: 'id' });
    expect(outputs).toEqual({
      arn: { ref: 'role', output: 'arn' },
      id: { ref: 'role', output: 'id' },
      policy: { ref: 'attachment', output: 'policyArn' },
    });
    expect(invokes).toEqual([]);
  });

  test('may be given outputs as they are', async () => {
    const { outputs } = await record('later.js', { outputs: ({ name }) => ({ arn: `arn:of:${name}` }) });
    expect(outputs).toEqual({ arn: 'arn:of:topic' });
  });

  test('fails with what to do when nobody answers a function', async () => {
    const { message } = await failureOf(record('unanswered.js'));
    expect(message).toContain(
      "the recorder has no answer to aws:ec2/getAmi:getAmi; give it one: answers: { 'aws:ec2/getAmi:getAmi'",
    );
  });

  test('fails when two resources have one URN, as it does with the engine', async () => {
    const { message, recording } = await failureOf(record('clash.js'));
    expect(message).toContain('duplicate resource URN urn:pulumi:dev::orders::aws:sns/topic:Topic::topic');
    expect(recording.resources).toHaveLength(1);
  });

  test('is stopped when it does not end', async () => {
    const { printed } = await failureOf(record('endless.js', { timeoutSeconds: 4 }));
    expect(printed).toContain('stopped by SIGTERM after 4 seconds');
  });
});
