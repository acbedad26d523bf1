import { join } from 'node:path';
import { App, CloudFormationValidatePlugin, Stack } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import { CfnInclude } from 'aws-cdk-lib/cloudformation-include';
import { listFiles } from '../../src/scaffold/list-files';
import { answersOf } from './combinations';
import { removeWritten, write } from './written';

afterAll(removeWritten);

const PATH = 'infrastructure/pulumi-state.yaml';
const folder = write(listFiles(answersOf({ backend: 'pulumi' })).filter(({ path }) => path === PATH));
const templatePath = join(folder, PATH);
const app = new App({ outdir: join(folder, 'cdk.out'), builtinCloudFormationValidation: false });
const stack = new Stack(app, 'state');
new CfnInclude(stack, 'Included', { templateFile: templatePath });
const { Bucket, BucketPolicy, Key, KeyAlias } = Template.fromStack(stack).toJSON().Resources;

test('the validator of CloudFormation finds nothing', () => {
  const stackTemplates = [{ stackConstructPath: 'state', templatePath, accountId: undefined, region: undefined }];
  const report = new CloudFormationValidatePlugin().validate({
    appConstruct: app,
    templatePaths: [templatePath],
    stackTemplates,
  });
  expect(report.violations).toEqual([]);
});

test('the state of Pulumi is encrypted, versioned, and kept when the stack is deleted', () => {
  expect(Bucket).toMatchObject({
    DeletionPolicy: 'Retain',
    Properties: { VersioningConfiguration: { Status: 'Enabled' } },
  });
  expect(JSON.stringify(Bucket.Properties.BucketEncryption)).toContain('"SSEAlgorithm":"aws:kms"');
  expect(Key).toMatchObject({ DeletionPolicy: 'Retain', Properties: { EnableKeyRotation: true } });
});

test('nobody on the internet can read it, and nobody without TLS', () => {
  expect(Bucket.Properties.PublicAccessBlockConfiguration).toEqual({
    BlockPublicAcls: true,
    BlockPublicPolicy: true,
    IgnorePublicAcls: true,
    RestrictPublicBuckets: true,
  });
  expect(BucketPolicy.Properties.PolicyDocument.Statement).toEqual([
    expect.objectContaining({ Effect: 'Deny', Condition: { Bool: { 'aws:SecureTransport': 'false' } } }),
  ]);
});

test('its key has the name that every stack and every role uses', () => {
  const { AliasName } = KeyAlias.Properties;
  const files = listFiles(answersOf({ backend: 'pulumi' }));
  const users = ['Pulumi.dev.yaml', 'package.json', 'infrastructure/github-access.yaml'];
  for (const { path, content } of files)
    if (users.includes(path)) expect({ path, content }).toMatchObject({ content: expect.stringContaining(AliasName) });
});
