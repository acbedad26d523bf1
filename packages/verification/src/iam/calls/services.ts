import { ADMINISTRATOR, ARNS } from '../arns';
import { ACCOUNT, REGION } from '../cloud';
import { alarmsOf, logGroupArns, type Places } from '../places';
import { callsOfAccessLogs } from './access-logs';
import { callsFor, type LifeCall, OVER_TLS, through } from './call';

/** What AWS services do by themselves, which only the policies of keys, topics and buckets can allow. */
export function callsOfServices(places: Places): readonly LifeCall[] {
  return [...tellTopics(places), ...encryptLogs(places), ...makeRegistry(places), ...callsOfAccessLogs(places)];
}

const EVENTS = 'events.amazonaws.com';
const ALARMS = 'cloudwatch.amazonaws.com';

function tellTopics(places: Places): readonly LifeCall[] {
  const { notificationTopics, encryptionKey } = places.plan.delivery;
  const fed = notificationTopics.filter(({ rule }) => rule).map(({ id }) => places.at(`topic/${id}`, 'arn'));
  const alarms = alarmsOf(places.plan);
  const told = [...new Set(alarms.flatMap(({ topics }) => topics.map((topic) => places.text(topic))))];
  const alarm = { 'aws:SourceAccount': ACCOUNT, 'aws:SourceArn': ARNS.alarm(alarms[0]?.name ?? '') };
  const keys = encryptionKey ? [places.at('encryptionKey', 'arn')] : [];
  const events = {
    principal: EVENTS,
    what: 'tell of executions',
    document: 'topicByEvent',
    context: OVER_TLS,
  } as const;
  return [
    ...callsFor(events, ['sns:Publish'], fed),
    ...callsFor(
      { principal: ALARMS, what: 'tell of an alarm', document: 'topicByAlarm', context: { ...OVER_TLS, ...alarm } },
      ['sns:Publish'],
      told,
    ),
    ...callsFor(
      { principal: EVENTS, what: 'tell through an encrypted topic', document: 'topicKey' },
      KEY_OF_TOPIC,
      fed.length > 0 ? keys : [],
    ),
    ...callsFor(
      { principal: ALARMS, what: 'tell through an encrypted topic', document: 'topicKey', context: alarm },
      KEY_OF_TOPIC,
      told.length > 0 ? keys : [],
    ),
  ];
}

const KEY_OF_TOPIC = ['kms:Decrypt', 'kms:GenerateDataKey'];

function encryptLogs(places: Places): readonly LifeCall[] {
  if (!places.plan.delivery.encryptionKey) return [];
  return logGroupArns(places.plan).flatMap((group) =>
    callsFor(
      {
        principal: LOGS,
        what: 'encrypt and decrypt logs',
        document: 'logKey',
        context: { 'kms:EncryptionContext:aws:logs:arn': group },
      },
      ['kms:Decrypt', 'kms:Encrypt', 'kms:GenerateDataKey', 'kms:ReEncryptFrom', 'kms:ReEncryptTo'],
      [places.at('encryptionKey', 'arn')],
    ),
  );
}

/** ECR works with a grant that it makes in the name of whoever deploys the stack, so that nobody else needs the key for images. */
function makeRegistry(places: Places): readonly LifeCall[] {
  const { encryptionKey, imageRegistry } = places.plan.delivery;
  if (!encryptionKey || !imageRegistry) return [];
  const deployer = {
    principal: ADMINISTRATOR,
    what: 'make and delete the image repository',
    document: 'registryKey',
    context: through('ecr'),
  } as const;
  const granting = { 'kms:GrantIsForAWSResource': 'true', 'aws:PrincipalIsAWSService': 'false' };
  const key = [places.at('encryptionKey', 'arn')];
  return [
    ...callsFor(deployer, ['kms:DescribeKey', 'kms:RetireGrant'], key),
    ...callsFor({ ...deployer, context: { ...deployer.context, ...granting } }, ['kms:CreateGrant'], key),
  ];
}

/** CloudWatch Logs in the region of the plan. */
export const LOGS = `logs.${REGION}.amazonaws.com`;
