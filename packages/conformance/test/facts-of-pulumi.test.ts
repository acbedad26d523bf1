import type { RenderedResource } from '@tap-pipeline/pulumi-adapter/testing';
import { factsOfPulumi } from '../src/facts-of-pulumi';

function recorded(parts: Partial<RenderedResource> & Pick<RenderedResource, 'type' | 'name'>): RenderedResource {
  return { parent: 'root', inputs: {}, secrets: [], dependsOn: [], propertyDependencies: {}, options: {}, ...parts };
}

const TOPIC = { type: 'aws:sns/topic:Topic', name: 'topic' };
const BUCKET = recorded({ type: 'aws:s3/bucket:Bucket', name: 'bucket', inputs: { bucket: 'orders' } });
const VERSIONING = recorded({
  type: 'aws:s3/bucketVersioning:BucketVersioning',
  name: 'versioning',
  inputs: { bucket: { ref: 'bucket', output: 'bucket' }, versioningConfiguration: { status: 'Enabled' } },
});
const GATEWAY = [
  recorded({ type: 'aws:ec2/vpc:Vpc', name: 'vpc', inputs: { tags: { Name: 'net' } } }),
  recorded({
    type: 'aws:ec2/internetGateway:InternetGateway',
    name: 'gateway',
    inputs: { vpcId: { ref: 'vpc', output: 'id' }, tags: { Name: 'gate' } },
    propertyDependencies: { vpcId: ['vpc'] },
  }),
];

describe('of what Pulumi is asked for', () => {
  test('a setting is a part of its resource', () => {
    expect(factsOfPulumi([BUCKET, VERSIONING]).resources).toEqual({
      'AWS::S3::Bucket orders': {
        id: 'AWS::S3::Bucket orders',
        type: 'AWS::S3::Bucket',
        properties: { BucketName: 'orders', VersioningConfiguration: { Status: 'Enabled' } },
        removal: 'destroy',
        engine: {},
        after: [],
      },
    });
  });

  test('what waits for a setting waits for its resource', () => {
    const topic = recorded({ ...TOPIC, inputs: { name: 'x' }, dependsOn: ['versioning'] });
    expect(factsOfPulumi([BUCKET, VERSIONING, topic]).resources['AWS::SNS::Topic x']?.after).toEqual([
      'AWS::S3::Bucket orders',
    ]);
  });

  test('a setting has to stay where its resource stays', () => {
    const kept = { ...BUCKET, options: { retainOnDelete: true } };
    expect(() => factsOfPulumi([kept, VERSIONING])).toThrow(
      'bucket is for retain, and its setting versioning is for destroy; both have to go the same way',
    );
  });

  test('a setting has to link to its resource', () => {
    const lost = { ...VERSIONING, inputs: { ...VERSIONING.inputs, bucket: 'orders' } };
    expect(() => factsOfPulumi([BUCKET, lost])).toThrow(
      'versioning has to link to what it is a setting of, by bucket; got "orders"',
    );
  });

  test('a setting cannot say something else than another', () => {
    const other = {
      ...VERSIONING,
      name: 'other',
      inputs: { ...VERSIONING.inputs, versioningConfiguration: { status: 'Suspended' } },
    };
    expect(() => factsOfPulumi([BUCKET, VERSIONING, other])).toThrow(
      'other as VersioningConfiguration as Status is both "Enabled" and "Suspended"',
    );
  });

  test('an internet gateway is a gateway and its attachment, and what needs it needs both', () => {
    const topic = recorded({ ...TOPIC, inputs: { name: 'x' }, dependsOn: ['gateway'] });
    const { resources } = factsOfPulumi([...GATEWAY, topic]);
    expect(resources['AWS::EC2::InternetGateway gate']?.after).toEqual([]);
    expect(resources['AWS::EC2::VPCGatewayAttachment net']?.properties).toEqual({
      InternetGatewayId: { link: 'AWS::EC2::InternetGateway gate', attribute: 'Ref' },
      VpcId: { link: 'AWS::EC2::VPC net', attribute: 'Ref' },
    });
    expect(resources['AWS::SNS::Topic x']?.after).toEqual([
      'AWS::EC2::InternetGateway gate',
      'AWS::EC2::VPC net',
      'AWS::EC2::VPCGatewayAttachment net',
    ]);
  });

  test('what only the engine acts on is told apart from what is made', () => {
    const options = { ignoreChanges: ['tags'], deleteBeforeReplace: true, retainOnDelete: true, aliases: ['urn'] };
    const bucket = { ...BUCKET, inputs: { bucket: 'orders', forceDestroy: true }, options };
    const fact = factsOfPulumi([bucket]).resources['AWS::S3::Bucket orders'];
    expect(fact?.engine).toEqual({ ignoreChanges: ['tags'], deleteBeforeReplace: true, forceDestroy: true });
    expect(fact?.properties).toEqual({ BucketName: 'orders' });
    expect(fact?.removal).toBe('retain');
  });

  test('a secret that is read is a dynamic reference of CloudFormation', () => {
    const read = (output: string) => {
      const name = { ref: 'aws:secretsmanager/getSecretVersion:getSecretVersion#2', output };
      return Object.keys(factsOfPulumi([recorded({ ...TOPIC, inputs: { name } })]).resources)[0];
    };
    expect(read('app/github:SecretString')).toContain('{{resolve:secretsmanager:app/github:SecretString:::}}');
    expect(read('github:SecretString:token')).toContain('{{resolve:secretsmanager:github:SecretString:token::}}');
  });

  test.each([
    ['type', { type: 'aws:sqs/queue:Queue', name: 'queue' }, 'no table in src/pulumi says what aws:sqs/queue:Queue is'],
    ['property', { ...TOPIC, inputs: { fifoTopic: true } }, 'topic (aws:sns/topic:Topic) has the property fifoTopic'],
    ['option', { ...TOPIC, options: { protect: true } }, 'topic has the option protect'],
    [
      'function',
      { ...TOPIC, inputs: { name: { ref: 'aws:ec2/getAmi:getAmi', output: 'id' } } },
      'id of aws:ec2/getAmi:getAmi',
    ],
    ['output', { ...TOPIC, inputs: { name: { ref: 'topic', output: 'owner' } } }, 'what its output owner is'],
  ])('a %s that no table knows is refused', (_, resource, message) => {
    expect(() => factsOfPulumi([recorded(resource)])).toThrow(message);
  });

  test.each([
    [
      'a property that is deep in it',
      { artifacts: { encryptionDisabled: true } },
      'project (aws:codebuild/project:Project).artifacts has the property encryptionDisabled',
    ],
    [
      'text where there has to be an object',
      { artifacts: 'NO_ARTIFACTS' },
      '.artifacts is "NO_ARTIFACTS", where its table has an object',
    ],
  ])('%s is refused with its path', (_, inputs, message) => {
    expect(() => factsOfPulumi([recorded({ type: 'aws:codebuild/project:Project', name: 'project', inputs })])).toThrow(
      message,
    );
  });

  test('two artifact stores, which CloudFormation has no list for here, are refused', () => {
    const inputs = { artifactStores: [{ type: 'S3' }, { type: 'S3' }] };
    expect(() =>
      factsOfPulumi([recorded({ type: 'aws:codepipeline/pipeline:Pipeline', name: 'pipeline', inputs })]),
    ).toThrow('.artifactStores is no list of one');
  });
});
