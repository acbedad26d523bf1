import { readFileSync } from 'node:fs';
import type { Message } from 'publint';
import { type Finding, toSeverity } from '../finding';
import type { Judge } from '../judge';
import { type Subject, toFinding } from '../subject';
import { npmVersion } from '../tools';

/** publint over the packed packages. */
export const publint: Judge = {
  name: 'publint',
  about: 'what others get from npm: entry points, files, formats',
  kinds: ['package'],
  needs: 'nothing',
  version: () => npmVersion('publint'),
  judge: async (subjects) => {
    const { publint: lint } = await import('publint');
    const { formatMessage } = await import('publint/utils');
    const reports = subjects.map(async (subject) => {
      const { messages, pkg = {} } = await lint({
        pack: { tarball: Uint8Array.from(readFileSync(subject.path)).buffer },
      });
      return readMessages(
        messages,
        (message) => formatMessage(message, pkg, { color: false }) ?? message.code,
        subject,
      );
    });
    return (await Promise.all(reports)).flat();
  },
};

/** The findings in the messages of publint. */
export function readMessages(
  messages: readonly Message[],
  toText: (message: Message) => string,
  subject: Subject,
): readonly Finding[] {
  return messages.map((message) =>
    toFinding('publint', subject, {
      rule: message.code,
      severity: toSeverity(message.type),
      resource: message.path.join('.') || 'package.json',
      message: toText(message),
    }),
  );
}
