import { ADMINISTRATOR, ARNS, regional } from '../arns';
import { OVER_TLS } from '../calls/call';
import { ACCOUNT, OTHER_ACCOUNT, REGION } from '../cloud';
import type { Request } from '../evaluate';
import { type AccessCase, DEPLOY, PREVIEW } from './access-case';

/** Attempts of the roles to get more rights than they have. */
export function escalations(): readonly AccessCase[] {
  return [
    ...[DEPLOY, PREVIEW].flatMap((role) => [...onItself(role), ...ON_ACCOUNT].map((attempt) => deny(role, attempt))),
    ...OF_PREVIEW.map((attempt) => deny(PREVIEW, attempt)),
  ];
}

interface Attempt extends Pick<Request, 'action' | 'resource'>, Partial<Pick<Request, 'context'>> {
  readonly what: string;
}

function deny(principal: string, { what, action, resource, context = {} }: Attempt): AccessCase {
  return { what, principal, action, resource, context, expected: 'denied' };
}

function onItself(role: string): readonly Attempt[] {
  return [
    { what: 'add a policy to itself', action: 'iam:PutRolePolicy', resource: role },
    { what: 'change who may assume itself', action: 'iam:UpdateAssumeRolePolicy', resource: role },
  ];
}

const ON_ACCOUNT: readonly Attempt[] = [
  { what: 'change the role of an administrator', action: 'iam:PutRolePolicy', resource: ADMINISTRATOR },
  {
    what: 'change the roles that the CDK deploys with',
    action: 'iam:PutRolePolicy',
    resource: ARNS.bootstrapRole('cfn-exec'),
  },
  { what: 'make a user', action: 'iam:CreateUser', resource: ARNS.user('somebody') },
  { what: 'make an access key', action: 'iam:CreateAccessKey', resource: ARNS.user('somebody') },
  {
    what: 'let another identity provider in',
    action: 'iam:CreateOpenIDConnectProvider',
    resource: ARNS.identityProvider('tokens.example.com'),
  },
  { what: 'assume the role of an administrator', action: 'sts:AssumeRole', resource: ADMINISTRATOR },
  {
    what: 'assume a role in another account',
    action: 'sts:AssumeRole',
    resource: `arn:aws:iam::${OTHER_ACCOUNT}:role/deploy`,
  },
  {
    what: 'stop the trail of the account',
    action: 'cloudtrail:StopLogging',
    resource: regional('cloudtrail', 'trail/all'),
  },
];

/** What the role that deploys may do, and the one that previews may not. */
const OF_PREVIEW: readonly Attempt[] = [
  {
    what: 'start a pipeline',
    action: 'codepipeline:StartPipelineExecution',
    resource: ARNS.pipeline('orders-pipeline-dev'),
  },
  {
    what: 'deploy stacks through the CDK',
    action: 'sts:AssumeRole',
    resource: ARNS.bootstrapRole('deploy'),
  },
  {
    what: 'write the state of Pulumi',
    action: 's3:PutObject',
    resource: `${ARNS.bucket(`pulumi-state-${ACCOUNT}-${REGION}`)}/.pulumi/stacks/one.json`,
    context: OVER_TLS,
  },
];
