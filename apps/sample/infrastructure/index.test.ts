import assert from 'node:assert/strict';
import { join } from 'node:path';
import { before, test } from 'node:test';
import {
  parseJsonText,
  type RecordedResource,
  type RecordedValue,
  recordProgram,
} from '@tap-pipeline/pulumi-adapter/testing';

let dev: readonly RecordedResource[];
let prod: readonly RecordedResource[];

before(async () => {
  [dev, prod] = await Promise.all([record('dev'), record('prod')]);
});

test('nobody on the internet can read a bucket', () => {
  const closed = ['blockPublicAcls', 'blockPublicPolicy', 'ignorePublicAcls', 'restrictPublicBuckets'];
  for (const { inputs } of eachBucketHas('aws:s3/bucketPublicAccessBlock:BucketPublicAccessBlock'))
    for (const setting of closed) assert.equal(inputs[setting], true, setting);
});

test('artifacts are encrypted, at rest and on their way', () => {
  const encryptions = eachBucketHas(
    'aws:s3/bucketServerSideEncryptionConfiguration:BucketServerSideEncryptionConfiguration',
  );
  for (const { inputs } of encryptions) assert.match(JSON.stringify(inputs), /"sseAlgorithm":"(AES256|aws:kms)"/);
  for (const { inputs } of eachBucketHas('aws:s3/bucketPolicy:BucketPolicy'))
    assert.ok(
      statementsOf(inputs.policy).some(
        ({ Effect, Condition }) =>
          Effect === 'Deny' && JSON.stringify(Condition) === '{"Bool":{"aws:SecureTransport":"false"}}',
      ),
    );
});

test('an image that was released cannot be replaced, and is scanned', () => {
  for (const { inputs } of all(dev, 'aws:ecr/repository:Repository')) {
    assert.equal(inputs.imageTagMutability, 'IMMUTABLE');
    assert.deepEqual(inputs.imageScanningConfiguration, { scanOnPush: true });
  }
});

test('tasks have no public address', () => {
  for (const { inputs } of all(dev, 'aws:ecs/service:Service'))
    assert.match(JSON.stringify(inputs.networkConfiguration), /"assignPublicIp":false/);
});

test('a program in a container cannot change the file system that it came with', () => {
  // In the task definition that the service is created with, and in the one that each release registers.
  const settings = [...JSON.stringify(dev).matchAll(/readonlyRootFilesystem\W+(\w+)/gi)];
  assert.deepEqual(
    settings.map(([, value]) => value),
    ['true', 'true'],
  );
});

test('no role may do everything with an AWS service', () => {
  for (const { inputs } of all(dev, 'aws:iam/rolePolicy:RolePolicy'))
    for (const { Effect, Action } of statementsOf(inputs.policy))
      if (Effect === 'Allow') for (const action of [Action].flat()) assert.doesNotMatch(action, /^(\*|[^:]+:\*)$/);
});

test('every log is kept for a limited time', () => {
  for (const { inputs } of all(dev, 'aws:cloudwatch/logGroup:LogGroup')) assert.ok(Number(inputs.retentionInDays) > 0);
});

test('production keeps its data when the stack is deleted', () => {
  for (const type of ['aws:s3/bucket:Bucket', 'aws:ecr/repository:Repository'])
    for (const { options } of all(prod, type)) assert.equal(options.retainOnDelete, true);
});

test('a person approves a release to production', () => {
  const [pipeline] = all(prod, 'aws:codepipeline/pipeline:Pipeline');
  const stages = pipeline?.inputs.stages as readonly { readonly name: string }[];
  assert.deepEqual(stages.map(({ name }) => name).slice(-2), ['ApproveDeploy', 'Deploy']);
});

interface Statement {
  readonly Effect: string;
  readonly Action: string | readonly string[];
  readonly Condition?: unknown;
}

function statementsOf(policy: RecordedValue): readonly Statement[] {
  return JSON.parse(JSON.stringify(parseJsonText(policy))).Statement;
}

/** All resources of a type; there is at least one. */
function all(resources: readonly RecordedResource[], type: string): readonly RecordedResource[] {
  const found = resources.filter((resource) => resource.type === type);
  assert.notEqual(found.length, 0, type);
  return found;
}

/** A setting that is a resource of its own: every bucket has one. */
function eachBucketHas(type: string): readonly RecordedResource[] {
  const settings = all(dev, type);
  assert.equal(settings.length, all(dev, 'aws:s3/bucket:Bucket').length, type);
  return settings;
}

/** What the program asks Pulumi for; nothing is made, and no account is needed. */
async function record(environmentSuffix: string): Promise<readonly RecordedResource[]> {
  const { resources } = await recordProgram({
    dir: join(__dirname, '..'),
    main: 'infrastructure/index.ts',
    nodeOptions: ['--import', 'tsx'],
    stack: environmentSuffix,
    config: { 'tap-pipeline:environmentSuffix': environmentSuffix },
  });
  return resources;
}
