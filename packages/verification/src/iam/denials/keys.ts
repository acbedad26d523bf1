import { ADMINISTRATOR, ARNS, regional } from '../arns';
import { through } from '../calls/call';
import { LOGS } from '../calls/services';
import { ACCOUNT, OTHER_ACCOUNT, OTHER_REGION, REGION } from '../cloud';
import type { Context, Request } from '../evaluate';
import { logGroupArns } from '../places';
import { type Denial, everyRole, type Scene } from './denial';

const USES = ['kms:Decrypt', 'kms:Encrypt', 'kms:GenerateDataKey'];
const TREASURY = ARNS.key('the key of treasury');

/** Attempts on keys. */
export const KEYS: readonly Denial[] = [
  {
    what: 'decrypt with the key directly',
    reason: 'the key works through the services of the plan alone',
    attempts: everyRole(USES, own, { 'kms:CallerAccount': ACCOUNT }),
  },
  {
    what: 'decrypt with the key through a service that the plan does not use',
    reason: 'the same',
    attempts: onKey((scene) =>
      ['dynamodb', 'ec2', 'lambda', 'rds'].flatMap((service) => byRoles(scene, USES, through(service))),
    ),
  },
  {
    what: 'decrypt through the right service in another region',
    reason: 'the key is for this region',
    attempts: everyRole(USES, own, { ...through('s3'), 'kms:ViaService': `s3.${OTHER_REGION}.amazonaws.com` }),
  },
  {
    what: 'decrypt through S3, as a component without artifacts',
    reason: 'only those who read artifacts may decrypt them',
    attempts: onKey((scene) =>
      byRoles(scene, ['kms:Decrypt', 'kms:GenerateDataKey'], through('s3'), (id) => !usesKey(scene, id)),
    ),
  },
  {
    what: "use another team's key",
    reason: 'even if that key trusts everybody in the account',
    attempts: everyRole(USES, [TREASURY], through('s3')),
  },
  {
    what: 'make a grant on the key',
    reason: 'a grant lets others use the key, and stays',
    attempts: everyRole(['kms:CreateGrant'], own, { 'kms:CallerAccount': ACCOUNT }),
  },
  {
    what: 'make a grant on the key for oneself, through a service or directly, as an administrator too',
    reason: 'services of AWS make grants for what they keep, nobody else does',
    attempts: onKey((scene) =>
      [scene.places.role('build'), ADMINISTRATOR].flatMap((principal) =>
        [through('ecr'), through('codecommit'), { 'kms:CallerAccount': ACCOUNT }].map((context) => ({
          principal,
          action: 'kms:CreateGrant',
          resource: scene.places.at('encryptionKey', 'arn'),
          context: { ...context, 'kms:GrantIsForAWSResource': 'false', 'aws:PrincipalIsAWSService': 'false' },
        })),
      ),
    ),
  },
  {
    what: 'decrypt with the key directly, as an administrator of the account',
    reason: 'who administers a key need not read what it encrypts; it would be seen in the policy of the key',
    attempts: onKey(({ places }) =>
      USES.map((action) => ({
        principal: ADMINISTRATOR,
        action,
        resource: places.at('encryptionKey', 'arn'),
        context: { 'kms:CallerAccount': ACCOUNT },
      })),
    ),
  },
  {
    what: 'change the policy of the key',
    reason: 'strangers could be let in',
    attempts: everyRole(['kms:PutKeyPolicy'], own, { 'kms:CallerAccount': ACCOUNT }),
  },
  {
    what: 'delete or disable the key',
    reason: 'everything that it encrypts would be lost',
    attempts: everyRole(['kms:ScheduleKeyDeletion', 'kms:DisableKey', 'kms:DisableKeyRotation'], own, {
      'kms:CallerAccount': ACCOUNT,
    }),
  },
  {
    what: 'use the key from another account, through a service',
    reason: 'the key admits callers of this account',
    attempts: onKey(({ places }) => outside(places.at('encryptionKey', 'arn'), 'role/administrator')),
  },
  {
    what: 'encrypt logs of a group that the plan does not have',
    reason: 'CloudWatch Logs may use the key for the groups of the plan',
    attempts: onKey(({ places }) =>
      asLogs(places.at('encryptionKey', 'arn'), [
        regional('logs', 'log-group:/treasury/prod'),
        ...logGroupArns(places.plan).map((group) => `${group}-of-treasury`),
      ]),
    ),
  },
  {
    what: 'encrypt logs of the same name in another account',
    reason: 'a log group is its whole ARN',
    attempts: onKey(({ places }) =>
      asLogs(
        places.at('encryptionKey', 'arn'),
        logGroupArns(places.plan).map((group) => group.replace(ACCOUNT, OTHER_ACCOUNT)),
      ),
    ),
  },
  {
    what: 'encrypt logs in another region',
    reason: 'the service of another region is another service',
    attempts: onKey(({ places }) =>
      asLogs(places.at('encryptionKey', 'arn'), logGroupArns(places.plan), `logs.${OTHER_REGION}.amazonaws.com`),
    ),
  },
  {
    what: 'use the key for alarms of another account',
    reason: 'CloudWatch would be a confused deputy',
    attempts: onKey(({ places }) => alarmsOutside(places.at('encryptionKey', 'arn'))),
  },
  {
    what: 'use the key as a service that has nothing to do with it',
    reason: 'a key policy should name those that need it',
    attempts: onKey(({ places }) =>
      ['lambda', 'codebuild', 'codepipeline', 's3', 'delivery.logs', 'ec2'].flatMap((service) =>
        USES.map((action) => ({
          principal: `${service}.amazonaws.com`,
          action,
          resource: places.at('encryptionKey', 'arn'),
          context: { 'aws:SourceAccount': ACCOUNT },
        })),
      ),
    ),
  },
];

function own({ places }: Scene): readonly string[] {
  return places.plan.delivery.encryptionKey ? [places.at('encryptionKey', 'arn')] : [];
}

/** Only systems with a key have something to attack. */
function onKey(attempts: Denial['attempts']): Denial['attempts'] {
  return (scene) => (scene.places.plan.delivery.encryptionKey ? attempts(scene) : []);
}

function byRoles(
  { places, roles }: Scene,
  actions: readonly string[],
  context: Context,
  isMeant = (_id: string) => true,
): readonly Request[] {
  const resource = places.at('encryptionKey', 'arn');
  return roles
    .filter(({ id }) => isMeant(id))
    .flatMap(({ id }) => actions.map((action) => ({ principal: places.role(id), action, resource, context })));
}

function usesKey({ places, calls }: Scene, id: string): boolean {
  return calls.some(({ principal, action }) => principal === places.role(id) && action.startsWith('kms:'));
}

function outside(resource: string, who: string): readonly Request[] {
  return USES.map((action) => ({
    principal: `arn:aws:iam::${OTHER_ACCOUNT}:${who}`,
    action,
    resource,
    context: { 'kms:ViaService': `s3.${REGION}.amazonaws.com`, 'kms:CallerAccount': OTHER_ACCOUNT },
  }));
}

function asLogs(resource: string, groups: readonly string[], principal = LOGS): readonly Request[] {
  return groups.flatMap((group) =>
    USES.map((action) => ({ principal, action, resource, context: { 'kms:EncryptionContext:aws:logs:arn': group } })),
  );
}

function alarmsOutside(resource: string): readonly Request[] {
  const context = { 'aws:SourceAccount': OTHER_ACCOUNT };
  return ['kms:Decrypt', 'kms:GenerateDataKey'].map((action) => ({
    principal: 'cloudwatch.amazonaws.com',
    action,
    resource,
    context,
  }));
}
