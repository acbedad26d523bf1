import fc from 'fast-check';
import type { NotificationSpec } from '../../src/spec/notification';
import { maybe, someOf } from './values';

const on = someOf('failed', 'succeeded', 'started', 'stopped', 'superseded', 'approval-needed');
const CHAT = 'arn:aws:chatbot::111122223333:chat-configuration/slack-channel/alerts';
const TENANT = '01234567-89ab-cdef-0123-456789abcdef';

/** Some channels, each told some events. */
export const notifications: fc.Arbitrary<readonly NotificationSpec[]> = fc
  .record({
    email: maybe(on),
    other: maybe(on),
    webhook: maybe(on),
    slack: maybe(on),
    teams: maybe(on),
    chat: maybe(on),
  })
  .map(({ email, other, webhook, slack, teams, chat }) => [
    ...(email ? [{ on: email, email: 'team@example.com' }] : []),
    ...(other ? [{ on: other, email: 'boss@example.com' }] : []),
    ...(webhook ? [{ on: webhook, webhook: 'https://example.com/hook' }] : []),
    ...(slack ? [{ on: slack, slack: { workspaceId: 'T0123456', channelId: 'C0123456' } }] : []),
    ...(teams ? [{ on: teams, teams: { tenantId: TENANT, teamId: TENANT, channelId: '19:abc@thread.tacv2' } }] : []),
    ...(chat ? [{ on: chat, chatConfiguration: CHAT }] : []),
  ]);
