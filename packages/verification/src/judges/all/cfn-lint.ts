import { type Finding, toSeverity } from '../finding';
import type { Judge } from '../judge';
import { requirePython } from '../python-tools';
import { inChunks } from '../run-chunks';
import { findSubject, type Subject, toFinding } from '../subject';

/** cfn-lint at every level: errors, warnings and what is only for information, such as I3510 on resources of policies. */
export const cfnLint: Judge = {
  name: 'cfn-lint',
  about: 'schemas and good practice of templates, policies included',
  kinds: ['template'],
  needs: 'python',
  version: ({ python }) => requirePython(python).version('cfn-lint'),
  judge: (subjects, { run, python }) =>
    inChunks(subjects, FILES_AT_ONCE, async (some) => {
      const args = ['--regions', 'us-east-1', '--include-checks', 'I', '--format', 'json', '--template'];
      const paths = some.map(({ path }) => path);
      const accept = [0, ...FINDINGS];
      const { stdout } = await run(requirePython(python).program('cfn-lint'), [...args, ...paths], { accept });
      return readCfnLint(stdout, some);
    }),
};

const FILES_AT_ONCE = 12;

/** Exit codes that tell kinds of findings: 2 errors, 4 warnings, 8 information, and their sums. */
const FINDINGS = [2, 4, 6, 8, 10, 12, 14];

interface Match {
  readonly Filename: string;
  readonly Level: string;
  readonly Message: string;
  readonly Location: {
    readonly Path?: readonly (string | number)[] | null;
    readonly Start: { readonly LineNumber: number };
  };
  readonly Rule: { readonly Id: string };
}

/** The findings in the JSON that cfn-lint prints; nothing is printed where there are none. */
export function readCfnLint(json: string, subjects: readonly Subject[]): readonly Finding[] {
  const matches: readonly Match[] = json.trim() === '' ? [] : JSON.parse(json);
  return matches.map(({ Filename, Level, Message, Location, Rule }) => {
    const [section, id] = Location.Path ?? [];
    return toFinding('cfn-lint', findSubject(subjects, Filename), {
      rule: Rule.Id,
      severity: toSeverity(Level),
      resource: section === 'Resources' ? String(id) : `line ${Location.Start.LineNumber}`,
      message: Message,
    });
  });
}
