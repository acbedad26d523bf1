import type { Removal } from '../spec/pipeline-spec';
import type { PlanContext } from './context';
import { ACCOUNT, ACCOUNT_ROOT, arnOf, REGION } from './vocabulary/cloud';
import { KEY_USE, viaServices } from './vocabulary/grants';
import type { Conditions, Principal, ResourceStatement } from './vocabulary/statement';
import { type Text, text } from './vocabulary/text';

/** The customer-managed KMS key. */
export interface EncryptionKeyPlan {
  /** What it is for. */
  readonly description: string;
  /** Alias, with `alias/` at its beginning; at most 256 characters. */
  readonly alias: string;
  /** Whether AWS makes new key material every year. */
  readonly rotation: boolean;
  /** Days between deletion and end, 7 to 30. */
  readonly deletionWindowDays: number;
  /** Key policy: the account's root administers, services use it for this account's resources. */
  readonly policy: readonly ResourceStatement[];
  /** What happens on deletion of the stack. */
  readonly removal: Removal;
}

/**
 * The key, when the spec asks for one. Roles are not named in its policy: a role's policy points at the
 * key, and a key that pointed back would be a cycle. What this account's roles may do with it is said in
 * their policies, and holds only through the services listed here.
 */
export function planEncryptionKey(context: PlanContext, logGroups: readonly string[]): EncryptionKeyPlan | undefined {
  const { encryption } = context.spec;
  if (encryption.key === 'aws-managed') return undefined;
  return {
    description: `Artifacts, images, logs and topics of ${context.name('tag', 'pipeline')}`,
    alias: `alias/${context.name('alias', 'key')}`,
    rotation: true,
    deletionWindowDays: encryption.deletionWindowDays,
    policy: [administer(), useThroughServices(), useForLogs(logGroups), ...useForTopics(), denyOwnGrants()],
    removal: context.removal,
  };
}

/** Key administration, without any use of the key. From the KMS Developer Guide, "Default key policy". */
const ADMINISTRATION = [
  'kms:CancelKeyDeletion',
  'kms:CreateAlias',
  'kms:DeleteAlias',
  'kms:DescribeKey',
  'kms:DisableKey',
  'kms:DisableKeyRotation',
  'kms:EnableKey',
  'kms:EnableKeyRotation',
  'kms:GetKeyPolicy',
  'kms:GetKeyRotationStatus',
  'kms:ListAliases',
  'kms:ListGrants',
  'kms:ListKeyPolicies',
  'kms:ListResourceTags',
  'kms:PutKeyPolicy',
  'kms:RevokeGrant',
  'kms:ScheduleKeyDeletion',
  'kms:TagResource',
  'kms:UntagResource',
  'kms:UpdateAlias',
  'kms:UpdateKeyDescription',
];

const SERVICES = ['s3', 'ecr', 'secretsmanager', 'ssm', 'sns', 'codecommit'];

function administer() {
  return statement('AdministerByAccount', { aws: ACCOUNT_ROOT }, ADMINISTRATION);
}

/** ECR and CodeCommit work with grants that they make for the caller. */
function useThroughServices() {
  return statement('UseThroughServices', { aws: ACCOUNT_ROOT }, [...KEY_USE, 'kms:CreateGrant', 'kms:RetireGrant'], {
    StringEquals: { 'kms:CallerAccount': ACCOUNT, ...viaServices(SERVICES) },
  });
}

/** Nobody hands the key on for himself. From the AWS Control Tower controls reference, "CT.KMS.PR.3". */
function denyOwnGrants(): ResourceStatement {
  const conditions = {
    BoolIfExists: { 'kms:GrantIsForAWSResource': 'false', 'aws:PrincipalIsAWSService': 'false' },
  };
  return { ...statement('DenyOwnGrants', { anyone: true }, ['kms:CreateGrant'], conditions), effect: 'Deny' };
}

/** From the CloudWatch Logs User Guide, "Encrypt log data in CloudWatch Logs using AWS KMS". */
function useForLogs(logGroups: readonly string[]) {
  const arns: readonly Text[] = logGroups.map((name) => arnOf('logs', `log-group:${name}`));
  return statement('UseForLogs', { service: text`logs.${REGION}.amazonaws.com` }, KEY_USE, {
    ArnEquals: { 'kms:EncryptionContext:aws:logs:arn': arns },
  });
}

/** From the SNS Developer Guide, "Enable compatibility between event sources from AWS services and encrypted topics"; EventBridge fills in no condition key. */
function useForTopics() {
  const actions = ['kms:Decrypt', 'kms:GenerateDataKey'];
  return [
    statement('UseForEvents', { service: 'events.amazonaws.com' }, actions),
    statement('UseForAlarms', { service: 'cloudwatch.amazonaws.com' }, actions, {
      StringEquals: { 'aws:SourceAccount': ACCOUNT },
    }),
  ];
}

function statement(
  sid: string,
  principal: Principal,
  actions: readonly string[],
  conditions?: Conditions,
): ResourceStatement {
  return {
    sid,
    effect: 'Allow',
    principals: [principal],
    actions,
    resources: ['*'],
    ...(conditions && { conditions }),
  };
}
