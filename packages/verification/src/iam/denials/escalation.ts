import { ADMINISTRATOR, ARNS } from '../arns';
import { passedTo } from '../calls/call';
import { ACCOUNT, OTHER_ACCOUNT } from '../cloud';
import { type Denial, everyRole, type Scene, whatOthersDo } from './denial';

const USER = ARNS.user('somebody');
const FULL_ACCESS = { 'iam:PolicyARN': 'arn:aws:iam::aws:policy/AdministratorAccess' };

/** Attempts to get more rights. */
export const ESCALATION: readonly Denial[] = [
  {
    what: 'add a policy to itself',
    reason: 'whoever writes his own policy may do everything',
    attempts: everyRole(['iam:PutRolePolicy'], itself),
  },
  {
    what: 'attach AdministratorAccess to itself',
    reason: 'the same, with a policy of AWS',
    attempts: everyRole(['iam:AttachRolePolicy'], itself, FULL_ACCESS),
  },
  {
    what: 'remove a policy from itself',
    reason: 'a policy may refuse something',
    attempts: everyRole(['iam:DeleteRolePolicy', 'iam:DetachRolePolicy'], itself),
  },
  {
    what: 'remove a permissions boundary',
    reason: 'a platform team may have set one',
    attempts: everyRole(['iam:DeleteRolePermissionsBoundary', 'iam:PutRolePermissionsBoundary'], itself),
  },
  {
    what: 'change who may assume itself',
    reason: 'a stranger could be let in, and stay',
    attempts: everyRole(['iam:UpdateAssumeRolePolicy'], itself),
  },
  {
    what: 'add a policy to another role of the system',
    reason: 'what one component may not, it would let another do',
    attempts: everyRole(['iam:PutRolePolicy', 'iam:AttachRolePolicy'], others),
  },
  {
    what: 'change who may assume another role of the system',
    reason: 'it would let itself in',
    attempts: everyRole(['iam:UpdateAssumeRolePolicy'], others),
  },
  {
    what: 'change the role of an administrator',
    reason: 'rights of the account are not a matter of a pipeline',
    attempts: everyRole(['iam:PutRolePolicy', 'iam:UpdateAssumeRolePolicy'], [ADMINISTRATOR]),
  },
  {
    what: 'make a role',
    reason: 'a new role could have any rights',
    attempts: everyRole(['iam:CreateRole'], [ARNS.role('back-door')]),
  },
  {
    what: 'make a user',
    reason: 'a user stays when the pipeline is gone',
    attempts: everyRole(['iam:CreateUser'], [USER]),
  },
  {
    what: 'make an access key',
    reason: 'a key works from everywhere, and stays',
    attempts: everyRole(['iam:CreateAccessKey', 'iam:CreateLoginProfile'], [USER]),
  },
  {
    what: 'write a new version of a managed policy',
    reason: 'others use it',
    attempts: everyRole(
      ['iam:CreatePolicyVersion', 'iam:SetDefaultPolicyVersion'],
      [`arn:aws:iam::${ACCOUNT}:policy/teams`],
    ),
  },
  {
    what: 'let another identity provider in',
    reason: 'strangers could sign in',
    attempts: everyRole(
      ['iam:CreateOpenIDConnectProvider', 'iam:UpdateOpenIDConnectProviderThumbprint'],
      [ARNS.identityProvider('tokens.example.com')],
    ),
  },
  {
    what: 'hand the role of an administrator to a task',
    reason: 'the task would be the administrator',
    attempts: passing([ADMINISTRATOR], 'ecs-tasks'),
  },
  {
    what: "hand another team's role to a task",
    reason: "the task would have that team's rights",
    attempts: passing([ARNS.role('treasury-task-role-prod')], 'ecs-tasks'),
  },
  {
    what: 'hand the role of the same task in another environment to a task',
    reason: 'dev would work with the rights of prod',
    attempts: everyRole(['iam:PassRole'], otherEnvironment, passedTo('ecs-tasks')),
  },
  {
    what: 'hand a role of the pipeline to a task',
    reason: 'the task would deploy, or read every artifact',
    attempts: everyRole(
      ['iam:PassRole'],
      ({ places, roles }) => roles.filter(({ id }) => !TASK_ROLES.includes(id)).map(({ id }) => places.role(id)),
      passedTo('ecs-tasks'),
    ),
  },
  {
    what: 'hand the roles of the task to a function',
    reason: 'code that nobody released would run with them',
    attempts: everyRole(['iam:PassRole'], taskRoles, passedTo('lambda')),
  },
  {
    what: 'hand the roles of the task to a virtual machine',
    reason: 'whoever signs in there would have them',
    attempts: everyRole(['iam:PassRole'], taskRoles, passedTo('ec2')),
  },
  {
    what: 'hand the roles of the task to a build',
    reason: 'a build runs what is in a branch',
    attempts: everyRole(['iam:PassRole'], taskRoles, passedTo('codebuild')),
  },
  {
    what: 'hand a role to a task, as a component that releases nothing',
    reason: 'only the deploy action and CodeDeploy start tasks',
    attempts: whatOthersDo(({ action }) => action === 'iam:PassRole'),
  },
  {
    what: 'assume the role of an administrator',
    reason: 'even if that role trusts everybody in the account',
    attempts: everyRole(['sts:AssumeRole'], [ADMINISTRATOR]),
  },
  {
    what: 'assume a role in another account',
    reason: 'even if that account lets this one in',
    attempts: everyRole(['sts:AssumeRole'], [`arn:aws:iam::${OTHER_ACCOUNT}:role/deploy`]),
  },
  {
    what: 'assume the roles that `cdk deploy` works with',
    reason: 'they may change every stack',
    attempts: everyRole(
      ['sts:AssumeRole'],
      ['deploy', 'cfn-exec', 'file-publishing'].map((name) => ARNS.bootstrapRole(name)),
    ),
  },
  {
    what: 'assume the role of another component',
    reason: 'a component has its own rights and no others',
    attempts: assumingOthers,
  },
  {
    what: 'make a service-linked role',
    reason: 'a service would get rights in the account',
    attempts: everyRole(
      ['iam:CreateServiceLinkedRole'],
      [`arn:aws:iam::${ACCOUNT}:role/aws-service-role/ecs.amazonaws.com/AWSServiceRoleForECS`],
    ),
  },
  {
    what: 'leave the organization',
    reason: 'its guard rails would be gone',
    attempts: everyRole(['organizations:LeaveOrganization'], ['*']),
  },
];

