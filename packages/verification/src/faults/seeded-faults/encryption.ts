import type { Fault } from '../fault';
import { PLAN } from '../folders';

/** Keys that too few or too many can use, and data that is not under the key. */
export const ENCRYPTION_FAULTS: readonly Fault[] = [
  {
    id: 'key-that-logs-cannot-use',
    kind: 'encryption',
    file: `${PLAN}/encryption-key.ts`,
    find: 'useThroughServices(), useForLogs(logGroups), ...useForTopics()',
    replace: 'useThroughServices(), ...useForTopics()',
    effect: 'No log group can be made: the key does not admit CloudWatch Logs.',
  },
  {
    id: 'key-that-events-cannot-use',
    kind: 'encryption',
    file: `${PLAN}/encryption-key.ts`,
    find: "    statement('UseForEvents', { service: 'events.amazonaws.com' }, actions),\n",
    replace: '',
    effect: 'Notifications are lost without a word: EventBridge cannot encrypt for the topic.',
  },
  {
    id: 'key-without-rotation',
    kind: 'encryption',
    file: `${PLAN}/encryption-key.ts`,
    find: '    rotation: true,',
    replace: '    rotation: false,',
    effect: 'The key material is never changed.',
  },
  {
    id: 'key-for-every-service',
    kind: 'encryption',
    file: `${PLAN}/encryption-key.ts`,
    find: ', ...viaServices(SERVICES) }',
    replace: ' }',
    effect: 'Every role of the account that may decrypt can use the key on its own, past the services.',
  },
  {
    id: 'key-grant-removed',
    kind: 'encryption',
    file: `${PLAN}/encryption-key.ts`,
    find: "[...KEY_USE, 'kms:CreateGrant', 'kms:RetireGrant']",
    replace: '[...KEY_USE]',
    effect: 'The image repository cannot be made: ECR works with a grant.',
  },
  {
    id: 'logs-without-key',
    kind: 'encryption',
    file: `${PLAN}/context.ts`,
    find: '    retentionDays,\n    ...(context.encryptionKey && { encryptionKey: context.encryptionKey }),\n',
    replace: '    retentionDays,\n',
    effect: 'Logs are not under the key that the team asked for.',
  },
  {
    id: 'build-output-without-key',
    kind: 'encryption',
    file: `${PLAN}/build-project.ts`,
    find: '    ...(context.encryptionKey && { encryptionKey: context.encryptionKey }),\n',
    replace: '',
    effect: 'Builds write their output with another key than the artifact store has.',
  },
];
