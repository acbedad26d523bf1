import { type Finding, toSeverity } from '../finding';
import type { Judge } from '../judge';
import { requirePython } from '../python-tools';
import { findSubject, quoteLine, type Subject, toFinding } from '../subject';

/** zizmor, without asking GitHub. */
export const zizmor: Judge = {
  name: 'zizmor',
  about: 'security of workflows: tokens, permissions, injections, pins',
  kinds: ['workflow'],
  needs: 'python',
  version: ({ python }) => requirePython(python).version('zizmor'),
  judge: async (subjects, { run, python }) => {
    const args = ['--offline', '--no-progress', '--no-exit-codes', '--persona', 'pedantic', '--format', 'json-v1'];
    const { stdout } = await run(requirePython(python).program('zizmor'), [
      ...args,
      ...subjects.map(({ path }) => path),
    ]);
    return readZizmor(stdout, subjects);
  },
};

interface Audit {
  readonly ident: string;
  readonly desc: string;
  readonly determinations: { readonly severity: string };
  readonly locations: readonly Location[];
}

interface Location {
  readonly symbolic: { readonly kind: string; readonly key: { readonly Local?: { readonly verbatim_path: string } } };
  readonly concrete: { readonly location: { readonly start_point: { readonly row: number } } };
}

/** The findings in the JSON that zizmor prints; the primary location says where. */
export function readZizmor(json: string, subjects: readonly Subject[]): readonly Finding[] {
  const audits: readonly Audit[] = JSON.parse(json);
  return audits.map(({ ident, desc, determinations, locations }) => {
    const location = locations.find(({ symbolic }) => symbolic.kind === 'Primary') ?? locations[0];
    const path = location?.symbolic.key.Local?.verbatim_path ?? '';
    const subject = findSubject(subjects, path);
    return toFinding('zizmor', subject, {
      rule: ident,
      severity: toSeverity(determinations.severity),
      resource: quoteLine(subject, (location?.concrete.location.start_point.row ?? 0) + 1),
      message: desc,
    });
  });
}