const TASK_ROLES = ['task', 'task-execution'];

function itself({ places }: Scene, { id }: { readonly id: string }): readonly string[] {
  return [places.role(id)];
}

function others({ places, roles }: Scene, { id }: { readonly id: string }): readonly string[] {
  return roles.filter((role) => role.id !== id).map((role) => places.role(role.id));
}

function taskRoles({ places, roles }: Scene): readonly string[] {
  return roles.filter(({ id }) => TASK_ROLES.includes(id)).map(({ id }) => places.role(id));
}

function otherEnvironment({ places, roles }: Scene): readonly string[] {
  const { suffix } = places.plan.environment;
  return roles
    .filter(({ id }) => TASK_ROLES.includes(id))
    .map(({ name }) => ARNS.role(name.replace(new RegExp(`${suffix}$`), `${suffix}2`)));
}

function passing(roles: readonly string[], service: string): Denial['attempts'] {
  return everyRole(['iam:PassRole'], roles, passedTo(service));
}

/** Only the pipeline assumes roles: those of its actions. */
function assumingOthers({ places, roles }: Scene) {
  const ofActions = places.plan.delivery.pipeline.actionRoles.map(({ id }) => id);
  return roles.flatMap(({ id }) =>
    roles
      .filter((other) => other.id !== id && !(id === 'pipeline' && ofActions.includes(other.id)))
      .map((other) => ({
        principal: places.role(id),
        action: 'sts:AssumeRole',
        resource: places.role(other.id),
        context: {},
      })),
  );
}
