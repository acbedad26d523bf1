import assert from 'node:assert/strict';
import { test } from 'node:test';
import { App } from 'aws-cdk-lib';
import { Match, Template } from 'aws-cdk-lib/assertions';
import { createPipeline } from './pipeline';

const dev = render('dev');
const prod = render('prod');

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
  // In the task definition that the service is created with, and in the one that each release registers.
  const settings = [...JSON.stringify(dev.toJSON()).matchAll(/readonlyRootFilesystem\W+(\w+)/gi)];
  assert.deepEqual(
    settings.map(([, value]) => value),
    ['true', 'true'],
  );
});

test('no role may do everything with an AWS service', () => {
  const statements = Object.values(dev.findResources('AWS::IAM::RolePolicy')).flatMap(
    ({ Properties }) => Properties.PolicyDocument.Statement,
  );
  assert.notEqual(statements.length, 0);
  for (const { Effect, Action } of statements)
    if (Effect === 'Allow') for (const action of [Action].flat()) assert.doesNotMatch(action, /^(\*|[^:]+:\*)$/);
});

test('every log is kept for a limited time', () => {
  dev.allResourcesProperties('AWS::Logs::LogGroup', { RetentionInDays: Match.anyValue() });
});

test('production keeps its data when the stack is deleted', () => {
  prod.allResources('AWS::S3::Bucket', { DeletionPolicy: 'Retain' });
  prod.allResources('AWS::ECR::Repository', { DeletionPolicy: 'Retain' });
});

test('a person approves a release to production', () => {
  const [pipeline] = Object.values(prod.findResources('AWS::CodePipeline::Pipeline'));
  const stages: readonly { readonly Name: string }[] = pipeline?.Properties.Stages;
  const names = stages.map(({ Name }) => Name);
  assert.deepEqual(names.slice(-2), ['ApproveDeploy', 'Deploy']);
});

function render(environmentSuffix: string): Template {
  const app = new App({ builtinCloudFormationValidation: false });
  return Template.fromStack(createPipeline(app, environmentSuffix));
}
