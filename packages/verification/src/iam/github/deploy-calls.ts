import { ADMINISTRATOR, ARNS, regional } from '../arns';
import { OVER_TLS, passedTo } from '../calls/call';
import { ACCOUNT, REGION } from '../cloud';
import type { Request } from '../evaluate';
import { type AccessCase, DEPLOY } from './access-case';
import type { AccessParameters } from './access-template';

/** What the role that deploys is asked for, once it has signed in. */
export function deployCalls({ Backends }: AccessParameters): readonly AccessCase[] {
  return [...ON_PIPELINES, ...THROUGH_BACKENDS, ...PASSED_ROLES, ...NEVER].map(
    ({ what, action, resource, context = {}, allowed }) => ({
      what,
      principal: DEPLOY,
      action,
      resource,
      context,
      expected: isAllowed(allowed, Backends) ? 'allowed' : 'denied',
    }),
  );
}

interface DeployCall extends Pick<Request, 'action' | 'resource'>, Partial<Pick<Request, 'context'>> {
  readonly what: string;
  /** With which backend it has to be allowed. @default with none */
  readonly allowed?: 'always' | 'cdk' | 'pulumi';
}

function isAllowed(allowed: DeployCall['allowed'], backends: AccessParameters['Backends']): boolean {
  return allowed === 'always' || backends.split('-and-').some((backend) => backend === allowed);
}

const PIPELINE = ARNS.pipeline('orders-pipeline-dev');
const PIPELINE_OF_PROD = ARNS.pipeline('orders-pipeline-prod');

const ON_PIPELINES: readonly DeployCall[] = [
  {
    what: 'start the pipeline of its environment',
    action: 'codepipeline:StartPipelineExecution',
    resource: PIPELINE,
    allowed: 'always',
  },
  {
    what: 'start the pipeline of another environment',
    action: 'codepipeline:StartPipelineExecution',
    resource: PIPELINE_OF_PROD,
  },
  {
    what: 'approve a release',
    action: 'codepipeline:PutApprovalResult',
    resource: `${PIPELINE}/ApproveDeploy/Approve`,
  },
  { what: 'change the pipeline', action: 'codepipeline:UpdatePipeline', resource: PIPELINE, allowed: 'pulumi' },
  {
    what: 'delete the pipeline of another environment',
    action: 'codepipeline:DeletePipeline',
    resource: PIPELINE_OF_PROD,
  },
];

const STATE = ARNS.bucket(`pulumi-state-${ACCOUNT}-${REGION}`);

const THROUGH_BACKENDS: readonly DeployCall[] = [
  {
    what: 'deploy stacks through the CDK',
    action: 'sts:AssumeRole',
    resource: ARNS.bootstrapRole('deploy'),
    allowed: 'cdk',
  },
  {
    what: 'look up through the CDK',
    action: 'sts:AssumeRole',
    resource: ARNS.bootstrapRole('lookup'),
    allowed: 'cdk',
  },
  { what: 'be CloudFormation', action: 'sts:AssumeRole', resource: ARNS.bootstrapRole('cfn-exec') },
  {
    what: 'read the state of Pulumi',
    action: 's3:GetObject',
    resource: `${STATE}/.pulumi/stacks/one.json`,
    context: OVER_TLS,
    allowed: 'pulumi',
  },
  { what: 'delete the bucket of the state', action: 's3:DeleteBucket', resource: STATE, context: OVER_TLS },
];

const PASSED_ROLES: readonly DeployCall[] = [
  {
    what: 'hand a role of its environment to a build',
    action: 'iam:PassRole',
    resource: ARNS.role('orders-build-role-dev'),
    context: passedTo('codebuild'),
    allowed: 'pulumi',
  },
  {
    what: 'hand a role of its environment to a virtual machine',
    action: 'iam:PassRole',
    resource: ARNS.role('orders-build-role-dev'),
    context: passedTo('ec2'),
  },
  {
    what: 'hand a role of another environment to a build',
    action: 'iam:PassRole',
    resource: ARNS.role('orders-build-role-prod'),
    context: passedTo('codebuild'),
  },
  {
    what: 'hand the role of an administrator to a build',
    action: 'iam:PassRole',
    resource: ADMINISTRATOR,
    context: passedTo('codebuild'),
  },
];

/** Builds, tasks and what they read and write are for the pipeline alone. */
const NEVER: readonly DeployCall[] = [
  {
    what: 'read an artifact',
    action: 's3:GetObject',
    resource: `${ARNS.bucket(`orders-artifacts-dev-${ACCOUNT}-${REGION}`)}/one`,
    context: OVER_TLS,
  },
  { what: 'start a build', action: 'codebuild:StartBuild', resource: ARNS.project('orders-build-dev') },
  { what: 'open a shell in a task', action: 'ecs:ExecuteCommand', resource: ARNS.cluster('orders-cluster-dev') },
  {
    what: 'read a secret',
    action: 'secretsmanager:GetSecretValue',
    resource: regional('secretsmanager', 'secret:orders/database-AbCdEf'),
  },
  {
    what: 'read a parameter',
    action: 'ssm:GetParameter',
    resource: regional('ssm', 'parameter/orders/dev/api-key'),
  },
  { what: 'push an image', action: 'ecr:PutImage', resource: ARNS.imageRepository('orders-images-dev') },
];
