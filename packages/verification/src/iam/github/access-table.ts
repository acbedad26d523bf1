import { ARNS, regional } from '../arns';
import { ACCOUNT, OTHER_ACCOUNT, REGION } from '../cloud';
import type { Context, Request } from '../evaluate';
import { type AccessParameters, accessRole, GITHUB_PROVIDER } from './access-template';

/** A call of GitHub Actions, and the answer that it has to get. */
export interface AccessCase extends Request {
  /** What is asked for. */
  readonly what: string;
  /** The answer. */
  readonly expected: 'allowed' | 'denied';
}

/** Everything that is asked of the roles of the template; the environment that is deployed is dev. */
export function accessCases(parameters: AccessParameters): readonly AccessCase[] {
  return [...subjects(parameters), ...permissions(parameters), ...escalations()];
}

const DEPLOY = accessRole('DeployRole');
const PREVIEW = accessRole('PreviewRole');

function subjects({ Repository }: AccessParameters): readonly AccessCase[] {
  const [owner = '', name = ''] = Repository.split('/');
  const right = `repo:${Repository}:environment:dev`;
  const wrong: readonly (readonly [string, string])[] = [
    ['a fork', `repo:mallory@666/${name}:environment:dev`],
    ['another repository of the owner', `repo:${owner}/treasury@9:environment:dev`],
    ['a repository of the same name, made again', `repo:${owner}/${name.replace(/@\d+$/, '@99')}:environment:dev`],
    ['a repository whose name only begins like it', `repo:${Repository}-copy:environment:dev`],
    ['another environment', `repo:${Repository}:environment:prod`],
    ['an environment whose name only begins like it', `repo:${Repository}:environment:dev2`],
    ['a pull request', `repo:${Repository}:pull_request`],
    ['a branch without an environment', `repo:${Repository}:ref:refs/heads/main`],
    ['a branch that is called like the environment', `repo:${Repository}:ref:refs/heads/environment:dev`],
    ['a tag', `repo:${Repository}:ref:refs/tags/v1`],
    ['nobody', ''],
  ];
  return [
    signIn(DEPLOY, 'deploy, as the environment of the repository', right, 'allowed'),
    ...wrong.map(([who, subject]) => signIn(DEPLOY, `deploy, as ${who}`, subject, 'denied')),
    signIn(PREVIEW, 'preview, as a pull request of the repository', `repo:${Repository}:pull_request`, 'allowed'),
    ...wrong
      .filter(([who]) => who !== 'a pull request')
      .map(([who, subject]) => signIn(PREVIEW, `preview, as ${who}`, subject, 'denied')),
    signIn(PREVIEW, 'preview, as a pull request of a fork', `repo:mallory@666/${name}:pull_request`, 'denied'),
    {
      ...signIn(DEPLOY, 'deploy, with a token for somebody else', right, 'denied'),
      context: token(right, 'https://github.com/mallory'),
    },
    {
      ...signIn(DEPLOY, 'deploy, with a token of another provider', right, 'denied'),
      principal: `arn:aws:iam::${ACCOUNT}:oidc-provider/tokens.example.com`,
    },
    ...[DEPLOY, PREVIEW].flatMap((role) =>
      [`arn:aws:iam::${ACCOUNT}:role/administrator`, `arn:aws:iam::${OTHER_ACCOUNT}:role/administrator`].map(
        (principal): AccessCase => ({
          what: 'assume a role of GitHub without a token',
          principal,
          action: 'sts:AssumeRole',
          resource: role,
          context: {},
          expected: 'denied',
        }),
      ),
    ),
  ];
}

function signIn(role: string, what: string, subject: string, expected: AccessCase['expected']): AccessCase {
  return {
    what,
    principal: GITHUB_PROVIDER,
    action: 'sts:AssumeRoleWithWebIdentity',
    resource: role,
    context: token(subject),
    expected,
  };
}

function token(subject: string, audience = 'sts.amazonaws.com'): Context {
  return {
    'token.actions.githubusercontent.com:aud': audience,
    'token.actions.githubusercontent.com:sub': subject,
  };
}

