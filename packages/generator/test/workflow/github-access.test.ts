import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { App, CloudFormationValidatePlugin, Stack } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import { CfnInclude } from 'aws-cdk-lib/cloudformation-include';
import { listFiles } from '../../src/scaffold/list-files';
import { answersOf } from '../scaffold/combinations';
import { removeWritten, write } from '../scaffold/written';
import { allows, type Policy, resolve } from './policy';

afterAll(removeWritten);

const PATH = 'infrastructure/github-access.yaml';
const text = listFiles(answersOf()).find(({ path }) => path === PATH)?.content ?? '';
const folder = write([{ path: PATH, content: text, reason: 'the template' }]);
const app = new App({ outdir: join(folder, 'cdk.out'), builtinCloudFormationValidation: false });
const stack = new Stack(app, 'access');
new CfnInclude(stack, 'Included', { templateFile: join(folder, PATH) });
const template = Template.fromStack(stack).toJSON();

/** The values of the account of dev. */
const DEV = {
  'AWS::AccountId': '111122223333',
  'AWS::Partition': 'aws',
  'AWS::Region': 'eu-west-1',
  Environment: 'dev',
  Repository: 'acme@1/orders@2',
  Provider: 'the-provider',
};

test('the validator of CloudFormation finds nothing', () => {
  expect(findingsOf(text)).toEqual([]);
});

test('the validator of CloudFormation would find a fault', () => {
  expect(findingsOf(text.replace('MaxSessionDuration', 'MaximumSession'))).not.toEqual([]);
});

test('the default of the backend is that of the answers', () => {
  const ofPulumi = listFiles(answersOf({ backend: 'pulumi' })).find(({ path }) => path === PATH)?.content;
  expect(template.Parameters.Backends.Default).toBe('cdk');
  expect(ofPulumi).toBe(text.replace('Default: cdk', 'Default: pulumi'));
});

describe('the role that deploys', () => {
  test('is taken on by one environment of one repository, and nobody else', () => {
    expect(trustOf('DeployRole')).toEqual({
      'token.actions.githubusercontent.com:aud': 'sts.amazonaws.com',
      'token.actions.githubusercontent.com:sub': 'repo:acme@1/orders@2:environment:dev',
    });
  });

  test('may start and follow the pipelines of its environment, and no other', () => {
    const policy = policyOf('ReleasePolicy');
    const pipeline = (name: string) => `arn:aws:codepipeline:eu-west-1:111122223333:${name}`;
    expect(allows(policy, 'codepipeline:StartPipelineExecution', pipeline('orders-pipeline-dev'))).toBe(true);
    expect(allows(policy, 'codepipeline:StartPipelineExecution', pipeline('orders-pipeline-prod'))).toBe(false);
    expect(allows(policy, 'codepipeline:PutApprovalResult', pipeline('orders-pipeline-dev'))).toBe(false);
  });

  test('may with the CDK do nothing itself but take on the roles of the bootstrap stack', () => {
    expect(policyOf('CdkPolicy').Statement).toEqual([
      {
        Sid: 'RolesOfTheBootstrapStack',
        Effect: 'Allow',
        Action: 'sts:AssumeRole',
        Resource: ['deploy', 'file-publishing', 'lookup'].map(
          (role) => `arn:aws:iam::111122223333:role/cdk-hnb659fds-${role}-role-111122223333-eu-west-1`,
        ),
      },
    ]);
  });

  test('keeps within the size that AWS allows the policies of a role', () => {
    const policies = ['ReleasePolicy', 'CdkPolicy', 'PulumiPolicy', 'PulumiStatePolicy'].map(policyOf);
    expect(policies.reduce((sum, policy) => sum + JSON.stringify(policy).length, 0)).toBeLessThan(10_240);
  });

  test('names an AWS service in every ARN, as IAM demands', () => {
    for (const { Resource } of policyOf('PulumiPolicy').Statement)
      for (const arn of [Resource].flat()) expect(arn).toMatch(/^(\*|arn:aws:[a-z0-9-]+:.*)$/);
  });
});

