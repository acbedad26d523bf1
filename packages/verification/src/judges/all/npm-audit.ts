import { type Finding, toSeverity } from '../finding';
import { CannotJudge, type Judge } from '../judge';
import { type Subject, toFinding } from '../subject';

/** npm's own list of vulnerabilities, asked about what the published packages bring along. */
export const npmAudit: Judge = {
  name: 'npm-audit',
  about: 'known vulnerabilities of what the published packages depend on',
  kinds: ['repository'],
  needs: 'registry',
  version: () => 'the registry of the day',
  judge: async (subjects, { run, root }) => {
    const { stdout } = await run('npm', ['audit', '--omit=dev', '--json'], { cwd: root, accept: [0, 1] });
    return subjects.flatMap((subject) => readAudit(stdout, subject));
  },
};

interface Audit {
  readonly vulnerabilities?: { readonly [name: string]: Vulnerability };
  readonly message?: string;
  readonly error?: { readonly summary?: string };
}

interface Vulnerability {
  readonly via: readonly (string | Advisory)[];
}

interface Advisory {
  readonly name: string;
  readonly title: string;
  readonly url: string;
  readonly severity: string;
  readonly range: string;
}

/**
 * The findings in the JSON that npm prints: each advisory, at the package that it is about.
 * @throws CannotJudge where the registry did not answer
 */
export function readAudit(json: string, subject: Subject): readonly Finding[] {
  const { vulnerabilities, message, error }: Audit = JSON.parse(json);
  if (vulnerabilities === undefined) {
    throw new CannotJudge(`the registry does not answer audits: ${message || error?.summary || 'no reason given'}`);
  }
  const advisories = Object.values(vulnerabilities).flatMap(({ via }) => via.filter((one) => typeof one === 'object'));
  return advisories.map(({ name, title, url, severity, range }) =>
    toFinding('npm-audit', subject, {
      rule: url.slice(url.lastIndexOf('/') + 1),
      severity: toSeverity(severity),
      resource: name,
      message: `${title}, in ${range}`,
    }),
  );
}
