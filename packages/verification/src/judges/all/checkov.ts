import { type Finding, toSeverity } from '../finding';
import type { Judge } from '../judge';
import { requirePython } from '../python-tools';
import { inChunks } from '../run-chunks';
import { findSubject, type Subject, toFinding } from '../subject';

/** checkov, all rules for CloudFormation, without asking a host on the internet. */
export const checkov: Judge = {
  name: 'checkov',
  about: 'security of resources: encryption, exposure, logging, policies',
  kinds: ['plain-template'],
  needs: 'python',
  version: ({ python }) => requirePython(python).version('checkov'),
  judge: (subjects, { run, python }) =>
    inChunks(subjects, FILES_AT_ONCE, async (some) => {
      const files = some.flatMap(({ path }) => ['--file', path]);
      const args = ['--framework', 'cloudformation', '--compact', '--quiet', '--output', 'json', '--skip-download'];
      const accept = [0, 1];
      const { stdout } = await run(requirePython(python).program('checkov'), [...args, ...files], { accept });
      return readCheckov(stdout, some);
    }),
};

const FILES_AT_ONCE = 12;

interface Report {
  readonly results?: { readonly failed_checks: readonly Check[]; readonly parsing_errors: readonly string[] };
}

interface Check {
  readonly check_id: string;
  readonly check_name: string;
  readonly file_abs_path: string;
  /** Type and logical id, with a dot between. */
  readonly resource: string;
  readonly severity: string | null;
}

/**
 * The findings in the JSON that checkov prints.
 * @throws Error for a template that it could not read, of which it would else say nothing
 */
export function readCheckov(json: string, subjects: readonly Subject[]): readonly Finding[] {
  const { results }: Report = JSON.parse(json);
  const unread = results?.parsing_errors ?? [];
  if (unread.length > 0) throw new Error(`checkov could not read ${unread.join(', ')}`);
  return (results?.failed_checks ?? []).map(({ check_id, check_name, file_abs_path, resource, severity }) =>
    toFinding('checkov', findSubject(subjects, file_abs_path), {
      rule: check_id,
      severity: toSeverity(severity ?? 'error'),
      resource: resource.slice(resource.lastIndexOf('.') + 1),
      message: check_name,
    }),
  );
}