/** What Pulumi does with each type of resource that a pipeline has: actions, and an ARN in the account of dev. */
const RESOURCES: readonly (readonly [string, string, readonly string[]])[] = [
  [
    'alarm',
    'cloudwatch:alarm:orders-failed-dev',
    ['PutMetricAlarm', 'DeleteAlarms', 'TagResource', 'ListTagsForResource'],
  ],
  [
    'build project',
    'codebuild:project/orders-build-dev',
    ['CreateProject', 'UpdateProject', 'DeleteProject', 'BatchGetProjects'],
  ],
  [
    'repository',
    'codecommit:orders-source-dev',
    ['CreateRepository', 'DeleteRepository', 'GetRepository', 'TagResource'],
  ],
  [
    'application',
    'codedeploy:application:orders-app-dev',
    ['CreateApplication', 'DeleteApplication', 'GetApplication'],
  ],
  [
    'deployment group',
    'codedeploy:deploymentgroup:orders-app-dev/orders-blue-green-dev',
    ['CreateDeploymentGroup', 'UpdateDeploymentGroup', 'DeleteDeploymentGroup', 'GetDeploymentGroup'],
  ],
  [
    'pipeline',
    'codepipeline:orders-pipeline-dev',
    ['CreatePipeline', 'UpdatePipeline', 'DeletePipeline', 'GetPipeline', 'TagResource'],
  ],
  [
    'registry',
    'ecr:repository/orders-images-dev',
    ['CreateRepository', 'DeleteRepository', 'PutLifecyclePolicy', 'TagResource'],
  ],
  [
    'cluster',
    'ecs:cluster/orders-cluster-dev',
    ['CreateCluster', 'DeleteCluster', 'DescribeClusters', 'PutClusterCapacityProviders'],
  ],
  [
    'service',
    'ecs:service/orders-cluster-dev/orders-service-dev',
    ['CreateService', 'UpdateService', 'DeleteService', 'DescribeServices'],
  ],
  ['task definition', 'ecs:task-definition/orders-task-dev:1', ['RegisterTaskDefinition', 'TagResource']],
  [
    'load balancer',
    'elasticloadbalancing:loadbalancer/app/orders-alb-dev/1a2b',
    [
      'CreateLoadBalancer',
      'DeleteLoadBalancer',
      'ModifyLoadBalancerAttributes',
      'CreateListener',
      'AddTags',
      'SetSecurityGroups',
    ],
  ],
  [
    'listener',
    'elasticloadbalancing:listener/app/orders-alb-dev/1a/2b',
    ['DeleteListener', 'ModifyListener', 'AddTags'],
  ],
  [
    'target group',
    'elasticloadbalancing:targetgroup/orders-blue-8080-dev/1a2b',
    ['CreateTargetGroup', 'DeleteTargetGroup', 'ModifyTargetGroup', 'ModifyTargetGroupAttributes'],
  ],
  [
    'rule',
    'events:rule/orders-failed-dev',
    ['PutRule', 'DeleteRule', 'PutTargets', 'RemoveTargets', 'ListTargetsByRule', 'TagResource'],
  ],
  [
    'log group',
    'logs:log-group:/aws/codebuild/orders-build-dev:*',
    ['CreateLogGroup', 'DeleteLogGroup', 'PutRetentionPolicy', 'ListTagsForResource'],
  ],
  [
    'topic',
    'sns:orders-failed-dev',
    ['CreateTopic', 'DeleteTopic', 'SetTopicAttributes', 'Subscribe', 'GetTopicAttributes'],
  ],
];

const GLOBAL: readonly (readonly [string, string, readonly string[]])[] = [
  [
    'dashboard',
    'arn:aws:cloudwatch::111122223333:dashboard/orders-dashboard-dev',
    ['cloudwatch:PutDashboard', 'cloudwatch:DeleteDashboards'],
  ],
  [
    'bucket',
    'arn:aws:s3:::orders-artifacts-dev-111122223333-eu-west-1',
    [
      ...['CreateBucket', 'DeleteBucket', 'ListBucket', 'GetBucketPolicy', 'PutBucketPolicy', 'PutBucketVersioning'],
      ...['PutEncryptionConfiguration', 'PutLifecycleConfiguration', 'PutBucketPublicAccessBlock', 'PutBucketTagging'],
      ...['PutBucketOwnershipControls', 'PutBucketNotification', 'GetAccelerateConfiguration', 'ListBucketVersions'],
    ].map((action) => `s3:${action}`),
  ],
  [
    'object',
    'arn:aws:s3:::orders-artifacts-dev-111122223333-eu-west-1/key',
    ['s3:DeleteObject', 's3:DeleteObjectVersion'],
  ],
  [
    'role',
    'arn:aws:iam::111122223333:role/orders-build-role-dev',
    ['iam:CreateRole', 'iam:PutRolePolicy', 'iam:DeleteRole', 'iam:TagRole'],
  ],
];