function permissions({ Backends }: AccessParameters): readonly AccessCase[] {
  const cdk = Backends !== 'pulumi';
  const pulumi = Backends !== 'cdk';
  const bootstrap = (name: string) => ARNS.role(`cdk-hnb659fds-${name}-role-${ACCOUNT}-${REGION}`);
  const state = ARNS.bucket(`pulumi-state-${ACCOUNT}-${REGION}`);
  const tls = { 'aws:SecureTransport': 'true' };
  return [
    ask(
      'start the pipeline of its environment',
      'codepipeline:StartPipelineExecution',
      ARNS.pipeline('orders-pipeline-dev'),
      true,
    ),
    ask(
      'start the pipeline of another environment',
      'codepipeline:StartPipelineExecution',
      ARNS.pipeline('orders-pipeline-prod'),
      false,
    ),
    ask(
      'approve a release',
      'codepipeline:PutApprovalResult',
      `${ARNS.pipeline('orders-pipeline-dev')}/ApproveDeploy/Approve`,
      false,
    ),
    ask('change the pipeline', 'codepipeline:UpdatePipeline', ARNS.pipeline('orders-pipeline-dev'), pulumi),
    ask(
      'delete the pipeline of another environment',
      'codepipeline:DeletePipeline',
      ARNS.pipeline('orders-pipeline-prod'),
      false,
    ),
    ask('deploy stacks through the CDK', 'sts:AssumeRole', bootstrap('deploy'), cdk),
    ask('look up through the CDK', 'sts:AssumeRole', bootstrap('lookup'), cdk),
    ask('be CloudFormation', 'sts:AssumeRole', bootstrap('cfn-exec'), false),
    ask('read the state of Pulumi', 's3:GetObject', `${state}/.pulumi/stacks/one.json`, pulumi, tls),
    ask('delete the bucket of the state', 's3:DeleteBucket', state, false, tls),
    ask(
      'read an artifact',
      's3:GetObject',
      `${ARNS.bucket(`orders-artifacts-dev-${ACCOUNT}-${REGION}`)}/one`,
      false,
      tls,
    ),
    ask(
      'hand a role of its environment to a build',
      'iam:PassRole',
      ARNS.role('orders-build-role-dev'),
      pulumi,
      passedTo('codebuild'),
    ),
    ask(
      'hand a role of its environment to a virtual machine',
      'iam:PassRole',
      ARNS.role('orders-build-role-dev'),
      false,
      passedTo('ec2'),
    ),
    ask(
      'hand a role of another environment to a build',
      'iam:PassRole',
      ARNS.role('orders-build-role-prod'),
      false,
      passedTo('codebuild'),
    ),
    ask(
      'hand the role of an administrator to a build',
      'iam:PassRole',
      ARNS.role('administrator'),
      false,
      passedTo('codebuild'),
    ),
    ask('start a build', 'codebuild:StartBuild', ARNS.project('orders-build-dev'), false),
    ask('open a shell in a task', 'ecs:ExecuteCommand', ARNS.cluster('orders-cluster-dev'), false),
    ask(
      'read a secret',
      'secretsmanager:GetSecretValue',
      regional('secretsmanager', 'secret:orders/database-AbCdEf'),
      false,
    ),
    ask('read a parameter', 'ssm:GetParameter', regional('ssm', 'parameter/orders/dev/api-key'), false),
    ask('push an image', 'ecr:PutImage', ARNS.imageRepository('orders-images-dev'), false),
  ];
}

function escalations(): readonly AccessCase[] {
  return [DEPLOY, PREVIEW]
    .flatMap((role) => [
      by(role, 'add a policy to itself', 'iam:PutRolePolicy', role),
      by(role, 'change who may assume itself', 'iam:UpdateAssumeRolePolicy', role),
      by(role, 'change the role of an administrator', 'iam:PutRolePolicy', ARNS.role('administrator')),
      by(
        role,
        'change the roles that the CDK deploys with',
        'iam:PutRolePolicy',
        ARNS.role(`cdk-hnb659fds-cfn-exec-role-${ACCOUNT}-${REGION}`),
      ),
      by(role, 'make a user', 'iam:CreateUser', `arn:aws:iam::${ACCOUNT}:user/somebody`),
      by(role, 'make an access key', 'iam:CreateAccessKey', `arn:aws:iam::${ACCOUNT}:user/somebody`),
      by(
        role,
        'let another identity provider in',
        'iam:CreateOpenIDConnectProvider',
        `arn:aws:iam::${ACCOUNT}:oidc-provider/tokens.example.com`,
      ),
      by(role, 'assume the role of an administrator', 'sts:AssumeRole', ARNS.role('administrator')),
      by(role, 'assume a role in another account', 'sts:AssumeRole', `arn:aws:iam::${OTHER_ACCOUNT}:role/deploy`),
      by(role, 'stop the trail of the account', 'cloudtrail:StopLogging', regional('cloudtrail', 'trail/all')),
    ])
    .concat(
      by(PREVIEW, 'start a pipeline', 'codepipeline:StartPipelineExecution', ARNS.pipeline('orders-pipeline-dev')),
      by(
        PREVIEW,
        'deploy stacks through the CDK',
        'sts:AssumeRole',
        ARNS.role(`cdk-hnb659fds-deploy-role-${ACCOUNT}-${REGION}`),
      ),
      {
        ...by(
          PREVIEW,
          'write the state of Pulumi',
          's3:PutObject',
          `${ARNS.bucket(`pulumi-state-${ACCOUNT}-${REGION}`)}/.pulumi/stacks/one.json`,
        ),
        context: { 'aws:SecureTransport': 'true' },
      },
    );
}

function ask(what: string, action: string, resource: string, isAllowed: boolean, context: Context = {}): AccessCase {
  return { what, principal: DEPLOY, action, resource, context, expected: isAllowed ? 'allowed' : 'denied' };
}

function by(principal: string, what: string, action: string, resource: string): AccessCase {
  return { what, principal, action, resource, context: {}, expected: 'denied' };
}

function passedTo(service: string): Context {
  return { 'iam:PassedToService': `${service}.amazonaws.com` };
}
