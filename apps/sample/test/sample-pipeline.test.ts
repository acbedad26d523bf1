import { App } from 'aws-cdk-lib';
import { Match, Template } from 'aws-cdk-lib/assertions';
import { createSamplePipeline } from '../src/sample-pipeline';

const dev = Template.fromStack(createSamplePipeline(new App(), 'dev'));
const prod = Template.fromStack(createSamplePipeline(new App(), 'prod'));

test('the pipeline builds, tests, scans and deploys, in this order', () => {
  expect(stageNames(dev)).toEqual(['Source', 'Build', 'Test', 'SecurityScan', 'Deploy']);
});

test('a person approves a release to production', () => {
  expect(stageNames(prod)).toEqual(['Source', 'Build', 'Test', 'SecurityScan', 'ApproveDeploy', 'Deploy']);
});

test('nobody on the internet can read a bucket', () => {
  dev.allResourcesProperties('AWS::S3::Bucket', {
    PublicAccessBlockConfiguration: {
      BlockPublicAcls: true,
      BlockPublicPolicy: true,
      IgnorePublicAcls: true,
      RestrictPublicBuckets: true,
    },
  });
});

test('artifacts are encrypted, at rest and on their way', () => {
  dev.allResourcesProperties('AWS::S3::Bucket', { BucketEncryption: Match.anyValue() });
  dev.allResourcesProperties('AWS::S3::BucketPolicy', {
    PolicyDocument: {
      Statement: Match.arrayWith([
        Match.objectLike({ Effect: 'Deny', Condition: { Bool: { 'aws:SecureTransport': 'false' } } }),
      ]),
    },
  });
});

test('an image that was released cannot be replaced, and is scanned', () => {
  dev.allResourcesProperties('AWS::ECR::Repository', {
    ImageTagMutability: 'IMMUTABLE',
    ImageScanningConfiguration: { ScanOnPush: true },
  });
});

test('tasks have no public address', () => {
  dev.allResourcesProperties('AWS::ECS::Service', {
    NetworkConfiguration: { AwsvpcConfiguration: Match.objectLike({ AssignPublicIp: 'DISABLED' }) },
  });
});

test('a program in a container cannot change the file system that it came with', () => {
  dev.allResourcesProperties('AWS::ECS::TaskDefinition', {
    ContainerDefinitions: Match.arrayWith([Match.objectLike({ ReadonlyRootFilesystem: true })]),
  });
});

test('no role may do everything with a service', () => {
  for (const { Properties } of Object.values(dev.findResources('AWS::IAM::Policy')))
    for (const { Effect, Action } of Properties.PolicyDocument.Statement)
      if (Effect === 'Allow') expect([Action].flat()).not.toContainEqual(expect.stringMatching(/^(\*|[^:]+:\*)$/));
});

test('every log is kept for a limited time', () => {
  dev.allResourcesProperties('AWS::Logs::LogGroup', { RetentionInDays: Match.anyValue() });
});

test('production keeps its data when the stack is deleted', () => {
  prod.allResources('AWS::S3::Bucket', { DeletionPolicy: 'Retain' });
  prod.allResources('AWS::ECR::Repository', { DeletionPolicy: 'Retain' });
});

function stageNames(template: Template): readonly string[] {
  const [pipeline] = Object.values(template.findResources('AWS::CodePipeline::Pipeline'));
  return pipeline?.Properties.Stages.map(({ Name }: { readonly Name: string }) => Name);
}
