import { regional } from '../arns';
import { parameterArn, secretArn } from '../calls/values';
import { type Denial, everyRole, type Scene, whatOnlyOthersMay } from './denial';

/** Attempts on secrets and parameters. */
export const VALUES: readonly Denial[] = [
  {
    what: "read another team's secret",
    reason: 'secrets are read by name, and this name is not in the spec',
    attempts: everyRole(['secretsmanager:GetSecretValue'], [secretArn('treasury/card-numbers')]),
  },
  {
    what: 'read a secret whose name only begins like one of its own',
    reason: 'the pattern of the name ends after the six characters that AWS adds',
    attempts: everyRole(['secretsmanager:GetSecretValue'], ({ places }) =>
      secretsOf(places.plan).map((name) => secretArn(`${name}-of-treasury`)),
    ),
  },
  {
    what: 'read a secret of another component',
    reason: 'a build has no business with the database of the service',
    attempts: whatOnlyOthersMay('secretsmanager:GetSecretValue'),
  },
  {
    what: 'change a secret',
    reason: 'the service would talk to somebody else',
    attempts: everyRole(['secretsmanager:PutSecretValue', 'secretsmanager:UpdateSecret'], ownSecrets),
  },
  {
    what: 'delete a secret',
    reason: 'the service could not start again',
    attempts: everyRole(['secretsmanager:DeleteSecret'], ownSecrets),
  },
  {
    what: 'share a secret with another account',
    reason: 'its policy is not a matter of a pipeline',
    attempts: everyRole(['secretsmanager:PutResourcePolicy'], ownSecrets),
  },
  {
    what: 'list all secrets',
    reason: 'names tell what is worth stealing',
    attempts: everyRole(['secretsmanager:ListSecrets'], ['*']),
  },
  {
    what: "read another team's parameter",
    reason: 'parameters are read by name',
    attempts: everyRole(['ssm:GetParameter', 'ssm:GetParameters'], [parameterArn('/treasury/dev/password')]),
  },
  {
    what: 'read a parameter of another component',
    reason: 'a test has no business with the password of the registry',
    attempts: whatOnlyOthersMay('ssm:GetParameters'),
  },
  {
    what: 'read all parameters below a path',
    reason: 'what is below is not in the spec',
    attempts: everyRole(['ssm:GetParametersByPath'], [parameterArn('/orders')]),
  },
  {
    what: 'change a parameter',
    reason: 'the next build would read it',
    attempts: everyRole(['ssm:PutParameter', 'ssm:DeleteParameter'], ({ places }) => [
      ...parametersOf(places.plan).map(parameterArn),
      parameterArn('/treasury/dev/password'),
    ]),
  },
  {
    what: 'run commands on machines',
    reason: 'Systems Manager could do it',
    attempts: everyRole(['ssm:SendCommand'], [regional('ec2', 'instance/i-0123456789abcdef0')]),
  },
];

function secretsOf({ needs }: Scene['places']['plan']): readonly string[] {
  return needs.filter(({ kind, name }) => kind === 'secret' && !name.startsWith('arn:')).map(({ name }) => name);
}

function parametersOf({ needs }: Scene['places']['plan']): readonly string[] {
  return needs.filter(({ kind }) => kind === 'parameter').map(({ name }) => name);
}

function ownSecrets({ places }: Scene): readonly string[] {
  return [...secretsOf(places.plan).map(secretArn), secretArn('treasury/card-numbers')];
}
