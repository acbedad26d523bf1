import { ADMINISTRATOR, ARNS, GITHUB_PROVIDER, OTHER_ADMINISTRATOR } from '../arns';
import type { Context } from '../evaluate';
import { type AccessCase, DEPLOY, PREVIEW } from './access-case';
import type { AccessParameters } from './access-template';

/** Signing in: the environment deploys, a pull request previews, and nobody else does either. */
export function signIns({ Repository }: AccessParameters): readonly AccessCase[] {
  const environment = `repo:${Repository}:environment:dev`;
  const pullRequest = `repo:${Repository}:pull_request`;
  const strangers = toStrangers(Repository);
  return [
    signIn(DEPLOY, 'deploy, as the environment of the repository', environment, 'allowed'),
    signIn(PREVIEW, 'preview, as a pull request of the repository', pullRequest, 'allowed'),
    ...strangers.map(([who, subject]) => signIn(DEPLOY, `deploy, as ${who}`, subject, 'denied')),
    ...strangers.map(([who, subject]) => signIn(PREVIEW, `preview, as ${who}`, subject, 'denied')),
    signIn(DEPLOY, 'deploy, as a pull request', pullRequest, 'denied'),
    signIn(PREVIEW, 'preview, as a pull request of a fork', `${toFork(Repository)}:pull_request`, 'denied'),
    ...withWrongToken(environment),
    ...[DEPLOY, PREVIEW].flatMap(withoutToken),
  ];
}

/** Subjects of tokens that neither role trusts. */
function toStrangers(repository: string): readonly (readonly [who: string, subject: string])[] {
  const [owner = '', name = ''] = repository.split('/');
  return [
    ['a fork', `${toFork(repository)}:environment:dev`],
    ['another repository of the owner', `repo:${owner}/treasury@9:environment:dev`],
    ['a repository of the same name, made again', `repo:${owner}/${name.replace(/@\d+$/, '@99')}:environment:dev`],
    ['a repository whose name only begins like it', `repo:${repository}-copy:environment:dev`],
    ['another environment', `repo:${repository}:environment:prod`],
    ['an environment whose name only begins like it', `repo:${repository}:environment:dev2`],
    ['a branch without an environment', `repo:${repository}:ref:refs/heads/main`],
    ['a branch that is called like the environment', `repo:${repository}:ref:refs/heads/environment:dev`],
    ['a tag', `repo:${repository}:ref:refs/tags/v1`],
    ['nobody', ''],
  ];
}

/** The right subject in a token that is meant for somebody else, or that somebody else wrote. */
function withWrongToken(subject: string): readonly AccessCase[] {
  return [
    {
      ...signIn(DEPLOY, 'deploy, with a token for somebody else', subject, 'denied'),
      context: token(subject, 'https://github.com/mallory'),
    },
    {
      ...signIn(DEPLOY, 'deploy, with a token of another provider', subject, 'denied'),
      principal: ARNS.identityProvider('tokens.example.com'),
    },
  ];
}

function withoutToken(role: string): readonly AccessCase[] {
  return [ADMINISTRATOR, OTHER_ADMINISTRATOR].map((principal) => ({
    what: 'assume a role of GitHub without a token',
    principal,
    action: 'sts:AssumeRole',
    resource: role,
    context: {},
    expected: 'denied',
  }));
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

function toFork(repository: string): string {
  return `repo:mallory@666/${repository.replace(/.*\//, '')}`;
}