describe('the role that deploys with Pulumi', () => {
  const policy = policyOf('PulumiPolicy');

  test.each([
    ...RESOURCES.map(([title, arn, actions]) => {
      const [service = ''] = arn.split(':');
      const full = `arn:aws:${service}:eu-west-1:111122223333:${arn.slice(service.length + 1)}`;
      return [title, full, actions.map((action) => `${service}:${action}`)] as const;
    }),
    ...GLOBAL,
  ])('may make, change and remove a %s of its environment, and none of another', (_title, arn, actions) => {
    for (const action of actions) {
      expect({ action, isAllowed: allows(policy, action, arn) }).toEqual({ action, isAllowed: true });
      const other = arn.replaceAll('-dev', '-prod');
      expect({ action, isAllowed: allows(policy, action, other) }).toEqual({ action, isAllowed: false });
    }
  });

  test('can neither read an artifact nor run what it deploys', () => {
    const bucket = 'arn:aws:s3:::orders-artifacts-dev-111122223333-eu-west-1/key';
    expect(allows(policy, 's3:GetObject', bucket)).toBe(false);
    expect(
      allows(policy, 'codebuild:StartBuild', 'arn:aws:codebuild:eu-west-1:111122223333:project/orders-build-dev'),
    ).toBe(false);
    expect(allows(policy, 'ecs:ExecuteCommand', 'arn:aws:ecs:eu-west-1:111122223333:task/orders-cluster-dev/1')).toBe(
      false,
    );
  });

  test('hands roles to the services that a pipeline uses, and to no other', () => {
    const statement = policy.Statement.find(({ Action }) => Action === 'iam:PassRole');
    expect(statement?.Condition).toEqual({
      StringEquals: { 'iam:PassedToService': expect.not.arrayContaining(['ec2.amazonaws.com']) },
    });
    expect(statement?.Resource).toBe('arn:aws:iam::111122223333:role/*-dev');
  });

  test('cannot widen its own rights: its name does not end with the environment', () => {
    expect(template.Resources.DeployRole.Properties).not.toHaveProperty('RoleName');
  });
});

describe('the role that previews', () => {
  test('is taken on by pull requests of the repository, in the account of dev alone', () => {
    expect(trustOf('PreviewRole')).toEqual({
      'token.actions.githubusercontent.com:aud': 'sts.amazonaws.com',
      'token.actions.githubusercontent.com:sub': 'repo:acme@1/orders@2:pull_request',
    });
    expect(template.Conditions.ShowsPreviews).toEqual({ 'Fn::Equals': [{ Ref: 'Environment' }, 'dev'] });
  });

  test('can only read', () => {
    const actions = ['CdkPreviewPolicy', 'PulumiPreviewPolicy'].flatMap((name) =>
      policyOf(name).Statement.flatMap(({ Action }) => Action),
    );
    expect(actions).toEqual([
      'sts:AssumeRole', // the lookup role of the bootstrap stack, which has read rights
      's3:ListBucket',
      's3:GetObject',
      'kms:Decrypt',
      'kms:Encrypt', // Pulumi encrypts a new data key, and keeps it in memory
      'ec2:DescribeAvailabilityZones',
    ]);
    expect(JSON.stringify(policyOf('CdkPreviewPolicy'))).not.toMatch(/deploy-role|publishing/);
  });
});

function trustOf(role: string): unknown {
  const { Statement } = template.Resources[role].Properties.AssumeRolePolicyDocument;
  expect(Statement).toHaveLength(1);
  return resolve(Statement[0].Condition.StringEquals, DEV);
}

function policyOf(name: string): Policy {
  return resolve(template.Resources[name].Properties.PolicyDocument, DEV) as Policy;
}

function findingsOf(content: string): readonly string[] {
  const templatePath = join(folder, 'judged.yaml');
  writeFileSync(templatePath, content);
  const stackTemplates = [{ stackConstructPath: 'access', templatePath, accountId: undefined, region: undefined }];
  const report = new CloudFormationValidatePlugin().validate({
    appConstruct: app,
    templatePaths: [templatePath],
    stackTemplates,
  });
  return report.violations.map(({ ruleName, description }) => `${ruleName}: ${description}`);
}
